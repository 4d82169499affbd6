import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stem, words } from '../../projections/search/fold.ts';
import { STOP_WORDS } from '../../projections/search/stop-words.ts';
import { type Stage, stage } from '../journey/stage.ts';

interface Query {
  readonly query: string;
  /** The title of what is wanted; null where the demo has nothing of the kind. */
  readonly expected: string | null;
  /** Set where only the name, the words or the changes of those who took it over lead there. */
  readonly of?: 'umsetzung';
}

type Wanted = Query & { readonly expected: string };

const all = JSON.parse(
  readFileSync(new URL('../fixtures/suche.json', import.meta.url), 'utf8'),
) as readonly Query[];

const wanted = all.filter((one): one is Wanted => one.expected !== null);

const missing = all.filter(({ expected }) => expected === null);

/** Right ones among the first three, results that are shown (the median), missing things for which nothing is found. */
const PROMISED = { right: 69, shown: 9, zeros: 3 };

let on: Stage;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
});

afterAll(() => on.hub.close());

const titles = async (query: string, limit = 3): Promise<string[]> => {
  const { items } = await on.json(`/v1/solutions?limit=${limit}&q=${encodeURIComponent(query)}`);
  return (items as { title: string }[]).map(({ title }) => title);
};

/** The words of a text that say something, without their endings. */
const contents = (text: string) =>
  new Set(
    words(text)
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem),
  );

const shared = ({ query, expected }: Wanted): string[] =>
  [...contents(query)].filter((word) => contents(expected).has(word));

const total = async (query: string): Promise<number> =>
  Number((await on.json(`/v1/solutions?limit=1&q=${encodeURIComponent(query)}`)).total);

const middle = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;

describe('queries in clerks’ words', () => {
  it('keep what they promise: at most one word in common with the title that is wanted', async () => {
    expect(wanted).toHaveLength(80);
    expect(wanted.filter((one) => one.of === 'umsetzung')).toHaveLength(20);
    expect(missing).toHaveLength(15);
    expect(new Set(all.map(({ query }) => query)).size).toBe(95);
    expect(wanted.filter((one) => shared(one).length > 1)).toEqual([]);
    expect(wanted.filter((one) => shared(one).length === 0).length).toBeGreaterThan(40);
    const known = new Set(await titles('', 200));
    expect(wanted.filter(({ expected }) => !known.has(expected))).toEqual([]);
  });

  it('find the title that is wanted among their first three', async () => {
    const missed: string[] = [];
    for (const { query, expected } of wanted) {
      const found = await titles(query);
      if (!found.includes(expected)) missed.push(`${query} → ${expected}: ${found.join(' | ')}`);
    }
    expect(wanted.length - missed.length, missed.join('\n')).toBeGreaterThanOrEqual(PROMISED.right);
  });

  it('show few results beside what is wanted', async () => {
    const shown: { query: string; total: number }[] = [];
    for (const { query } of wanted) shown.push({ query, total: await total(query) });
    const most = shown.toSorted((a, b) => b.total - a.total).map((one) => `${one.query}: ${one.total}`);
    expect(middle(shown.map((one) => one.total)), most.join('\n')).toBeLessThanOrEqual(PROMISED.shown);
  });

  it('find nothing where there is nothing', async () => {
    const found: string[] = [];
    for (const { query } of missing)
      if ((await total(query)) > 0) found.push(`${query}: ${(await titles(query)).join(' | ')}`);
    expect(missing.length - found.length, found.join('\n')).toBeGreaterThanOrEqual(PROMISED.zeros);
  });

  it.each([
    ['Parkausweis', 'Bewohnerparken'],
    ['eAkte', 'E-Akte'],
    ['E-Akte', 'E-Akte'],
    ['Knöllchen', 'Verwarnungsgelder'],
    ['Hundesteur', 'Hundesteuer'],
    ['buergerportal', 'Bürgerportal'],
    ['BÜRGERPORTAL', 'Bürgerportal'],
    ['strassenkarte', 'Straßenzustand'],
    ['portal', 'Bürgerportal'],
  ])('„%s“ finds %s first or second', async (query, title) => {
    expect(
      (await titles(query, 2)).some((found) => found.startsWith(title)),
      query,
    ).toBe(true);
  });
});

describe('a search', () => {
  it('of nothing, of stop words or of signs answers, and invents nothing', async () => {
    const everything = (await on.json('/v1/solutions')).total;
    for (const query of ['', '   '])
      expect((await on.json(`/v1/solutions?q=${encodeURIComponent(query)}`)).total).toBe(everything);
    for (const query of ['!?', '"', '*', 'xqzvwk', 'und oder', '\u0000', '🙂'])
      expect((await on.json(`/v1/solutions?q=${encodeURIComponent(query)}`)).total, query).toBe(0);
    expect((await on.json(`/v1/solutions?q=${'kita%20'.repeat(60)}`)).total).toBeGreaterThan(0);
  });

  it('of very many words goes by the first of them', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `wort${index}`).join(' ');
    expect((await on.json(`/v1/solutions?q=${encodeURIComponent(`kita ${many}`)}`)).total).toBeGreaterThan(0);
    expect((await on.json(`/v1/solutions?q=${encodeURIComponent(`${many} kita`)}`)).total).toBe(0);
  });

  it('finds what was just written, under its new name, and no longer under its old one', async () => {
    const kommuneId = await on.kommune('Gemeinde Suche');
    const solutionId = await on.share(kommuneId, { title: 'Zwergpapageienregister' });
    expect(await titles('zwergpapageienregister')).toEqual(['Zwergpapageienregister']);
    await on.done(`/v1/kommunen/${kommuneId}/revise-project`, {
      solutionId,
      title: 'Wellensittichliste',
      note: 'n',
    });
    expect(await titles('zwergpapageienregister')).toEqual([]);
    expect(await titles('wellensittich')).toEqual(['Wellensittichliste']);
  });
});
