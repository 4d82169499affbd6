import type { z } from 'zod';
import type { StreamName } from '../../contracts/envelope.ts';
import type { MatrixCell } from '../../contracts/views/matrix.ts';
import type { listPairs as contract, PairItem } from '../../contracts/views/pairs.ts';
import { readCursor } from '../lists/cursor.ts';
import { firstOf } from '../lists/first-of.ts';
import { inSteps } from '../model/in-steps.ts';
import type { Presentable } from '../model/presentable.ts';
import { type Asked, type Scope, waitingFor } from '../reading/asked.ts';
import { seesEntry } from '../reading/visible.ts';
import type { NeedRow } from '../tables/need.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { type Fit, Helpers } from './helpers.ts';
import { fitting } from './list-solutions/fitting.ts';
import { searchCatalogue, searching } from './list-solutions/search-index.ts';
import { belongsTo, needItem, newestNeed } from './need.ts';
import { MATRIX } from './verbund/matrix/get-matrix.ts';

type Params = z.output<typeof contract.params>;

/** So many entries of the catalogue are looked at for one need, and so many needs for one page, however many are asked for. */
const MOST_FITS = 5;
const MOST_NEEDS = 20;

/** What a page of pairs depends on beside the tables. */
interface PairsOf extends Pick<Scope<Params>, 'sight' | 'today' | 'text'> {
  readonly verbundId: string;
  readonly after: string | undefined;
  readonly limit: number;
}

interface Made {
  readonly items: readonly Presentable<PairItem>[];
  readonly total: number;
  /** Where the page ends; absent: nothing comes after it. */
  readonly last?: string;
}

const pageOf = (models: ReadModels, { verbundId, sight, after, limit }: PairsOf) => {
  const open = [...models.need.needs.values()].filter(
    (row) =>
      row.closed === undefined &&
      seesEntry(models, sight, 'need', row.needId) &&
      belongsTo(models, row.stream, verbundId),
  );
  const rest = after === undefined ? open : open.filter(({ position }) => position < after);
  const page = firstOf(rest, Math.min(limit, MOST_NEEDS), newestNeed);
  const last = rest.length > page.length ? page.at(-1)?.position : undefined;
  return { page, total: open.length, ...(last === undefined ? {} : { last }) };
};

/** What was answered to a need, in the order in which it was. */
const answersTo = (models: ReadModels, { needId }: NeedRow) =>
  [...models.need.answers.by('need', needId)].sort((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));

/** What fits a need, by its words; searched for in small steps before. */
function* fitsFor(
  models: ReadModels,
  row: NeedRow,
  { sight, text }: PairsOf,
): Generator<void, readonly Fit[]> {
  const words = text(row.satz);
  yield* searching(models, { sight, words, text });
  const search = (sought: string) => searchCatalogue(models, { sight, words: sought, text });
  const found = fitting(models, { ...row, words, by: row.stream, most: MOST_FITS }, { sight, text, search });
  return found as readonly Fit[];
}

interface Members {
  readonly isMember: (stream: StreamName) => boolean;
  readonly cellsOf: (fit: Fit) => readonly MatrixCell[];
}

function* pairOf(
  models: ReadModels,
  row: NeedRow,
  { isMember, cellsOf }: Members,
  of: PairsOf,
): Generator<void, Presentable<PairItem>> {
  const helpers = new Helpers(models, row.stream, isMember);
  helpers.addOffers(answersTo(models, row), of.sight);
  const fits = yield* fitsFor(models, row, of);
  for (const fit of fits) {
    helpers.addOwner(fit, true);
    helpers.addMembers(fit, [...cellsOf(fit)]);
    yield;
  }
  for (const fit of fits) helpers.addOwner(fit, false);
  for (const fit of fits) {
    if (helpers.areEnough) break;
    helpers.addOthers(fit, { sight: of.sight, day: of.today });
    yield;
  }
  return { ...needItem(models, row), koennenHelfen: helpers.named } as Presentable<PairItem>;
}

/** What the members of a Verbund have to do with solutions, by the solution. */
function* membersOf(
  models: ReadModels,
  { verbundId, sight, today, text }: PairsOf,
): Generator<void, Members> {
  const of = { verbundId, sight, day: today, text };
  yield* MATRIX.steps(models, of);
  const { members, cells } = MATRIX.made(models, of);
  const streams = new Set<StreamName>([`verbund-${verbundId}`]);
  for (const { kommuneId } of members) streams.add(`kommune-${kommuneId}`);
  const bySolution = Map.groupBy(cells, ({ solutionId }) => solutionId);
  return {
    isMember: (stream) => streams.has(stream),
    cellsOf: ({ solutionId, referenceId }) => bySolution.get(solutionId ?? referenceId ?? '') ?? [],
  };
}

function* make(models: ReadModels, of: PairsOf): Generator<void, Made> {
  const { page, ...rest } = pageOf(models, of);
  const items: Presentable<PairItem>[] = [];
  const members = page.length === 0 ? undefined : yield* membersOf(models, of);
  if (members !== undefined) for (const row of page) items.push(yield* pairOf(models, row, members, of));
  return { items, ...rest };
}

/** A page of pairs, need by need. */
const PAIRS = inSteps(
  ({ verbundId, sight, today, after, limit }: PairsOf) =>
    JSON.stringify([verbundId, sight.audienceClass, today, after, limit]),
  make,
);

const pairsOf = ({ params, path, sight, today, text, cursors }: Scope<Params>): PairsOf => ({
  ...{ sight, today, text, limit: params.limit },
  verbundId: path.verbundId ?? '',
  after: readCursor(cursors, params.cursor, 1)?.[0],
});

/** Who asks, and who can answer, the newest need first; undefined where the Verbund is unknown. */
const listPairs = (models: ReadModels, asked: Asked<Params>) => {
  if (models.verbund.verbuende.get(asked.path.verbundId ?? '') === undefined) return undefined;
  const { items, total, last } = PAIRS.made(models, pairsOf(asked));
  return { items, total, ...(last === undefined ? {} : { next: asked.cursors.seal([last]) }) };
};

const waits = (models: ReadModels, scope: Scope<Params>) => ({
  moment: [],
  words: PAIRS.steps(models, pairsOf(scope)),
});

/** The query function of pairs. */
export const listPairsQuery = waitingFor(waits, listPairs);
