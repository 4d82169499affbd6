import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stem, words } from '../../projections/search/fold.ts';
import { STOP_WORDS } from '../../projections/search/stop-words.ts';
import { type Stage, stage } from '../journey/stage.ts';

interface Wanted {
  readonly query: string;
  readonly expected: string;
}

const wanted = JSON.parse(
  readFileSync(new URL('../fixtures/suche.json', import.meta.url), 'utf8'),
) as readonly Wanted[];

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

const shared = ({ query, expected }: Wanted) =>
  [...contents(query)].filter((word) => contents(expected).has(word));

describe('forty queries in clerks’ words', () => {
  it('keep what they promise: at most one word in common with the title that is wanted', async () => {
    expect(wanted).toHaveLength(40);
    expect(new Set(wanted.map(({ query }) => query)).size).toBe(40);
    expect(wanted.filter((one) => shared(one).length > 1)).toEqual([]);
    expect(wanted.filter((one) => shared(one).length === 0).length).toBeGreaterThan(20);
    const all = new Set(await titles('', 200));
    expect(wanted.filter(({ expected }) => !all.has(expected))).toEqual([]);
  });

  it('find at least 36 of the titles among their first three', async () => {
    const missed: string[] = [];
    for (const { query, expected } of wanted) {
      const found = await titles(query);
      if (!found.includes(expected)) missed.push(`${query} → ${expected}: ${found.join(' | ')}`);
    }
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(4);
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
