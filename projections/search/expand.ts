import { related, thesaurusStems } from './thesaurus.ts';
import type { Vocabulary } from './vocabulary.ts';

// How much a word counts that was not typed but stands for what was typed.
const WEIGHT = { same: 1, part: 0.7, within: 0.45, related: 0.6, typo: 0.5 };

/** Shortest word that is looked for inside others, or that others are looked for in: two letters are in everything. */
const PART_LENGTH = 4;

/** Edit distance with transpositions (Damerau 1964, restricted), given up beyond `limit`. */
export const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, previous]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, previous] = [previous, row];
  }
  return previous[b.length] ?? limit + 1;
};

const typoLimit = (term: string) => (term.length >= 9 ? 2 : term.length >= 5 ? 1 : 0);

const corrected = (term: string, candidates: Iterable<string>): string[] => {
  const limit = typoLimit(term);
  if (limit === 0) return [];
  return [...candidates].filter(
    (candidate) => candidate !== term && distance(term, candidate, limit) <= limit,
  );
};

/**
 * The words of the vocabulary that a query's word stands for, each with its weight: itself, words that contain it
 * or that it contains (German compounds), relatives from the thesaurus, and corrections of typing errors.
 */
export const expand = (term: string, vocabulary: Vocabulary): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const add = (word: string, weight: number) => found.set(word, Math.max(found.get(word) ?? 0, weight));
  const addLike = (wanted: string, factor: number) => {
    for (const word of vocabulary.within(wanted, PART_LENGTH)) add(word, WEIGHT.within * factor);
    if (wanted.length >= PART_LENGTH)
      for (const word of vocabulary.containing(wanted)) add(word, WEIGHT.part * factor);
    if (vocabulary.has(wanted)) add(wanted, WEIGHT.same * factor);
  };
  addLike(term, 1);
  for (const relative of related(term)) addLike(relative, WEIGHT.related);
  if (vocabulary.has(term)) return found;
  for (const word of corrected(term, vocabulary.all())) add(word, WEIGHT.typo);
  for (const known of corrected(term, thesaurusStems()))
    for (const relative of related(known)) addLike(relative, WEIGHT.related * WEIGHT.typo);
  return found;
};
