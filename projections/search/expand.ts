import { nearInThesaurus, related } from './thesaurus.ts';
import type { Words } from './words-seen.ts';

/** How a word of a text stands for one that was asked for. */
export type How = 'same' | 'compound' | 'part' | 'related' | 'typo';

/** A word of the texts that stands for one that was asked for, and how much it counts. */
export interface Match {
  readonly word: string;
  readonly weight: number;
  readonly how: How;
}

// How much a word counts that was not typed but stands for what was typed. The last part of a compound says of what kind a
// thing is, its first part what it is about: "Fischereischein" is no matter of every "Schein".
const WEIGHT = { same: 1, compound: 0.7, inside: 0.35, part: 0.45, head: 0.225, related: 0.6, typo: 0.5 };

/** Shortest word that is looked for in others, or that others are looked for in: two letters are in everything. */
const PART_LENGTH = 4;

/** Fewest letters of the rest of a compound. */
const REST_LENGTH = 3;

/** What stands before a word without making a compound of it: a Verwarnung is no kind of Warnung. */
const PREFIX = /^(?:auf|aus|bei|emp|ent|miss|mit|nach|uber|unter|vor)$|ver$|zer$/;

/** A compound of `part`, as its first or last word; letters within another word mean little. */
const weightWithin = (word: string, part: string): number => {
  if (word === part) return WEIGHT.same;
  const rest = word.length - part.length;
  if (word.startsWith(part)) return WEIGHT.compound;
  const isLast = word.endsWith(part) && rest >= REST_LENGTH && !PREFIX.test(word.slice(0, rest));
  return isLast ? WEIGHT.compound : WEIGHT.inside;
};

/** What counts most first, whatever the order in which the words came to be known. */
const inOrder = (found: ReadonlyMap<string, Match>): readonly Match[] =>
  [...found.values()].sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));

/** Words that are looked for: of two ways to one, the better counts. */
class Found {
  readonly all = new Map<string, Match>();

  add(word: string, weight: number, how: How): void {
    const known = this.all.get(word);
    if (known === undefined || known.weight < weight) this.all.set(word, { word, weight, how });
  }

  /** The word itself and the compounds with it. */
  addLike(wanted: string, words: Words, factor: number, how?: How): void {
    if (wanted.length >= PART_LENGTH)
      for (const word of words.containing(wanted))
        this.add(word, weightWithin(word, wanted) * factor, how ?? (word === wanted ? 'same' : 'compound'));
    else if (words.has(wanted)) this.add(wanted, WEIGHT.same * factor, how ?? 'same');
  }

  /** The first and the last part of a compound. */
  addParts(whole: string, words: Words): void {
    for (let length = PART_LENGTH; length <= whole.length - REST_LENGTH; length += 1) {
      const [first, last] = [whole.slice(0, length), whole.slice(-length)];
      if (words.has(first)) this.add(first, WEIGHT.part, 'part');
      if (words.has(last)) this.add(last, WEIGHT.head, 'part');
    }
  }
}

/**
 * The words that a query's word stands for: itself, words that contain it or that it contains (German compounds), relatives
 * from the thesaurus and compounds with them, and corrections of typing errors. Each step is one look at all words.
 */
export function* expanding(term: string, words: Words): Generator<void, readonly Match[]> {
  const found = new Found();
  found.addLike(term, words, 1);
  found.addParts(term, words);
  for (const relative of related(term)) {
    yield;
    found.addLike(relative, words, WEIGHT.related, 'related');
  }
  if (words.has(term)) return inOrder(found.all);
  yield;
  for (const word of words.near(term)) found.add(word, WEIGHT.typo, 'typo');
  for (const known of nearInThesaurus(term))
    for (const relative of related(known)) {
      yield;
      found.addLike(relative, words, WEIGHT.related * WEIGHT.typo, 'related');
    }
  return inOrder(found.all);
}
