import { describe, expect, it, test } from 'vitest';
import { stem } from '../../projections/search/fold.ts';
import { matchesOf } from '../../projections/search/matched.ts';
import { asked, terms } from '../../projections/search/query-words.ts';
import { Vocabulary } from '../../projections/search/vocabulary.ts';

/** What stands for a word among others, and how much it counts. */
const standing = (word: string, ...others: string[]) => {
  const known = new Vocabulary();
  for (const other of others.flatMap(terms)) known.add(other);
  const [term = ''] = terms(word);
  return Object.fromEntries(matchesOf(term, known).map((match) => [match.word, match.weight]));
};

describe('a word stands', () => {
  test.each([
    ['Portal', 'Bürgerportal', 0.7, 'for a compound that ends with it'],
    ['Grab', 'Grabplan', 0.7, 'for a compound that begins with it'],
    ['Bauakten', 'Bauaktenarchiv', 0.7, 'for a compound with its stem'],
    ['Hundemarke', 'Hund', 0.6, 'for a relative'],
    ['Geschwisterkinder', 'Geschwister', 0.45, 'for what it is about'],
    ['Fischereischein', 'Schein', 0.225, 'half as much for what kind of thing it is'],
    ['Warnung', 'Verwarnung', 0.35, 'little for what only has its letters'],
  ])('(%s, %s): %d %s', (word, other, weight) => {
    expect(Object.values(standing(word, other))).toEqual([weight]);
  });

  it('for nothing that a relative contains', () => {
    expect(standing('Grab', 'Nutzung', 'Stelle', 'Verwaltung')).toEqual({});
  });

  it('for what an abbreviation says', () => {
    for (const [short, long] of [
      ['RIS', 'Sitzungsdienst'],
      ['DMS', 'E-Akte'],
      ['OZG', 'Onlinedienst'],
      ['BauGB', 'Bauantrag'],
      ['IKZ', 'Zusammenarbeit'],
      ['OWi', 'Verwarnungsgeld'],
    ] as const)
      expect(Object.values(standing(short, long)), short).toContain(0.6);
  });
});

test.each([
  ['Bürgerinnen', 'Bürger'],
  ['Bürgerin', 'Bürger'],
  ['Architektinnen', 'Architekten'],
  ['Digitallotsin', 'Digitallotse'],
  ['Hundehalterinnen', 'Hundehalter'],
])('%s is %s', (woman, man) => {
  expect(terms(woman)).toEqual(terms(man));
});

test('what only sounds like a woman of a trade stays', () => {
  for (const word of ['termin', 'verein', 'medizin', 'berlin']) expect(stem(word)).toBe(word.slice(0, -1));
});

test('what is written small beside nouns says less, alone it says all', () => {
  expect(asked('Wahlhelfer gewinnen').map(({ says }) => says)).toEqual([1, 0.35]);
  expect(asked('wahlhelfer gewinnen').map(({ says }) => says)).toEqual([1, 1]);
});
