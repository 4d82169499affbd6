import { expanding } from './expand.ts';
import { stem, words } from './fold.ts';
import { STOP_WORDS } from './stop-words.ts';
import { Vocabulary } from './vocabulary.ts';
import type { Words } from './words-seen.ts';

const WORD = /[\p{L}\p{N}]+(?:[-/&][\p{L}\p{N}]+)*/gu;

/** The words of a text. None is taken for a mistyped one: that would be no reason to tell. */
const wordsOf = (text: string): Words => {
  const all = new Vocabulary();
  for (const word of words(text)) all.add(stem(word));
  return {
    has: (word) => all.has(word),
    containing: (part) => all.containing(part),
    within: (whole, least) => all.within(whole, least),
    near: () => [],
  };
};

const fits = (written: string, known: Words): boolean =>
  words(written).some((word) => {
    if (STOP_WORDS.has(word)) return false;
    const steps = expanding(stem(word), known);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value.size > 0;
  });

/** The words of `query`, as they were written and each once, for which `text` has the word itself, a compound or a relative. */
export const matchedWords = (query: string, text: string): readonly string[] => {
  const known = wordsOf(text);
  const written = new Map([...query.matchAll(WORD)].map(([word]) => [word.toLowerCase(), word]));
  return [...written.values()].filter((word) => fits(word, known));
};
