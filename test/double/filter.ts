import { status } from '@grpc/grpc-js';
import type { Hardships } from './hardships.ts';
import type { Recorded } from './record.ts';
import { failure, unknown } from './status.ts';
import type { ReadOptions } from './wire.ts';

/** What a subscription asks to see, and how often it is told how far the server has looked (rules 4.12 and 5.6). */
export interface Filter {
  readonly filtered: boolean;
  readonly matches: (record: Recorded) => boolean;
  /** Records considered in one page. */
  readonly window: number;
  /** Considered records between two checkpoints. */
  readonly interval: number;
}

const DEFAULT_WINDOW = 32;

const everything: Filter = {
  filtered: false,
  matches: () => true,
  window: DEFAULT_WINDOW,
  interval: Number.POSITIVE_INFINITY,
};

/** Characters that a comparison by culture passes over: controls, soft hyphens, what has no width. */
const IGNORABLE = /[\p{Cc}\p{Cf}]/gu;

const PLAIN = /^[\x20-\x7e]+$/;

/**
 * Rule 10.10: whether a text begins with a prefix as ICU compares: composed or decomposed is the same, ignorable characters count for
 * nothing, and a letter with an accent is another letter.
 */
const beginsByCulture = (text: string, prefix: string): boolean => {
  if (PLAIN.test(text) && PLAIN.test(prefix)) return text.startsWith(prefix);
  const [whole, beginning] = [text, prefix].map((one) => one.replaceAll(IGNORABLE, '').normalize('NFD'));
  if (whole === undefined || beginning === undefined || !whole.startsWith(beginning)) return false;
  return beginning === '' || !/^\p{M}/u.test(whole.slice(beginning.length));
};

/** The filter of a request; throws as the server does where it makes no sense. */
export const filterOf = (options: ReadOptions, hardships: Hardships): Filter => {
  const wanted = options.getFilter();
  if (wanted === undefined) return everything;
  const byStream = wanted.getStreamIdentifier();
  const expression = byStream ?? wanted.getEventType();
  const textOf = byStream ? ({ stream }: Recorded) => stream : ({ type }: Recorded) => type;
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex()) : undefined;
  const prefixes = expression?.getPrefixList() ?? [];
  const window = wanted.hasMax() ? wanted.getMax() : DEFAULT_WINDOW;
  const multiplier = wanted.getCheckpointintervalmultiplier();
  if (multiplier === 0) throw unknown('Exception was thrown by handler.');
  if (!wanted.hasMax() && !wanted.hasCount()) throw failure(status.INVALID_ARGUMENT, 'No window was given.');
  const begins = hardships.has('10.10')
    ? beginsByCulture
    : (text: string, prefix: string) => text.startsWith(prefix);
  const matches = (record: Recorded) =>
    regex === undefined
      ? prefixes.some((prefix) => begins(textOf(record), prefix))
      : regex.test(textOf(record));
  return { filtered: true, matches, window, interval: multiplier * window };
};
