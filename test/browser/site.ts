import type { Browser } from 'playwright-core';
import type { Kind } from '../../contracts/fields/kinds/kind.ts';
import { KINDS } from '../../contracts/subjects.ts';
import { type Hub, type Surroundings, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import type { PageDefinition } from '../../src/web/page.ts';
import { PAGES } from '../../src/web/shown.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { launchBrowser } from './browser.ts';

/** A hub with the demo, and a browser that looks at it. */
export interface Site {
  readonly hub: Hub;
  readonly browser: Browser;
  readonly url: string;
  /** JSON of the hub. */
  get<Answer>(path: string): Promise<Answer>;
  post(path: string, body: object): Promise<{ readonly position: string } & Record<string, string>>;
  close(): Promise<void>;
}

export const openSite = async (surroundings: Surroundings = {}): Promise<Site> => {
  const settings = readSettings({ PORT: '0', LICHTERKETTE_DATA: emptyDirectory() });
  const hub = await startHub(settings, surroundings);
  const browser = await launchBrowser();
  return {
    hub,
    browser,
    url: hub.url,
    get: async (path) => (await fetch(hub.url + path)).json() as never,
    post: async (path, body) => {
      const answer = await fetch(hub.url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json() as never;
    },
    close: async () => {
      await browser.close();
      await hub.close();
    },
  };
};

interface Listed {
  readonly items: readonly {
    readonly solutionId: string;
    readonly entry: string;
    readonly title: string;
    readonly withdrawn: boolean;
  }[];
}

/** Pages of solutions, with the ids of the demo: small, large, withdrawn, Verweis, variant. */
const solutionPages = async ({ get }: Site): Promise<Readonly<Record<string, string>>> => {
  const { items } = await get<Listed>('/v1/solutions?limit=200');
  const find = (test: (item: Listed['items'][number]) => boolean) => items.find(test)?.solutionId ?? '';
  const small = find(({ title }) => title.startsWith('Bewohnerparken'));
  const large = find(({ title }) => title.startsWith('Bezahldienst'));
  const { adoptions } = await get<{ adoptions: { solutionId?: string }[] }>(`/v1/solutions/${small}`);
  const variant = adoptions.find(({ solutionId }) => solutionId !== undefined)?.solutionId ?? '';
  return {
    'finden mit Worten und Eingrenzung': '/loesungen?q=antrag&art=software&land=Hessen',
    'nichts gefunden': '/loesungen?q=xylophonwerkstatt',
    'Lösung, klein': `/loesungen/${small}`,
    'Lösung, groß': `/loesungen/${large}`,
    'Lösung, zurückgezogen': `/loesungen/${find(({ withdrawn }) => withdrawn)}`,
    Verweis: `/loesungen/${find(({ entry }) => entry === 'verweis')}`,
    Umsetzung: `/loesungen/${variant}`,
    Anlage: `/loesungen/${large}/anlage`,
    'Vergleich, eine gewählt': `/vergleich?id=${small}`,
    Vergleich: `/vergleich?id=${small}&id=${large}&id=${variant}`,
    'Vergleich, Anlage': `/vergleich/anlage?id=${small}&id=${large}`,
    'Verbreitung, klein': `/loesungen/${small}/verbreitung`,
    'Verbreitung, Auswahl': `/loesungen/${small}/verbreitung?fokus=${variant}`,
    'Verbreitung, groß': `/loesungen/${large}/verbreitung`,
    'Verbreitung, früher': `/loesungen/${small}/verbreitung?zum=2025-06-30`,
    'Verbreitung, Liste': `/loesungen/${small}/verbreitung?ansicht=liste`,
    'Verbreitung, Tabelle': `/loesungen/${large}/verbreitung?ansicht=tabelle`,
  };
};

/** The first of a kind that the demo lists, of organisations one that uses or shares most of what such do. */
const firstOf = async ({ get }: Pick<Site, 'get'>, { name, id, address }: Kind): Promise<string> => {
  const { items } = await get<{ items: Readonly<Record<string, unknown>>[] }>(
    `${address?.slice(0, -1)}?limit=200`,
  );
  const does = ({ nutzt = 1, teilt = 1 }: (typeof items)[number]) =>
    Number(nutzt !== 0) + Number(teilt !== 0);
  const found = items.toSorted((a, b) => does(b) - does(a))[0]?.[id];
  if (typeof found !== 'string')
    throw new Error(`the demo has no ${name} whose page could be looked at: add one to infra/demo`);
  return found;
};

const covers = (path: string, address: string): boolean =>
  new RegExp(`^${path.replace(':id', '[0-9a-f-]{36}')}(\\?|$)`).test(address);

/** An address of every page of the registry, but of one thing only where `known` has none. */
export const everyPage = (
  site: Pick<Site, 'get'>,
  known: readonly string[],
  pages: readonly Pick<PageDefinition, 'path'>[] = PAGES,
): Promise<string[]> =>
  Promise.all(
    pages
      .filter(({ path }) => !path.includes(':id') || !known.some((address) => covers(path, address)))
      .map(async ({ path }) => {
        if (!path.includes(':id')) return path.replace(':code', 'rule-refused');
        const kind = KINDS.find(({ page }) => page === path.slice(0, path.indexOf(':id')));
        if (kind === undefined)
          throw new Error(
            `${path} holds the id of no kind: give the kind its \`page\` in contracts/fields/kinds`,
          );
        return path.replace(':id', await firstOf(site, kind));
      }),
  );

/** By name, an address of every page and those in which a page looks otherwise. */
export const addresses = async (site: Site): Promise<Readonly<Record<string, string>>> => {
  const solutions = await solutionPages(site);
  const others = await everyPage(site, Object.values(solutions));
  return {
    ...Object.fromEntries(others.map((path) => [path, path])),
    ...solutions,
    'gibt es nicht': '/gibt-es-nicht',
    'falscher Zusatz': '/loesungen?sort=farbe',
  };
};
