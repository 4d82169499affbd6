import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Anlage } from '../../contracts/views/anlage.ts';
import type { Hub } from '../../src/main.ts';
import { dateWords } from '../../src/web/words/dates.ts';
import { numberWords } from '../../src/web/words/numbers.ts';
import { demoHub } from '../truth/demo-hub.ts';
import { readDocx } from './docx-read.ts';
import { bare, type Drawn, drawnAt, wordsOf } from './drawn.ts';
import { readPdf } from './pdf-text.ts';
import { pdfUaFaults } from './pdf-ua.ts';

let hub: Hub;
/** Of which solutions: those that are told most of, a thin one, an Umsetzung, what a publication says. */
const papers = new Map<string, { readonly anlage: Anlage; readonly drawn: Drawn }>();
let compared: Drawn;

const json = async <Answer>(path: string): Promise<Answer> => (await fetch(hub.url + path)).json() as never;

beforeAll(async () => {
  hub = await demoHub();
  const { items } = await json<{ items: { solutionId: string; entry: string }[] }>('/v1/solutions?limit=200');
  const shared = items.filter(({ entry }) => entry === 'loesung').map(({ solutionId }) => solutionId);
  const claim = items.find(({ entry }) => entry === 'verweis')?.solutionId ?? '';
  const variants: string[] = [];
  for (const id of shared.slice(-3)) {
    const { nutzungen } = await json<Anlage>(`/v1/solutions/${id}/anlage`);
    variants.push(...nutzungen.slice(0, 1).map(({ bei }) => bei));
  }
  for (const id of [...shared.slice(-8), ...shared.slice(0, 2), ...variants, claim])
    papers.set(id, {
      anlage: await json<Anlage>(`/v1/solutions/${id}/anlage`),
      drawn: await drawnAt(hub.url, `/loesungen/${id}/anlage`),
    });
  compared = await drawnAt(
    hub.url,
    '/vergleich/anlage',
    `?${shared
      .slice(-4)
      .map((id) => `id=${id}`)
      .join('&')}`,
  );
}, 120_000);

afterAll(() => hub.close());

const all = () =>
  [...papers].map(([id, { drawn }]) => [id, drawn] as const).concat([['vergleich', compared]]);

/** Every figure and date of an answer that a row tells, in the words in which it stands on paper. */
const figuresOf = (row: object): string[] =>
  Object.entries(row).flatMap(([name, value]) => {
    if (
      ['unconfirmedMonths', 'einwohner', 'before', 'after', 'von', 'bis'].includes(name) &&
      typeof value === 'number'
    )
      return [numberWords(value)];
    return [];
  });

describe('an Anlage of the demo', () => {
  it('is there for more than ten solutions, and has no more than two sheets', async () => {
    expect(papers.size).toBeGreaterThanOrEqual(12);
    for (const [id, { pdf }] of all()) {
      const { sheets, over } = await readPdf(pdf);
      expect(sheets, id).toBeLessThanOrEqual(2);
      expect(over, id).toEqual([]);
    }
  }, 60_000);

  it('says the same as a page, for Word and as PDF', async () => {
    for (const [id, drawn] of all()) {
      const { html, docx, pdf } = await wordsOf(drawn);
      expect(bare(html).length, id).toBeGreaterThan(800);
      expect(bare(docx), id).toBe(bare(html));
      expect(bare(pdf), id).toBe(bare(html));
    }
  }, 60_000);

  it('fulfils what a program can check of PDF/UA-1', async () => {
    for (const [id, { pdf }] of all()) expect(await pdfUaFaults(pdf), id).toEqual([]);
  }, 60_000);

  it('has headings, tables with heads and rows that are not cut, for Word', () => {
    for (const [id, { docx }] of all()) {
      const { paragraphs, xml, files } = readDocx(docx);
      expect(
        paragraphs.filter(({ style }) => style === 'Heading1'),
        id,
      ).toHaveLength(1);
      expect(paragraphs.filter(({ style }) => style === 'Heading2').length, id).toBeGreaterThan(1);
      const rows = xml.match(/<w:tr[ >]/g)?.length ?? 0;
      expect(xml.match(/<w:cantSplit/g)?.length ?? 0, id).toBe(rows);
      expect(files.get('word/styles.xml'), id).toContain('w:val="de-DE"');
    }
  });

  it('tells the figures of the interface, each with who says it and as of when', async () => {
    for (const [id, { anlage, drawn }] of papers) {
      const { html } = await wordsOf(drawn);
      const text = html.replaceAll(/\s+/g, ' ');
      if (anlage.usage.imBetrieb > 0)
        expect(text, id).toContain(`${anlage.usage.imBetrieb} im Betrieb und bestätigt`);
      expect(text, id).toContain('Stand 28. November 2026, gezählt nach den Angaben der Kommunen selbst');
      for (const spread of anlage.spannen.slice(0, 1)) {
        expect(text, id).toContain(`${numberWords(spread.von)}`);
        const [first] = spread.angaben;
        expect(text, id).toContain(`${first?.kommune?.name ?? first?.verbund?.name}, Stand `);
      }
      for (const row of [...anlage.nutzungen.slice(0, 1), ...anlage.ergebnisse.slice(0, 1)])
        for (const figure of figuresOf(row)) expect(text, `${id} ${JSON.stringify(row)}`).toContain(figure);
      const shown = (drawn.html.match(/im Betrieb|in Einführung|in Erprobung|geplant/g) ?? []).length;
      expect(shown, id).toBeGreaterThanOrEqual(Math.min(1, anlage.nutzungen.length));
    }
  });

  it('says what nobody has said, and names no figure for it', async () => {
    const silent = [...papers.values()].filter(
      ({ anlage }) => !anlage.spannen.some(({ art }) => art === 'aufwand'),
    );
    expect(silent.length).toBeGreaterThan(0);
    for (const { drawn } of silent)
      expect((await wordsOf(drawn)).html).toContain('Eigener Aufwand: Dazu liegt keine Angabe vor.');
    for (const [, drawn] of all()) {
      const { html } = await wordsOf(drawn);
      expect(html).toContain('Keine Produktempfehlung, ersetzt kein Vergabeverfahren.');
      expect(html).toContain('Kommunen und Angaben sind erfunden');
      expect(html).not.toMatch(/\b(undefined|NaN)\b|\[object/);
    }
  });

  it('tells of an earlier day what held then, and says which day that is', async () => {
    const [id = ''] = [...papers.keys()];
    const text = bare(
      (await wordsOf(await drawnAt(hub.url, `/loesungen/${id}/anlage`, '?zum=2025-01-31'))).pdf,
    );
    expect(text).toContain(bare(`wie es am ${dateWords('2025-01-31')} war`));
  });
});

describe('what the public may not read', () => {
  it('is told to who may, and marked as such', async () => {
    const post = async (path: string, body: object) =>
      (await (
        await fetch(hub.url + path, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json()) as Record<string, string>;
    const owner = (await post('/v1/kommunen', { name: 'Gemeinde Eigen', kind: 'gemeinde', land: 'Hessen' }))
      .kommuneId;
    const adopter =
      (await post('/v1/kommunen', { name: 'Gemeinde Verdeckt', kind: 'gemeinde', land: 'Hessen' }))
        .kommuneId ?? '';
    const { solutionId = '' } = await post(`/v1/kommunen/${owner}/share-project`, {
      title: 'Fundbüro',
      summary: 'Worum es geht',
      gestaltungsfelder: ['Bürgerservice'],
      innovationStatus: 'laeuft',
    });
    await post(`/v1/kommunen/${adopter}/adopt-best-practice`, {
      sources: [{ solutionId }],
      relation: 'unveraendert',
      adoptedOn: '2026-01-02',
      status: 'im-betrieb',
      sichtbarkeit: 'kommune',
      kosten: { einmalig: { von: 4711, bis: 4812, einheit: 'Euro' } },
    });
    const as = async (actor?: string) => {
      const response = await fetch(`${hub.url}/v1/solutions/${solutionId}/anlage`, {
        headers: actor ? { 'X-Demo-Actor': actor } : {},
      });
      return (await response.json()) as Anlage;
    };
    const own = await as(`kommune-${adopter}.digitalisierungsbeauftragte`);
    expect(own.nutzungen).toHaveLength(1);
    expect(own.oeffentlich).toBe(false);
    const open = await as();
    expect(open.oeffentlich).toBe(true);
    expect(JSON.stringify(open)).not.toContain('4711');
    const page = await fetch(`${hub.url}/loesungen/${solutionId}/anlage`, {
      headers: { Cookie: `X-Demo-Actor=kommune-${adopter}.digitalisierungsbeauftragte` },
    });
    const html = await page.text();
    expect(html).toContain('Nicht öffentlich: enthält Angaben');
    expect(html).toContain('4.711 bis 4.812 Euro');
  });
});
