import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';

// What lists, tables and pages say is what the interface for programs says: of every solution of the demo, for whoever looks.

let on: Stage;
let viewers: readonly (string | undefined)[];

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
  const { items } = (await on.json('/v1/demo-actors')) as { items: { id: string }[] };
  viewers = [undefined, items[0]?.id];
}, 120_000);

afterAll(() => on.hub.close());

const page = (path: string, actor?: string) => on.text(path, actor, 'text/html');

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#39;': "'" };
const words = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const all = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, one = '']) => one);

interface Item {
  readonly solutionId: string;
  readonly entry: string;
  readonly title: string;
}

interface Listed {
  readonly items: readonly Item[];
  readonly total: number;
}

const solutions = async (actor: string | undefined): Promise<readonly Item[]> => {
  const { items, total } = (await on.json('/v1/solutions?limit=200', actor)) as unknown as Listed;
  expect(items).toHaveLength(total);
  return items;
};

it('pages of lists hold what the interface lists, in its order and number', async () => {
  for (const actor of viewers)
    for (const [path, api, id] of [
      ['/loesungen', '/v1/solutions', 'solutionId'],
      ['/kommunen', '/v1/kommunen', 'kommuneId'],
      ['/zusammenschluesse', '/v1/verbuende', 'verbundId'],
      ['/gesuche', '/v1/needs', 'needId'],
    ] as const) {
      const { items, total } = (await on.json(`${api}?limit=200`, actor)) as unknown as {
        items: Readonly<Record<string, string>>[];
        total: number;
      };
      const html = await page(`${path}?limit=200`, actor);
      const link = new RegExp(`<h[23]><a href="${path}/([0-9a-f-]{36})"`, 'g');
      expect(all(html, link), path).toEqual(items.map((item) => item[id]));
      expect(words(html), path).toMatch(new RegExp(`\\b${total} (Lösung|Kommune|Zusammenschl|Gesuch)`));
      expect(total).toBeGreaterThan(2);
    }
});

interface Detail {
  readonly usage: { readonly imBetrieb: number };
  readonly adoptions: readonly {
    readonly adoptionId: string;
    readonly kommune?: { readonly name: string };
  }[];
}

it('the page of a solution counts and lists the adoptions that the interface gives, each once', async () => {
  let looked = 0;
  for (const actor of viewers)
    for (const { solutionId, entry } of await solutions(actor)) {
      if (entry !== 'loesung') continue;
      const { usage, adoptions } = (await on.json(`/v1/solutions/${solutionId}`, actor)) as unknown as Detail;
      const html = await page(`/loesungen/${solutionId}?seite=alle`, actor);
      expect(all(html, /<li id="u-([0-9a-f-]{36})"/g).sort()).toEqual(
        adoptions.map(({ adoptionId }) => adoptionId).sort(),
      );
      const [said] = all(html, /<b>(\d+) Kommunen?<\/b> nutz(?:t|en) das/g);
      expect(Number(said ?? 0), solutionId).toBe(usage.imBetrieb);
      looked += adoptions.length;
    }
  expect(looked).toBeGreaterThan(150);
});

interface Owner {
  readonly kommune?: { readonly name: string };
  readonly verbund?: { readonly name: string };
}

interface Lineage {
  readonly nodes: readonly (Owner & { readonly aussen?: { readonly name: string } })[];
}

const NAMELESS = /nicht öffentlich/;

/** The names in the first column of a CSV; what follows the empty line is about the file. */
const namesInCsv = (csv: string): string[] => {
  const [table = ''] = csv.replace(/^\ufeff/, '').split('\r\n\r\n');
  return table
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';')[0] ?? '');
};

const asNameless = (name: string) => (NAMELESS.test(name) ? '(nicht öffentlich)' : name);

it('the Verbreitung names the same as a list, as a table and as CSV: all who took it over, and nobody whom the interface does not name', async () => {
  const nameOf = ({ kommune, verbund }: Owner) => kommune?.name ?? verbund?.name;
  let looked = 0;
  for (const { solutionId, entry } of await solutions(undefined)) {
    if (entry !== 'loesung') continue;
    const detail = (await on.json(`/v1/solutions/${solutionId}`)) as unknown as Detail & Owner;
    const { nodes } = (await on.json(`/v1/solutions/${solutionId}/lineage`)) as unknown as Lineage;
    const path = `/loesungen/${solutionId}/verbreitung`;
    const [list, table] = [await page(`${path}?ansicht=liste`), await page(`${path}?ansicht=tabelle`)];
    const [main = ''] = all(list, /<div class="lk-text lk-oben">(.*?)<\/div>/gs);
    const rows = all(table, /<tr><th scope="row">(.*?)<\/th>/gs).map(words);
    expect(all(main, /(<li>)/g), solutionId).toHaveLength(rows.length);
    const csv = namesInCsv(await on.text(`${path}.csv`));
    expect(csv.map(asNameless), solutionId).toEqual(rows.map(asNameless));
    const takers = [detail, ...detail.adoptions].map(nameOf);
    expect(
      takers.filter((name) => !rows.includes(name ?? '')),
      solutionId,
    ).toEqual([]);
    const known = new Set(nodes.map((node) => nameOf(node) ?? node.aussen?.name));
    expect(
      rows.filter((name) => !known.has(name) && !NAMELESS.test(name)),
      solutionId,
    ).toEqual([]);
    looked += rows.length;
  }
  expect(looked).toBeGreaterThan(150);
});
