import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distanceKm, unlikeness } from '../../contracts/near.ts';
import { type Stage, stage } from '../journey/stage.ts';

// "Wer nutzt das?": who, how large, where, how far, since and as of when; in the order of who is like the reader's Kommune.

let on: Stage;
let [solutionId, path] = ['', ''];
const ids: Record<string, string> = {};

const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

/** A page, and what it lets the browser keep. */
const get = async (address: string, cookie?: string) => {
  const answer = await fetch(on.hub.url + address, {
    headers: { Accept: 'text/html', ...(cookie ? { Cookie: cookie } : {}) },
  });
  return { status: answer.status, html: await answer.text(), kept: answer.headers.get('set-cookie') };
};

/** The entries of the list, in order, in words. */
const entries = (html: string): string[] =>
  [...html.matchAll(/<li id="u-[^"]+">(.*?)<\/li>(?=<li id="u-|<\/ul>)/gs)].map(([, entry = '']) =>
    words(entry),
  );
const names = (html: string) => entries(html).map((entry) => /Gemeinde (\w+)/.exec(entry)?.[1]);

const KOMMUNEN: readonly (readonly [string, string, number, number, number])[] = [
  ['Ursprung', 'Hessen', 20_000, 50.5, 9],
  ['Weitweg', 'Bayern', 9_000, 48, 12],
  ['Nahbei', 'Hessen', 9_500, 50.1, 9],
  ['Grossnah', 'Hessen', 90_000, 50.1, 9.1],
  ['Heimat', 'Hessen', 9_000, 50, 9],
];

beforeAll(async () => {
  on = await stage();
  for (const [name, land, population, lat, lon] of KOMMUNEN)
    ids[name] = String(
      (
        await on.done('/v1/kommunen', {
          name: `Gemeinde ${name}`,
          kind: 'gemeinde',
          land,
          population,
          location: { lat, lon },
        })
      ).kommuneId,
    );
  solutionId = await on.share(ids.Ursprung ?? '', { title: 'Fundbüro im Netz' });
  path = `/loesungen/${solutionId}`;
  await on.adopt(ids.Grossnah ?? '', solutionId, {
    stand: { value: '2023-10', precision: 'monat' },
    belege: [{ titel: 'Amtsblatt 10/2023', url: 'https://amtsblatt.example/10' }],
  });
  await on.adopt(ids.Weitweg ?? '', solutionId, { adoptedOn: '2024-03-02' });
  await on.adopt(ids.Nahbei ?? '', solutionId);
}, 60_000);

afterAll(() => on.hub.close());

describe('who uses it', () => {
  it('is told with size, Land, since when, as of when and on what that rests', async () => {
    const { html, kept } = await get(path);
    expect(kept).toBeNull();
    expect(names(html)).toEqual(['Grossnah', 'Weitweg', 'Nahbei']);
    const [one = '', two = ''] = entries(html);
    expect(one).toMatch(/im Betrieb seit Februar 2024, seit \d+ Monaten nicht bestätigt/);
    expect(one).toContain('90.000 Einwohnerinnen und Einwohner · Hessen');
    expect(one).toContain('Stand Oktober 2023, laut Amtsblatt 10/2023');
    expect(two).toContain('9.000 Einwohnerinnen und Einwohner · Bayern');
    expect(two).toContain('im Betrieb seit März 2024');
    const { adoptions } = (await on.json(`/v1/solutions/${solutionId}`)) as { adoptions: object[] };
    expect(adoptions).toMatchObject(
      ['Grossnah', 'Weitweg', 'Nahbei'].map((name) => {
        const [, land, population, lat, lon] = KOMMUNEN.find(([one]) => one === name) ?? [];
        return { place: { land, population, location: { lat, lon } } };
      }),
    );
  });

  it('stands in the order of who is like the Kommune that the reader comes from, and says why', async () => {
    await get(`${path}?von=heimat`);
    // What was made once is sent again, and kept again.
    const { html, kept } = await get(`${path}?von=heimat`);
    expect(names(html)).toEqual(['Nahbei', 'Grossnah', 'Weitweg']);
    expect(entries(html)[0]).toContain('11 km entfernt (ähnlich groß, im selben Land)');
    expect(entries(html)[1]).toContain('13 km entfernt (größer, im selben Land)');
    expect(entries(html)[2]).toContain('312 km entfernt (ähnlich groß)');
    expect(words(html)).toContain(
      'Zuerst steht, wer in Größe und Lage am nächsten bei der Gemeinde Heimat ist.',
    );
    expect(kept).toMatch(
      new RegExp(`^lichterkette-von=${ids.Heimat}; Max-Age=\\d{8}; Path=/; .*HttpOnly; SameSite=Lax$`),
    );
  });

  it('is kept in a cookie: other pages know it, those without it do not, and it can be taken back', async () => {
    const cookie = `lichterkette-von=${ids.Heimat}`;
    for (const _ of [1, 2]) {
      expect(names((await get(path, cookie)).html)[0]).toBe('Nahbei');
      expect(names((await get(path)).html)[0]).toBe('Grossnah');
    }
    const other = await get(path, `lichterkette-von=${ids.Weitweg}`);
    expect(names(other.html)[0]).toBe('Weitweg');
    const back = await get(`${path}?von=`, cookie);
    expect(back.kept).toMatch(/^lichterkette-von=; Path=\/; Expires=Thu, 01 Jan 1970/);
    expect(names(back.html)[0]).toBe('Grossnah');
    for (const wrong of [`lichterkette-von=${ids.Heimat?.slice(1)}x`, `lichterkette-von=${solutionId}`, 'x'])
      expect(names((await get(path, wrong)).html)[0], wrong).toBe('Grossnah');
  });

  it('asks which Kommune is meant where several are, and says so where there is none', async () => {
    const several = await get(`${path}?von=nah`);
    expect(several.kept).toBeNull();
    expect(words(several.html)).toContain('Welche ist gemeint? Gemeinde Grossnah (Hessen), Gemeinde Nahbei');
    const [, link = ''] = new RegExp(`href="([^"]*von=${ids.Nahbei}[^"]*)"`).exec(several.html) ?? [];
    const chosen = await get(link.replaceAll('&amp;', '&').replace(/#.*/, ''));
    expect(chosen.kept).toContain(ids.Nahbei);
    const none = await get(`${path}?von=%22%3E%3Cb%3Enichts`);
    expect(none.status).toBe(200);
    expect(none.kept).toBeNull();
    expect(none.html).toContain('value="&quot;&gt;&lt;b&gt;nichts"');
    expect(words(none.html)).toContain('Eine Kommune „&quot;&gt;&lt;b&gt;nichts“ gibt es hier nicht.');
  });

  it('and for whom it is over: when, from which state, why, and what followed', async () => {
    const by = `/v1/kommunen/${ids.Heimat}`;
    const { adoptionId } = await on.adopt(ids.Heimat ?? '', solutionId, { status: 'in-erprobung' });
    await on.done(`${by}/end-usage`, {
      adoptionId,
      on: '2025-05-06',
      anlass: 'ersetzt',
      reason: 'Der Zweckverband bietet es an',
      replacedBy: 'Fundbüro Nord',
      stand: '2025-06-01',
      belege: [{ titel: 'Beschluss 12/2025' }],
    });
    const ended =
      'beendet am 6. Mai 2025, zuvor in Erprobung seit Februar 2024, ersetzt, weil: Der Zweckverband';
    for (const address of [path, by.replace('/v1', '')]) {
      const text = words((await get(address)).html);
      expect(text).toContain(ended);
      expect(text).toContain('nutzt nun: Fundbüro Nord');
      expect(text).toContain('Stand Juni 2025, laut Beschluss 12/2025');
    }
    // Nearest of all, but no longer using it.
    expect(names((await get(`${path}?von=heimat`)).html).at(-1)).toBe('Heimat');
    const planned = await on.done(`/v1/kommunen/${ids.Ursprung}/share-project`, {
      ...{ title: 'Zweites', summary: 's', gestaltungsfelder: ['x'], innovationStatus: 'laeuft' },
    });
    const plan = await on.done(`${by}/plan-adoption`, {
      sources: [{ solutionId: planned.solutionId }],
      status: 'beschlossen',
      on: '2025-01-15',
    });
    const over = { adoptionId: plan.adoptionId, on: '2025-09-01', reason: 'personal' };
    await on.done(`${by}/abandon-adoption`, over);
    await on.done(`${by}/release-result`, { adoptionId: plan.adoptionId });
    const text = words((await get(`/loesungen/${planned.solutionId}`)).html);
    expect(text).toContain(
      'nicht weiterverfolgt, weil: Personal, seit September 2025, zuvor beschlossen seit Januar 2025',
    );
  });

  it('tells on the page of a Kommune what it uses, with what, what was said of it, what it brought, and whether its Vorlage is withdrawn', async () => {
    const kommuneId = await on.kommune('Gemeinde Genau');
    const by = `/v1/kommunen/${kommuneId}`;
    const shared = await on.share(ids.Ursprung ?? '', { title: 'Drittes', module: ['Kasse', 'Archiv'] });
    const { adoptionId } = await on.adopt(kommuneId, shared, {
      relation: 'teilweise',
      changes: [{ what: 'Ohne Archiv' }],
      ...{ what: 'mandant', module: ['Kasse'], ersetzt: 'die Zettelkasse' },
      betreiber: { art: 'zweckverband', name: 'Zweckverband Rechenwerk' },
    });
    await on.done(`${by}/report-outcome`, {
      ...{ adoptionId, indicator: 'Wartezeit', unit: 'Minuten', before: 9, after: 4 },
      ...{ period: '2025', method: 'gemessen' },
    });
    await on.done(`/v1/kommunen/${ids.Ursprung}/withdraw-project`, { solutionId: shared, reason: 'Alt' });
    const text = words((await get(`/kommunen/${kommuneId}`)).html);
    expect(text).toContain('Was sie von anderen nutzt Drittes : im Betrieb seit Februar 2024');
    expect(text).toContain('in Teilen · Mandant · nur: Kasse · Vorlage zurückgezogen');
    expect(text).toContain('Betrieb: Zweckverband Rechenwerk (Zweckverband) · Ersetzt: die Zettelkasse');
    expect(text).toContain('Ergebnis: Wartezeit: 4 Minuten statt 9 Minuten (gemessen, 2025)');
    expect(text).toContain('Ohne Archiv');
  });

  it('comes in portions where there are many, each once, and on one page for who asks for all', async () => {
    for (let index = 0; index < 60; index += 1) {
      const kommuneId = await on.kommune(`Gemeinde Viele${index}`);
      await on.adopt(kommuneId, solutionId);
    }
    const portions = await Promise.all(
      ['', '?seite=2'].map(async (more) => names((await get(path + more)).html)),
    );
    expect(portions.map(({ length }) => length)).toEqual([50, 14]);
    const all = names((await get(`${path}?seite=alle`)).html);
    expect(portions.flat()).toEqual(all);
    expect(new Set(all).size).toBe(64);
    for (const wrong of ['0', '-1', '3', '1e9', 'x', '1.5'])
      expect(names((await get(`${path}?seite=${wrong}`)).html), wrong).toEqual(portions[0]);
    const { html } = await get(`${path}?zum=2026-01-01&seite=2`);
    expect(html).toContain('<input type="hidden" name="zum" value="2026-01-01">');
    expect(html).toContain(`${path}?zum=2026-01-01&amp;seite=alle#uebernahmen`);
  }, 60_000);
});

describe('how like another place is', () => {
  it('grows with the distance and the difference in size, for a smaller one faster than for a larger one', () => {
    const own = { land: 'Hessen', population: 10_000, location: { lat: 50, lon: 9 } };
    const [near, far] = [
      { ...own, location: { lat: 50.1, lon: 9 } },
      { ...own, location: { lat: 53, lon: 9 } },
    ];
    expect(distanceKm(own, near)).toBeCloseTo(11.1, 1);
    expect(unlikeness(own, own)).toBe(0);
    expect(unlikeness(own, near)).toBeLessThan(unlikeness(own, far));
    const [larger, smaller] = [20_000, 5_000].map((population) => unlikeness(own, { ...own, population }));
    expect(larger).toBeLessThan(smaller ?? 0);
    expect(unlikeness(own, { land: 'Hessen' })).toBeLessThan(unlikeness(own, { land: 'Bayern' }));
    expect(unlikeness(own)).toBeGreaterThan(unlikeness(own, near));
  });
});
