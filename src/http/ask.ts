import { dayInBerlin } from '../../contracts/days.ts';
import type { QueryDefinition } from '../../contracts/definitions.ts';
import type { Position, StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { QUERIES } from '../../projections/all.ts';
import type { Sight } from '../../projections/model.ts';
import type { ReadSide } from '../project/read-side.ts';
import { unknownParameters } from './query-string.ts';

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
  /** The position to answer at; null while the log is empty. */
  readonly position: Position | null;
  readonly today: string;
  readonly timeTravel: boolean;
}

const EMPTY_LOG: Position = `${'0'.repeat(16)}-00000000`;

const checkParams = (query: QueryDefinition, params: Readonly<Record<string, unknown>>) => {
  const parsed = query.params.safeParse({ ...params });
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const unknown = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [],
  );
  if (unknown.length > 0) throw unknownParameters(unknown);
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), message }));
  throw new Problem('bad-parameter', { detail: errors[0]?.message ?? 'Ein Parameter ist ungültig.', errors });
};

const foreign = (path: string) =>
  new Problem('foreign-position', {
    detail: 'Diese Position gehört zu einem anderen oder früheren Bestand. Bitte neu laden.',
    errors: [{ path, message: 'Die Position ist hier nicht bekannt.' }],
  });

const awaitPosition = async (
  readSide: ReadSide,
  position: Position,
  head: Position | null,
  waitMs: number,
) => {
  if (readSide.knows(position)) return;
  const newer = readSide.position === null || position > readSide.position;
  if (!newer || head === null || position > head) throw foreign('atLeast');
  if (!(await readSide.waitFor(position, waitMs)))
    throw new Problem('not-ready', {
      detail: 'Diese Eintragung ist noch nicht überall angekommen. Bitte gleich noch einmal versuchen.',
      retryAfterSeconds: 1,
    });
  if (!readSide.knows(position)) throw foreign('atLeast');
};

const resolveStand = (readSide: ReadSide, stand: string): Position | null => {
  const resolved = readSide.resolveStand(stand);
  if (resolved !== 'foreign') return resolved;
  throw foreign('stand');
};

/** What asking needs beside the read models. */
export interface AskParts {
  readonly readSide: ReadSide;
  readonly head: () => Promise<Position | null>;
  readonly now: () => Date;
  readonly waitMs: number;
}

/**
 * Checks a question and fixes its moment: waits for `atLeast`, resolves `stand`. Throws Problems 400, 412, 503.
 */
export const prepare = async (question: Question, parts: AskParts): Promise<PreparedQuestion> => {
  const checked = checkParams(question.query, question.params);
  const { atLeast, stand, after } = checked;
  if (typeof atLeast === 'string')
    await awaitPosition(parts.readSide, atLeast as Position, await parts.head(), parts.waitMs);
  if (typeof after === 'string' && !parts.readSide.knows(after as Position)) throw foreign('after');
  const timeTravel = typeof stand === 'string';
  const position = timeTravel ? resolveStand(parts.readSide, stand) : parts.readSide.position;
  return { ...question, checked, position, today: dayInBerlin(parts.now()), timeTravel };
};

/**
 * The answer to a prepared question, as plain JSON with its position; undefined where what is asked for does not
 * exist or is hidden. The first position of an empty log is all zeros.
 */
export const answer = (
  question: PreparedQuestion,
  asker: Asker,
  { readSide }: AskParts,
): object | undefined => {
  const ask = QUERIES[question.query.name as keyof typeof QUERIES];
  const at = question.timeTravel ? question.position : undefined;
  const models = readSide.models(at);
  const result = ask(models, {
    params: question.checked as never,
    path: question.path,
    sight: asker.sight,
    today: question.today,
    text: readSide.text,
    search: (words) => readSide.search(words, at),
    pushes: readSide.pushes,
    revision: (stream) => (asker.mayWrite(stream) ? readSide.revisionOf(stream) : undefined),
  });
  if (result === undefined) return undefined;
  const presented = readSide.present(result, asker.sight) as object;
  return { ...presented, position: question.position ?? EMPTY_LOG };
};
