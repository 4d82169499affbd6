import { describe, expect, test } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { createSearch } from '../../projections/search/create-search.ts';
import { fold, LONGEST_WORD, words } from '../../projections/search/fold.ts';
import { Lengths } from '../../projections/search/lengths.ts';
import { Ranking } from '../../projections/search/ranking.ts';
import type { SearchDoc } from '../../projections/search/search-doc.ts';
import { Shelf } from '../../projections/search/shelf.ts';
import { lettersOf, mayBeNear, nearTo } from '../../projections/search/typos.ts';
import { Vocabulary } from '../../projections/search/vocabulary.ts';
import { wordsSeen } from '../../projections/search/words-seen.ts';
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
    search.put(doc, { level: 'oeffentlich', owner: 'kommune-a' });
    const steps = search.searching('y'.repeat(150), PUBLIC_SIGHT);
    for (let next = steps.next(); ; next = steps.next())
      if (next.done === true) return expect(next.value.scores[0]).toBeGreaterThan(0);
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

describe('the words of an audience class', () => {
  const owner: StreamName = 'kommune-a';
  const open = new Vocabulary();
  open.add('fusionsklan');
  const hidden = new Shelf(1, new Lengths(1));
  hidden.add(0, [['fusionsplan', 'fusionsplanung']]);
  hidden.add(1, [['fusionsbeirat']]);
  const wordsOf = (...seen: number[]) => {
    const postings = hidden.postings;
    return wordsSeen(open, hidden.vocabulary, new Ranking([1], [{ postings, seen: Uint8Array.from(seen) }]));
  };

  test('are those of everybody and those of the entries that it sees', () => {
    for (const [words, known] of [
      [wordsOf(0, 0), []],
      [wordsOf(1, 0), ['fusionsplan', 'fusionsplanung']],
      [wordsOf(0, 1), ['fusionsbeirat']],
      [wordsOf(1, 1), ['fusionsplan', 'fusionsplanung', 'fusionsbeirat']],
    ] as const) {
      for (const word of ['fusionsplan', 'fusionsplanung', 'fusionsbeirat'])
        expect(words.has(word)).toBe((known as readonly string[]).includes(word));
      expect(new Set(words.containing('fusion'))).toEqual(new Set(['fusionsklan', ...known]));
      const plans = known.filter((word) => word.startsWith('fusionsplan'));
      expect(new Set(words.near('fusionsplam'))).toEqual(new Set(['fusionsklan', ...plans.slice(0, 1)]));
    }
  });

  test('are looked for step by step, for no more words than count', () => {
    const search = createSearch();
    const doc = (id: string, title: string) => ({ id, title, summary: '', keywords: [], texts: [] });
    search.put(doc('1', 'Fusionsklan'), { level: 'oeffentlich', owner });
    search.put(doc('2', 'Fusionsplan'), { level: 'kommune', owner });
    const query = Array.from({ length: 400 }, (_, index) => `wort${index}`).join(' ');
    const steps = [...search.searching(`parkausweis ${query}`, PUBLIC_SIGHT)];
    // One look at all words for each word of the query that counts and for each of its relatives.
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.length).toBeLessThan(100);
  });
});
