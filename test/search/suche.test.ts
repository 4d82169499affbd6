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
const PROMISED = { right: 72, shown: 3, zeros: 12 };

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

interface Answer {
  readonly items: readonly {
    readonly solutionId: string;
    readonly title: string;
    readonly why: readonly string[];
  }[];
  readonly total: number;
  readonly further: number;
  readonly next?: string;
  readonly didYouMean?: string;
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

const answer = async (query: string, more = '&limit=200'): Promise<Answer> =>
  (await on.json(`/v1/solutions?q=${encodeURIComponent(query)}${more}`)) as unknown as Answer;

const page = (query: string, more = ''): Promise<string> =>
  on.text(`/loesungen?q=${encodeURIComponent(query)}${more}`, undefined, 'text/html');

describe('what fits', () => {
  it.each(['Hundesteuer', 'Kindergarten Anmeldung', 'Bürger', 'Antrag', 'Zweckverband Mittelland Zahlungen'])(
    'only remotely to „%s“ is counted, and listed behind the rest where it is asked for',
    async (query) => {
      const [near, all] = [await answer(query), await answer(query, '&limit=200&weit=ja')];
      expect(near.items).toHaveLength(near.total);
      expect(near.further).toBeGreaterThan(0);
      expect(all.total).toBe(near.total + near.further);
      expect(all.items.slice(0, near.total)).toEqual(near.items);
      const land = (one: Answer) => (one.facets.land ?? []).reduce((sum, { count }) => sum + count, 0);
      expect(land(near)).toBeLessThanOrEqual(near.total);
      expect(land(all)).toBeGreaterThan(land(near));
      const paged: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const part: Answer = await answer(query, `&limit=3&weit=ja${cursor && `&cursor=${cursor}`}`);
        paged.push(...part.items.map(({ solutionId }) => solutionId));
        cursor = part.next;
      }
      expect(paged).toEqual(all.items.map(({ solutionId }) => solutionId));
    },
  );

  it('is the same for women and men, with and without what cannot be seen', async () => {
    const ids = async (query: string) => (await answer(query)).items.map(({ solutionId }) => solutionId);
    expect(await ids('Bürgerinnen')).toEqual(await ids('Bürger'));
    expect((await ids('Bürger')).length).toBeGreaterThan(2);
    expect(await ids('Sperr\u00admüll\u200b')).toEqual(await ids('Sperrmüll'));
  });

  it('has nothing from inside of words: Grab finds what is about graves', async () => {
    expect((await answer('Grab')).items.map(({ title }) => title)).toEqual([
      'Friedhof: Grabplan und Ruhezeiten im Blick',
    ]);
  });

  it('says why, by the word that stands there, and in whose Umsetzung', async () => {
    for (const { query } of wanted)
      for (const { why } of (await answer(query)).items) {
        expect(why.length, query).toBeGreaterThan(0);
        for (const one of why) expect(one, query).toMatch(/^passt zu „/);
      }
    expect((await answer('Altakten')).items[0]?.why).toEqual([
      'passt zu „Altakten“ in einer Umsetzung (Gemeinde Steinauheim)',
    ]);
    expect((await answer('Knöllchen')).items[0]?.why).toEqual([
      'passt zu „Knöllchen“ (hier „Verwarnungsgelder“)',
    ]);
    expect((await on.json('/v1/solutions')).items).not.toContainEqual(
      expect.objectContaining({ why: expect.anything() }),
    );
  });

  it('may be meant by a word with a typing error', async () => {
    expect((await answer('Bewohnerpaken im Viertel')).didYouMean).toBe('Bewohnerparken im Viertel');
    for (const query of ['Bewohnerparken', 'Knöllchen', 'xqzvwk'])
      expect(await answer(query)).not.toHaveProperty('didYouMean');
  });
});

describe('the page', () => {
  it('shows why, and what fits remotely behind a link', async () => {
    const { further } = await answer('Hundesteuer');
    const near = await page('Hundesteuer');
    expect(near).toContain('Passt zu „Hundesteuer“');
    expect(near).toMatch(new RegExp(`q=Hundesteuer&amp;weit=ja">${further} entfernt passende Lösung`));
    expect(await page('Hundesteuer', '&weit=ja')).toContain('Nur zeigen, was gut passt');
    expect(await page('Bewohnerpaken')).toContain('Meinten Sie <a href="/loesungen?q=Bewohnerparken">');
  });

  it('says of an empty result which choice empties it, and where others are asked', async () => {
    const empty = await page('Hundesteuer', '&land=Bayern&art=software');
    expect(empty).toContain('Die Eingrenzung „Land des Ursprungs: Bayern“ lässt nichts übrig');
    expect(empty).toContain('href="/loesungen?q=Hundesteuer&amp;art=software"');
    expect(empty).not.toContain('Die Eingrenzung „Art');
    expect(empty).toMatch(/href="\/gesuche\/neu\?satz=[^"]*Hundesteuer">Wir suchen das</);
    expect(await page('Fischereischein')).toContain('Nichts gefunden für „Fischereischein“');
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

  it('finds by who runs it, led to it or paid for it somewhere, by modules and by what it replaced', async () => {
    const [origin, adopter] = [
      await on.kommune('Gemeinde Ursprung'),
      await on.kommune('Gemeinde Nachnutzen'),
    ];
    const solutionId = await on.share(origin, { title: 'Zwergpapageienregister' });
    await on.done(`/v1/kommunen/${adopter}/adopt-best-practice`, {
      sources: [{ solutionId }],
      relation: 'unveraendert',
      status: 'im-betrieb',
      betreiber: { art: 'dienstleister', name: 'Rechenzentrum Quarztal' },
      vermittlung: { art: 'stiftung', name: 'Stiftung Ypsilonhaus' },
      foerderung: { programm: 'Xenonprogramm' },
      module: ['Fütterungsplaner'],
      ersetzt: 'Klebezettelkasten',
    });
    for (const query of ['Quarztal', 'Ypsilonhaus', 'Xenonprogramm', 'Fütterungsplaner', 'Klebezettelkasten'])
      expect((await answer(query)).items, query).toMatchObject([
        { solutionId, why: [`passt zu „${query}“ in einer Umsetzung (Gemeinde Nachnutzen)`] },
      ]);
  });
});
