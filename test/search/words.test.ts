import { describe, expect, test } from 'vitest';
import { createSearch, type SearchDoc } from '../../projections/search/create-search.ts';
import { fold, LONGEST_WORD, words } from '../../projections/search/fold.ts';
import { lettersOf, mayBeNear, nearTo } from '../../projections/search/typos.ts';
import { Vocabulary } from '../../projections/search/vocabulary.ts';
import { randomOf } from '../bench/world/random.ts';

describe('fold', () => {
  test.each([
    ['Bür\u00adger\u00adpor\u00adtal', 'a soft hyphen, as documents for print hold it'],
    ['Bürger\u200bportal', 'a zero-width space'],
    ['\ufeffBürgerportal', 'a byte order mark'],
    ['Bürger\u2060\u200dportal', 'joiners'],
    ['\u202eBürgerportal\u202c', 'a change of direction'],
    ['Bürgerportal\ufe0f', 'a variation selector'],
    ['Bu\u0308rgerportal', 'marks of their own'],
    ['BÜRGERPORTAL', 'capitals'],
  ])('%j is Bürgerportal: %s', (text) => {
    expect(fold(text)).toBe(fold('Bürgerportal'));
    expect(words(text)).toEqual(words('Bürgerportal'));
  });

  test('takes ligatures and dashes for what they stand for', () => {
    expect(words('ﬁnanzen')).toEqual(words('finanzen'));
    expect(words('E\u2011Akte')).toEqual(words('E-Akte'));
    expect(words('Straẞe')).toEqual(words('Strasse'));
  });

  test('of what is only invisible has no words', () => {
    expect(words('\u00ad\u200b\u2060\u202e')).toEqual([]);
  });
});

describe('a word', () => {
  test('counts by its first letters, however long it is, and however it is joined', () => {
    for (const text of ['x'.repeat(500), Array.from({ length: 250 }, () => 'a').join('-')])
      for (const word of words(text)) expect(word.length).toBeLessThanOrEqual(LONGEST_WORD);
  });

  test('that is too long is found all the same', () => {
    const search = createSearch();
    const doc: SearchDoc = { id: '1', title: 'y'.repeat(150), summary: '', keywords: [], texts: [] };
    search.put(doc);
    expect(search.search('y'.repeat(150))[0]).toBeGreaterThan(0);
  });
});

/** Damerau's distance, restricted, as the textbook has it. */
const distance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const row = rows[i] as number[];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        changed,
        exchanged ? at(i - 2, j - 2) + 1 : changed,
      );
    }
  }
  return at(a.length, b.length);
};

describe('typing errors', () => {
  const random = randomOf(18);
  const drawn = (length: number) => Array.from({ length }, () => 'abcdé7'[random.below(6)]).join('');

  test('are counted as by the textbook, and no word within them is left out by its letters', () => {
    let near = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const [a, b] = [drawn(random.below(9)), drawn(random.below(9))];
      const limit = 1 + random.below(2);
      const isNear = distance(a, b) <= limit;
      expect(nearTo(a, limit)(b), `${a} ${b} ${limit}`).toBe(isNear);
      if (isNear) expect(mayBeNear(lettersOf(a), lettersOf(b), limit), `${a} ${b} ${limit}`).toBe(true);
      near += Number(isNear);
    }
    expect(near).toBeGreaterThan(500);
  });

  test('of one word after another do not mix', () => {
    const isNear = nearTo('hundesteuer', 2);
    const others = ['hundesteur', 'grundsteuer', 'hundesteuern', 'h', 'hundetseuer', 'kita', 'hundesteuer'];
    expect([...others, ...others].map(isNear)).toEqual(
      [...others, ...others].map((other) => distance('hundesteuer', other) <= 2),
    );
  });

  test('are mended in words that are there, not in those that are gone', () => {
    const vocabulary = new Vocabulary();
    for (const word of ['hundesteur', 'hundesteuer', 'akten']) vocabulary.add(word);
    vocabulary.remove('hundesteur');
    expect(vocabulary.near('hundesteue')).toEqual(['hundesteuer']);
    expect(vocabulary.near('akte')).toEqual([]);
  });
});
