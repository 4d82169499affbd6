import { stem, words } from './fold.ts';
import { STOP_WORDS } from './stop-words.ts';
import { related } from './thesaurus.ts';
import { Vocabulary } from './vocabulary.ts';

const WORD = /[\p{L}\p{N}]+(?:[-/&][\p{L}\p{N}]+)*/gu;

/** Shortest part of a compound that is a reason: shorter ones stand in words that have nothing to do with them. */
const PART_LENGTH = 5;

/** The words of a text, of which `matchedWords` finds those that were asked for. */
export const wordsOf = (text: string): Vocabulary => {
  const all = new Vocabulary();
  for (const word of words(text)) all.add(stem(word));
  return all;
};

/** The word itself, a compound with it, a part of it, or a relative. The search takes in more: short parts, typing errors. */
const fits = (word: string, known: Vocabulary): boolean =>
  (word.length >= PART_LENGTH ? known.containing(word).size > 0 : known.has(word)) ||
  known.within(word, PART_LENGTH).size > 0 ||
  [...related(word)].some((relative) => known.has(relative));

const isMatched = (written: string, known: Vocabulary): boolean =>
  words(written).some((word) => !STOP_WORDS.has(word) && fits(stem(word), known));

/**
 * The words of `query`, as they were written and each once, that say why a text was found: it has the word, a compound with it, a
 * part of it, or a relative.
 */
export const matchedWords = (query: string, known: Vocabulary): readonly string[] => {
  const written = new Map([...query.matchAll(WORD)].map(([word]) => [word.toLowerCase(), word]));
  return [...written.values()].filter((word) => isMatched(word, known));
};
