import type { StreamName } from '../../../contracts/envelope.ts';
import { isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionStatus, Usage } from '../../../contracts/views/parts.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { type AdoptionColumns, adoptionColumns } from '../columns/adoption-columns.ts';
import { FLAG } from '../columns/adoption-flags.ts';
import { dayNumber } from '../columns/days.ts';
import { buildersOf } from './builders.ts';
import { claimedUsers } from './claims.ts';
import { isCounted } from './counted.ts';
import { type Numbered, numberedDescendants, type Viewpoint } from './descendants.ts';
import { indirectly } from './indirect.ts';
import { confirmedSince } from './status.ts';

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
const bucketsOn = (models: ReadModels, columns: AdoptionColumns, day: string) => {
  const [on, since] = [dayNumber(day), dayNumber(confirmedSince(day))];
  const counted = new Map<StreamName, boolean>();
  const counts = (stream: StreamName): boolean => {
    const known = counted.get(stream) ?? isCounted(models, stream);
    counted.set(stream, known);
    return known;
  };
  return (number: number): keyof Usage | undefined => {
    const status = columns.statusAt(number, on);
    if (!counts(columns.streamOf(number))) return isUnderWay(status) ? 'andereStellen' : undefined;
    if (status === 'im-betrieb' && columns.lastWordOf(number) < since) return 'unbestaetigt';
    return status && BUCKETS[status];
  };
};

/**
 * DOMAIN rule 14: how many distinct Kommunen use what descends from a solution (`numbers`), by status; without those whose
 * own it is, also by having built it jointly, without what was taken as an idea only. A Kommune with several such adoptions counts once a
 * status. Other parties that have it are counted beside, in whatever status; so is who uses something that it is a building block of.
 */
export const countUses = (
  models: ReadModels,
  solutionId: string,
  numbers: Numbered,
  { sight, day }: Viewpoint,
): Usage => {
  const columns = adoptionColumns(models);
  const builders = buildersOf(models, solutionId, numbers, { sight, day });
  const counted = new Map<keyof Usage, Set<StreamName>>();
  const bucketOf = bucketsOn(models, columns, day);
  const spoken = new Set(builders);
  for (const number of numbers) {
    const stream = columns.streamOf(number);
    spoken.add(stream);
    const bucket = bucketOf(number);
    if (bucket === undefined || builders.has(stream)) continue;
    const streams = counted.get(bucket);
    if (streams === undefined) counted.set(bucket, new Set([stream]));
    else streams.add(stream);
  }
  const known = new Set([
    ...builders,
    ...(counted.get('imBetrieb') ?? []),
    ...(counted.get('unbestaetigt') ?? []),
  ]);
  const indirect = indirectly(models, solutionId, numbers, sight)
    .below.filter((number) => !columns.is(number, FLAG.joint) && bucketOf(number) === 'imBetrieb')
    .map((number) => columns.streamOf(number))
    .filter((stream) => !known.has(stream));
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
  countUses(models, solutionId, numberedDescendants(models, solutionId, viewpoint), viewpoint);
