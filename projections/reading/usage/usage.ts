import type { StreamName } from '../../../contracts/envelope.ts';
import { isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionStatus, Usage } from '../../../contracts/views/parts.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { buildersOf } from './builders.ts';
import { claimedUsers } from './claims.ts';
import { isCounted } from './counted.ts';
import { type Viewpoint, visibleDescendants } from './descendants.ts';
import { indirectly } from './indirect.ts';
import { confirmedSince, isUnconfirmed, statusAt } from './status.ts';

const BUCKETS: Readonly<Record<AdoptionStatus, keyof Usage>> = {
  interesse: 'interesse',
  'in-pruefung': 'inPruefung',
  geplant: 'geplant',
  beschlossen: 'geplant',
  'in-entwicklung': 'inEntwicklung',
  'in-erprobung': 'inErprobung',
  'in-einfuehrung': 'inEinfuehrung',
  'im-betrieb': 'imBetrieb',
  beendet: 'beendet',
  'nicht-weiterverfolgt': 'nichtWeiterverfolgt',
};

/** In which figure an adoption counts: in that of its status, or beside all of them where whose it is is no Kommune. */
const bucketsOn = (models: ReadModels, day: string) => {
  const since = confirmedSince(day);
  return (row: AdoptionRow): keyof Usage | undefined => {
    const status = statusAt(row, day)?.status;
    if (!isCounted(models, row.stream)) return isUnderWay(status) ? 'andereStellen' : undefined;
    if (status === 'im-betrieb' && isUnconfirmed(row, since)) return 'unbestaetigt';
    return status && BUCKETS[status];
  };
};

/**
 * DOMAIN rule 14: how many distinct Kommunen use what descends from a solution (`rows`), by status; without those whose
 * own it is, also by having built it jointly, without what was taken as an idea only. A Kommune with several such adoptions counts once a
 * status. Other parties that have it are counted beside, in whatever status; so is who uses something that it is a building block of.
 */
export const countUses = (
  models: ReadModels,
  solutionId: string,
  rows: readonly AdoptionRow[],
  { sight, day }: Viewpoint,
): Usage => {
  const builders = buildersOf(models, solutionId, rows, { sight, day });
  const counted = new Map<keyof Usage, Set<StreamName>>();
  const bucketOf = bucketsOn(models, day);
  for (const row of rows) {
    const bucket = bucketOf(row);
    if (bucket === undefined || builders.has(row.stream)) continue;
    const streams = counted.get(bucket);
    if (streams === undefined) counted.set(bucket, new Set([row.stream]));
    else streams.add(row.stream);
  }
  const spoken = new Set([...builders, ...rows.map(({ stream }) => stream)]);
  const known = new Set([
    ...builders,
    ...(counted.get('imBetrieb') ?? []),
    ...(counted.get('unbestaetigt') ?? []),
  ]);
  const indirect = indirectly(models, solutionId, rows, sight)
    .rows.filter((row) => !row.gemeinsam && !known.has(row.stream) && bucketOf(row) === 'imBetrieb')
    .map(({ stream }) => stream);
  const count = (bucket: keyof Usage) => counted.get(bucket)?.size ?? 0;
  return {
    imBetrieb: count('imBetrieb'),
    unbestaetigt: count('unbestaetigt'),
    interesse: count('interesse'),
    inPruefung: count('inPruefung'),
    geplant: count('geplant'),
    inEntwicklung: count('inEntwicklung'),
    inErprobung: count('inErprobung'),
    inEinfuehrung: count('inEinfuehrung'),
    beendet: count('beendet'),
    nichtWeiterverfolgt: count('nichtWeiterverfolgt'),
    andereStellen: count('andereStellen'),
    gemeinsam: builders.size - 1,
    mittelbar: new Set(indirect).size,
    lautQuellen: claimedUsers(models, solutionId, { spoken, sight, day }).length,
  };
};

/** As `countUses`, over all that descends from the solution and that the viewer may see. */
export const usageOf = (models: ReadModels, solutionId: string, viewpoint: Viewpoint): Usage =>
  countUses(models, solutionId, visibleDescendants(models, solutionId, viewpoint), viewpoint);
