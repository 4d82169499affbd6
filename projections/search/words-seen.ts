import type { Ranking } from './ranking.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words among which a query's words are looked for. */
export type Words = Pick<Vocabulary, 'has' | 'containing' | 'near'>;

/**
 * The words of all that `ranking` ranks: those that everybody reads, and of the hidden ones those that stand in a document
 * that is seen.
 */
export const wordsSeen = (open: Words, hidden: Words, ranking: Ranking): Words => {
  const together = (all: Iterable<string>, some: Iterable<string>): Set<string> => {
    const found = new Set(all);
    for (const word of some) if (ranking.has(word)) found.add(word);
    return found;
  };
  return {
    has: (word) => open.has(word) || (hidden.has(word) && ranking.has(word)),
    containing: (part) => together(open.containing(part), hidden.containing(part)),
    near: (word) => [...together(open.near(word), hidden.near(word))],
  };
};
