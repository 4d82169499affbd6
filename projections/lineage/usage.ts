import type { AdoptionStatus, Usage } from '../../contracts/views/parts.ts';
import type { Sight } from '../model.ts';
import { organisationOf } from '../organisation.ts';
import type { ReadModels } from '../read-models.ts';
import { seesAdoption } from '../visible.ts';
import { descendingAdoptions } from './ancestors.ts';
import { isUnconfirmed, statusAt } from './status.ts';
import type { AdoptionRow } from './tables.ts';

const BUCKETS: Readonly<Record<AdoptionStatus, keyof Usage>> = {
  geplant: 'geplant',
  'in-erprobung': 'inErprobung',
  'in-einfuehrung': 'inEinfuehrung',
  'im-betrieb': 'imBetrieb',
  beendet: 'beendet',
  'nicht-weiterverfolgt': 'nichtWeiterverfolgt',
};

const bucketOf = (row: AdoptionRow, day: string): keyof Usage | undefined => {
  const status = statusAt(row, day)?.status;
  if (status === 'im-betrieb' && isUnconfirmed(row, day)) return 'unbestaetigt';
  return status && BUCKETS[status];
};

/** The Kommunen that are not counted: whose own it is, and those who carry it jointly. */
const ownersOf = (models: ReadModels, solutionId: string): ReadonlySet<string> => {
  const place = models.whereabouts.solutions.get(solutionId);
  const traeger = models.catalogue.solutions.get(solutionId)?.fields.traeger ?? [];
  return new Set(place ? [organisationOf(place.stream), ...traeger] : traeger);
};

/** How a day and a viewer look at the adoptions that descend from a solution. */
export interface Viewpoint {
  readonly sight: Sight;
  /** YYYY-MM-DD: today, or the day that was asked for. */
  readonly day: string;
}

/** The adoptions that descend from a solution and that these eyes may see on that day. */
export const visibleDescendants = (
  models: ReadModels,
  solutionId: string,
  { sight, day }: Viewpoint,
  options?: { withIdeas: boolean },
): AdoptionRow[] =>
  descendingAdoptions(models, solutionId, options).filter(
    (row) => seesAdoption(models, sight, row.adoptionId) && statusAt(row, day) !== undefined,
  );

/**
 * DOMAIN rule 14: how many distinct Kommunen use what descends from a solution, by status; without those whose own it
 * is, without what was taken as an idea only. A Kommune with several such adoptions counts once a status.
 */
export const usageOf = (models: ReadModels, solutionId: string, viewpoint: Viewpoint): Usage => {
  const owners = ownersOf(models, solutionId);
  const counted = new Map<keyof Usage, Set<string>>();
  for (const row of visibleDescendants(models, solutionId, viewpoint)) {
    const bucket = bucketOf(row, viewpoint.day);
    const kommuneId = organisationOf(row.stream);
    if (bucket === undefined || owners.has(kommuneId)) continue;
    counted.set(bucket, (counted.get(bucket) ?? new Set()).add(kommuneId));
  }
  const count = (bucket: keyof Usage) => counted.get(bucket)?.size ?? 0;
  return {
    imBetrieb: count('imBetrieb'),
    unbestaetigt: count('unbestaetigt'),
    geplant: count('geplant'),
    inErprobung: count('inErprobung'),
    inEinfuehrung: count('inEinfuehrung'),
    beendet: count('beendet'),
    nichtWeiterverfolgt: count('nichtWeiterverfolgt'),
  };
};
