import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hub } from '../../src/main.ts';
import { unguarded } from '../../src/web/csv/cell.ts';
import { columnsOf } from '../../src/web/csv/columns.ts';
import { PAGES } from '../../src/web/shown.ts';
import { demoHub } from '../truth/demo-hub.ts';

let hub: Hub;

beforeAll(async () => {
  hub = await demoHub();
}, 120_000);

afterAll(() => hub.close());

const LISTS = PAGES.flatMap(({ path, lists }) => (lists === undefined ? [] : [{ path, query: lists }]));

/** The cells of a CSV file with semicolons (RFC 4180). */
const cellsOf = (csv: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n)/g)) {
    rows.at(-1)?.push(unguarded(quoted === undefined ? plain : quoted.replaceAll('""', '"')));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};

const csvAt = async (path: string) => {
  const response = await fetch(hub.url + path);
  expect(response.status, path).toBe(200);
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly total: number;
  readonly next?: string;
}

/** Everything that the interface lists. */
const listed = async (path: string): Promise<Listed['items']> => {
  const all: Listed['items'][number][] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const cursor: string = next && `&cursor=${encodeURIComponent(next)}`;
    const page = (await (await fetch(`${hub.url}${path}limit=200${cursor}`)).json()) as Listed;
    all.push(...page.items);
    next = page.next;
  }
  return all;
};

describe.each(LISTS)('the list of $path as a table', ({ path, query }) => {
  it('has a line for each item of the interface, in its order, with its words', async () => {
    const items = await listed(`/v1${query.path}?`);
    const { headers, bytes } = await csvAt(`${path}.csv`);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${path.slice(1)}.csv"`);
    expect(headers.get('content-type')).toContain('text/csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = cellsOf(bytes.toString('utf8').slice(1));
    const end = rows.findIndex((row) => row.length === 1 && row[0] === '');
    expect(end - 1).toBe(items.length);
    expect(new Set(rows.slice(0, end).map((row) => row.length)).size).toBe(1);
    const named = (item: Listed['items'][number]) => String(item.title ?? item.name ?? item.satz);
    for (const [index, item] of items.entries())
      expect(rows[index + 1]?.join(';')).toContain(named(item).slice(0, 40));
    expect(rows.slice(end + 1).map(([name]) => name)).toEqual(['Lizenz', 'Stand', 'So zitieren', 'Adresse']);
    expect(bytes.toString('utf8').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has a German heading over each column, each once, and no id for programs', async () => {
    const headings = columnsOf(query.answer).map(({ heading }) => heading);
    expect(headings.length).toBeGreaterThan(5);
    expect(new Set(headings).size).toBe(headings.length);
    // What is written as in a program has no words yet: give it some in src/web/csv/headings.ts.
    expect(
      headings
        .flatMap((heading) => heading.split(': '))
        .filter(
          (word) =>
            /^[a-z]+([A-Z]|$)/.test(word) &&
            !/\s/.test(word) &&
            !['geplant', 'beendet', 'mitgebaut', 'mittelbar'].includes(word),
        ),
    ).toEqual([]);
    const { bytes } = await csvAt(`${path}.csv`);
    const cells = cellsOf(bytes.toString('utf8')).flat();
    expect(
      cells.filter((cell) => /^(\w+-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+$/.test(cell)).slice(0, 3),
    ).toEqual([]);
  });

  it('is linked from its page, with what is chosen there', async () => {
    const html = await (await fetch(hub.url + path, { headers: { Accept: 'text/html' } })).text();
    expect(html).toContain(`href="${path}.csv"`);
  });
});

it('a list that is narrowed on its page is narrowed in its table', async () => {
  const search = 'q=termin&art=prozess&land=Hessen';
  const items = await listed(`/v1/solutions?${search}&`);
  const rows = cellsOf((await csvAt(`/loesungen.csv?${search}&cursor=&utm_source=x`)).bytes.toString('utf8'));
  expect(rows.findIndex((row) => row.length === 1 && row[0] === '') - 1).toBe(items.length);
  expect(rows.at(-1)?.[1]).toContain('/loesungen?q=termin&art=prozess&land=Hessen');
});

it('no cell begins a formula', async () => {
  const post = async (path: string, body: object) =>
    fetch(hub.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  await post('/v1/kommunen', {
    name: '=HYPERLINK("http://evil.example";"Rathaus")',
    kind: 'gemeinde',
    land: 'Hessen',
  });
  const text = (await csvAt('/kommunen.csv')).bytes.toString('utf8');
  expect(text).toContain(`"'=HYPERLINK(""http://evil.example"";""Rathaus"")"`);
});
