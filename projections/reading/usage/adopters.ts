import type { z } from 'zod';
import type { Betreiber } from '../../../contracts/adoption/particulars.ts';
import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { isUnderWay, type Relation } from '../../../contracts/fields/kinds/adoption.ts';
import { groesseOf } from '../../../contracts/fields/kinds/kommune.ts';
import { type Reads, through } from '../../model/reads.ts';
import { ancestorsOf } from '../../tables/lineage/ancestors.ts';
import { madeFrom } from '../../tables/lineage/made-from.ts';
import { ORGANISATION_READS } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { adoptionColumns } from '../columns/adoption-columns.ts';
import { FLAG } from '../columns/adoption-flags.ts';
import { dayNumber } from '../columns/days.ts';
import { isOpened } from './begun.ts';
import type { Numbered, Viewpoint } from './descendants.ts';

/** Those who use something on a day, and how: what its list is filtered by. */
export interface Adopters {
  readonly streams: readonly StreamName[];
  readonly relation: readonly z.output<typeof Relation>[];
  readonly betreiber: readonly z.output<typeof Betreiber>[];
  /** True where one of them runs it for others, too. */
  readonly auchFuerAndere: boolean;
}

const sorted = <Value extends string>(values: Iterable<Value | undefined>): readonly Value[] =>
  [...new Set(values)].filter((value) => value !== undefined).sort();

/** Those among these adoptions that have begun and are not over on that day; what belongs to one only where the viewer sees that. */
export const adoptersIn = (models: ReadModels, numbers: Numbered, { sight, day }: Viewpoint): Adopters => {
  const columns = adoptionColumns(models);
  const on = dayNumber(day);
  const used = numbers.filter((number) => isUnderWay(columns.statusAt(number, on)));
  const isTold = (number: number) =>
    !(columns.is(number, FLAG.released) && isOpened(columns.row(number), sight));
  const told = used.filter(isTold);
  return {
    streams: sorted(used.map((number) => columns.streamOf(number))),
    relation: sorted(used.map((number) => columns.relationOf(number))),
    betreiber: sorted(told.map((number) => columns.operatorOf(number))),
    auchFuerAndere: told.some((number) => columns.is(number, FLAG.forOthers)),
  };
};

/** What all that somebody took over goes back to. */
const originsTaken = (models: ReadModels, stream: string): readonly string[] => {
  const taken = models.lineage.adoptions.by('stream', stream);
  return [
    ...ancestorsOf(
      models,
      taken.flatMap(madeFrom).map((source) => source.solutionId),
    ),
  ];
};

/** What is read of those who use something, by the id of what they use. */
export const ADOPTER_READS: Reads<ReadModels> = through(ORGANISATION_READS, originsTaken);

/** The facets that follow from who uses something; where they are and how many live there as it stands by now. */
export const adopterFacets = (
  { kommune }: Pick<ReadModels, 'kommune'>,
  { streams, relation, betreiber, auchFuerAndere }: Adopters,
) => {
  const kommunen = streams.map((stream) => kommune.kommunen.get(organisationIdOf(stream)));
  return {
    genutztIn: sorted(kommunen.map((row) => row?.land)),
    groesse: sorted(
      kommunen.map((row) => (row?.population === undefined ? undefined : groesseOf(row.population))),
    ),
    relation,
    betreiber,
    auchFuerAndere: streams.length === 0 ? [] : [String(auchFuerAndere)],
  };
};
