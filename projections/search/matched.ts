import { expanding, type Match } from './expand.ts';
import { asked, terms } from './query-words.ts';
import { Vocabulary } from './vocabulary.ts';

/** From this weight on a text has the word, a compound with it, its first part, or a relative. */
const LEAST = 0.45;

/** The words of a text, of which `matchedWords` finds those that were asked for. */
export const wordsOf = (text: string): Vocabulary => {
  const all = new Vocabulary();
  for (const word of terms(text)) all.add(word);
  return all;
};

/** What stands in a text for a term (`expanding`). */
export const matchesOf = (term: string, known: Vocabulary): readonly Match[] => {
  const steps = expanding(term, known);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
};

/**
 * The words of `query`, as they were written and each once, that a text has in one way or another; words that are spelled
 * nearly alike are others here.
 */
export const matchedWords = (query: string, known: Vocabulary): readonly string[] => [
  ...new Set(
    asked(query)
      .filter(({ term }) =>
        matchesOf(term, known).some(({ weight, how }) => weight >= LEAST && how !== 'typo'),
      )
      .map(({ written }) => written),
  ),
];
