import { dayInBerlin } from '../../contracts/days.ts';
import type { QueryDefinition } from '../../contracts/definitions.ts';
import type { Position, StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { searchCatalogue } from '../../projections/answers/list-solutions/search-index.ts';
import type { Sight } from '../../projections/model/sight.ts';
import type { Scope } from '../../projections/reading/asked.ts';
import { onDay } from '../../projections/tables/kommune/on-day.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import type { ReadSide } from '../project/read-side.ts';
import { QUERIES } from '../registry.ts';
import { inTime } from '../store/in-time.ts';
import { unknownParameters } from './query-string.ts';
import type { SealCursors } from './sealed-cursors.ts';

/** Who asks: what may be seen, and which streams' revisions may be known. */
export interface Asker {
  readonly sight: Sight;
  readonly mayWrite: (stream: StreamName) => boolean;
}

export interface Question {
  readonly query: QueryDefinition;
  readonly path: Readonly<Record<string, string>>;
  /** As they came: strings, or arrays of them. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** A question whose parameters have been checked and whose moment is fixed. */
export interface PreparedQuestion extends Question {
  readonly checked: Readonly<Record<string, unknown>>;
  /** The position to answer at. */
  readonly position: Position;
  readonly today: string;
  /** The tables to answer from, at that position; kept here, since others may ask for more moments than are kept. */
  readonly models: ReadModels;
}

/** Questions that may wait for what takes long; who comes then is asked to come again. */
const MOST_WAITING = 32;

const checkParams = (query: QueryDefinition, params: Readonly<Record<string, unknown>>) => {
  const parsed = query.params.safeParse({ ...params });
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const unknown = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [],
  );
  if (unknown.length > 0) throw unknownParameters(unknown);
  const all = parsed.error.issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), message }));
  // One error a parameter, whatever is wrong with it and however often it was given.
  const errors = all.filter(({ path }, index) => all.findIndex((one) => one.path === path) === index);
  throw new Problem('bad-parameter', { detail: errors[0]?.message ?? 'Ein Parameter ist ungültig.', errors });
};

const foreign = (path: string) =>
  new Problem('foreign-position', {
    detail: 'Diese Position gehört zu einem anderen oder früheren Bestand. Bitte neu laden.',
    errors: [{ path, message: 'Die Position ist hier nicht bekannt.' }],
  });

/** Waits until a position has been applied. Throws 412 where it never will be, 503 where that takes too long. */
const awaitPosition = async (
  path: 'atLeast' | 'after',
  position: Position,
  { readSide, mayCome, waitMs }: AskParts,
): Promise<void> => {
  if (readSide.knows(position)) return;
  const end = performance.now() + waitMs;
  // An engine that does not say in time whether it may come is not waited for either.
  if (position <= readSide.position || (await inTime(mayCome(position), waitMs)) === false)
    throw foreign(path);
  if (!(await readSide.waitFor(position, Math.max(0, end - performance.now()))))
    throw new Problem('not-ready', {
      detail: 'Diese Eintragung ist noch nicht überall angekommen. Bitte gleich noch einmal versuchen.',
      retryAfterSeconds: 1,
    });
  if (!readSide.knows(position)) throw foreign(path);
};

const resolveStand = (readSide: ReadSide, stand: string): Position => {
  const resolved = readSide.resolveStand(stand);
  if (resolved !== 'foreign') return resolved;
  throw foreign('stand');
};

/** What decides which of the things that take long an answer needs. */
type TextlessScope = Omit<Scope<unknown>, 'text' | 'pushes'>;

/** What asking needs beside the read models. */
export interface AskParts {
  readonly readSide: ReadSide;
  /** Whether a position that has not been applied may still come (`EventStore.mayCome`). */
  readonly mayCome: (position: Position) => Promise<boolean>;
  readonly now: () => Date;
  readonly waitMs: number;
  readonly cursors: SealCursors;
}

/** The day that is looked at: the one that is asked for, or today. */
const dayOf = ({ params, today }: Pick<Scope<unknown>, 'params' | 'today'>): string =>
  (params as { readonly zum?: string }).zum ?? today;

/** Makes what the answer would take long for, while others go on. Throws Problem 503 where too many wait for such. */
const makeReady = async (
  { name }: QueryDefinition,
  models: ReadModels,
  scope: TextlessScope,
  { readSide }: AskParts,
) => {
  const query = QUERIES[name as keyof typeof QUERIES];
  if (!('waits' in query)) return;
  const { moment, words } = query.waits(onDay(models, dayOf(scope)), {
    ...scope,
    text: readSide.text,
    pushes: readSide.pushes,
  } as Scope<never>);
  // Searches wait for each other alone: a day may take seconds.
  const ready =
    (await readSide.longWork.run(moment, MOST_WAITING)) &&
    (await readSide.searchWork.run(words, MOST_WAITING));
  if (ready) return;
  throw new Problem('not-ready', {
    detail:
      'Gerade werden zu viele Suchen, andere Tage und Stände zusammengestellt. Bitte gleich noch einmal versuchen.',
    retryAfterSeconds: 2,
  });
};

/** The tables of a moment (undefined: now), with all made ready that the answer needs. */
const readyModels = async (
  query: QueryDefinition,
  at: Position | undefined,
  scope: TextlessScope,
  parts: AskParts,
): Promise<ReadModels> => {
  const { readSide } = parts;
  for (;;) {
    const models = readSide.models(at);
    const { moved } = readSide;
    await makeReady(query, models, scope, parts);
    // Something has become hidden meanwhile, in the past as well, or is told again: what was made ready does not hold.
    if (at !== undefined && moved !== readSide.moved) continue;
    // A moment that was now when it was asked for may have become a past one meanwhile: then those tables have moved on.
    if (at === undefined || models !== readSide.models() || readSide.position === at) return models;
  }
};

/** What a cursor holds for: all that decides which items a list has and how they are sorted, and who sees them. */
const boundOf = (
  { query, path, checked, today }: Omit<PreparedQuestion, 'position' | 'models'>,
  sight: Sight,
) => {
  const { cursor: _, limit: __, atLeast: ___, ...asked } = checked;
  return [query.name, path, asked, today, sight.audienceClass];
};

/**
 * Checks a question and fixes its moment: waits for `atLeast`, resolves `stand`, makes ready what the answer needs. What
 * follows without a pause is of that moment. Throws Problems 400, 412, 503.
 */
export const prepare = async (
  question: Question,
  { sight }: Asker,
  parts: AskParts,
): Promise<PreparedQuestion> => {
  const { readSide } = parts;
  const checked = checkParams(question.query, question.params);
  const { atLeast, stand, after } = checked;
  if (typeof atLeast === 'string') await awaitPosition('atLeast', atLeast as Position, parts);
  if (typeof after === 'string') await awaitPosition('after', after as Position, parts);
  const at = typeof stand === 'string' ? resolveStand(readSide, stand) : undefined;
  const today = dayInBerlin(parts.now());
  const models = await readyModels(
    question.query,
    at,
    {
      ...{ params: checked, path: question.path, sight, today },
      cursors: parts.cursors(boundOf({ ...question, checked, today }, sight)),
    },
    parts,
  );
  return { ...question, checked, position: at ?? readSide.position, today, models };
};

/**
 * The answer to a prepared question, as plain JSON with its position; undefined where what is asked for does not
 * exist or is hidden.
 */
export const answer = (
  question: PreparedQuestion,
  asker: Asker,
  { readSide, cursors }: AskParts,
): object | undefined => {
  const ask = QUERIES[question.query.name as keyof typeof QUERIES];
  const { checked: params, today } = question;
  const models = onDay(question.models, dayOf({ params, today }));
  const result = ask(models, {
    params: question.checked as never,
    path: question.path,
    sight: asker.sight,
    today: question.today,
    text: readSide.text,
    search: (words) => searchCatalogue(models, { sight: asker.sight, words, text: readSide.text }),
    cursors: cursors(boundOf(question, asker.sight)),
    pushes: readSide.pushes,
    revision: (stream) => (asker.mayWrite(stream) ? readSide.revisionOf(stream) : undefined),
  });
  if (result === undefined) return undefined;
  const presented = readSide.present(result, asker.sight) as object;
  return { ...presented, position: question.position };
};
