import { stem, words } from './fold.ts';
import { STOP_WORDS } from './stop-words.ts';

/** Words of a query that count; each is compared with the whole vocabulary, and nobody needs more. */
const MOST_WORDS = 16;

const WRITTEN =
  /[\p{L}\p{N}\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+(?:[-/&\p{Pd}][\p{L}\p{N}\p{M}]+)*/gu;

/** The terms of a text under which it is found. */
export const terms = (text: string): string[] =>
  words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);

/** A term of a query, with the word as it was written. */
export interface Asked {
  readonly term: string;
  readonly written: string;
  /** How much of what is asked for it says, from 0 to 1. */
  readonly says: number;
}

/** What a word says that is written small beside others that are not: it is a verb or an adjective, and no matter of its own. */
const SMALL = 0.35;

const isSmall = (written: string): boolean => /^\p{Ll}/u.test(written);

/** The first terms of a query, each once, with the words as they were written last. */
export const asked = (query: string): Asked[] => {
  const all = new Map<string, Asked>();
  const known = [...query.matchAll(WRITTEN)].map(([word]) => seen(word));
  const hasNouns = known.some((word) => terms(word).length > 0 && !isSmall(word));
  for (const written of known)
    for (const term of terms(written))
      all.set(term, { term, written, says: hasNouns && isSmall(written) ? SMALL : 1 });
  return [...all.values()].slice(0, MOST_WORDS);
};

/** How the first word of some texts that has this term is written there. */
export const writtenAs = (term: string, texts: readonly string[]): string | undefined => {
  for (const text of texts)
    for (const [written] of text.matchAll(WRITTEN)) if (terms(written).includes(term)) return seen(written);
  return undefined;
};

/** A word without what has no look of its own. */
const seen = (written: string) => written.replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
