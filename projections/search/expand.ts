import { nearInThesaurus, related } from './thesaurus.ts';
import type { Words } from './words-seen.ts';

// How much a word counts that was not typed but stands for what was typed.
const WEIGHT = { same: 1, part: 0.7, within: 0.45, related: 0.6, typo: 0.5 };

/** Shortest word that is looked for inside others, or that others are looked for in: two letters are in everything. */
const PART_LENGTH = 4;

/**
 * The words that a query's word stands for, each with its weight: itself, words that contain it or that it contains (German
 * compounds), relatives from the thesaurus, and corrections of typing errors. Each step is one look at all words.
 */
export function* expanding(term: string, words: Words): Generator<void, ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const add = (word: string, weight: number) => found.set(word, Math.max(found.get(word) ?? 0, weight));
  const addLike = (wanted: string, factor: number) => {
    for (const word of words.within(wanted, PART_LENGTH)) add(word, WEIGHT.within * factor);
    if (wanted.length >= PART_LENGTH)
      for (const word of words.containing(wanted)) add(word, WEIGHT.part * factor);
    if (words.has(wanted)) add(wanted, WEIGHT.same * factor);
  };
  addLike(term, 1);
  for (const relative of related(term)) {
    yield;
    addLike(relative, WEIGHT.related);
  }
  if (words.has(term)) return found;
  yield;
  for (const word of words.near(term)) add(word, WEIGHT.typo);
  for (const known of nearInThesaurus(term))
    for (const relative of related(known)) {
      yield;
      addLike(relative, WEIGHT.related * WEIGHT.typo);
    }
  return found;
}
