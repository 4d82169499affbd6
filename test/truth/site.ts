import type { Lineage } from '../../contracts/views/lineage.ts';
import { berlinDay } from './dates.ts';
import { type Ask, kommuneFacts, solutionFacts, wholeDetail } from './facts.ts';
import { kommuneFaults } from './kommune-page.ts';
import { mainOf, printFaults } from './page.ts';
import { solutionFaults } from './solution-page.ts';
import { spreadFaults, spreadTableFaults } from './spread/page.ts';

/** Gets what stands at a path of a hub, in a form ('application/json', 'text/html'); undefined where nothing does for the viewer. */
export type Get = (path: string, accept: string) => Promise<string | undefined>;

/** A hub as a viewer sees it. */
export interface Site {
  readonly get: Get;
  /** The moment that its clock shows. */
  readonly now: string;
  /** The page of the organisation for which it is looked at; absent: as the public sees it. */
  readonly viewer?: string | undefined;
}

/** A page with what is wrong with it. */
interface Looked {
  readonly path: string;
  readonly faults: readonly string[];
}

const JSON_TYPE = 'application/json';

const askOf =
  ({ get }: Site): Ask =>
  async (path) => {
    const text = await get(path, JSON_TYPE);
    return text === undefined ? undefined : JSON.parse(text);
  };

const pageAt = async ({ get }: Site, path: string): Promise<string> => {
  const html = await get(path, 'text/html');
  if (html === undefined) throw new Error(`${path}: the API knows it, and there is no page`);
  return html;
};

const paperFaults = ({ now }: Site, html: string, path: string): string[] =>
  printFaults(mainOf(html), path, berlinDay(now));

/** Looks at a solution's page, also of an Umsetzung, of a plan or of a Reference. */
export const lookAtSolution = async (site: Site, id: string, zum?: string): Promise<Looked> => {
  const path = `/loesungen/${id}?seite=alle${zum === undefined ? '' : `&zum=${zum}`}`;
  const facts = { ...(await solutionFacts(askOf(site), id, site.now, zum)), viewer: site.viewer };
  const html = await pageAt(site, path);
  return { path, faults: [...solutionFaults(html, facts), ...paperFaults(site, html, path)] };
};

/** Looks at a Verbreitung: its sentence, its drawing, its table. */
const lookAtSpread = async (site: Site, id: string, zum?: string): Promise<Looked> => {
  const [path, query] = [`/loesungen/${id}/verbreitung`, zum === undefined ? '' : `?zum=${zum}`];
  const lineage = (await askOf(site)(`/v1/solutions/${id}/lineage${query}`)) as Lineage;
  const spread = { lineage, id, day: zum ?? berlinDay(site.now), past: zum };
  const drawn = mainOf(await pageAt(site, `${path}${query}`));
  const table = mainOf(await pageAt(site, `${path}?ansicht=tabelle${query.replace('?', '&')}`));
  return {
    path: `${path}${query}`,
    faults: [...spreadFaults(drawn, spread), ...spreadTableFaults(table, spread)],
  };
};

const lookAtKommune = async (site: Site, id: string): Promise<Looked> => {
  const path = `/kommunen/${id}?seite=alle`;
  const facts = await kommuneFacts(askOf(site), id, site.now);
  const html = await pageAt(site, path);
  return { path, faults: [...kommuneFaults(html, facts), ...paperFaults(site, html, path)] };
};

interface Listed {
  readonly items: readonly { readonly solutionId: string; readonly kommuneId: string }[];
  readonly next?: string;
}

const listed = async (site: Site, path: string): Promise<Listed['items']> => {
  const ask = askOf(site);
  const all: Listed['items'][number][] = [];
  for (let next: string | undefined = ''; next !== undefined; ) {
    const page = (await ask(`${path}?limit=200${next && `&cursor=${encodeURIComponent(next)}`}`)) as Listed;
    all.push(...page.items);
    next = page.next;
  }
  return all;
};

interface Descended {
  readonly adoptions: readonly { readonly solutionId?: string; readonly adoptionId: string }[];
}

/** The ids of all that has a page as a solution, seen by the viewer. */
export const solutionsOf = async (site: Site): Promise<readonly string[]> => {
  const ask = askOf(site);
  const ids = new Set((await listed(site, '/v1/solutions')).map(({ solutionId }) => solutionId));
  for (const id of ids) {
    const { adoptions } = (await wholeDetail(ask, id)) as Descended;
    for (const { solutionId, adoptionId } of adoptions) ids.add(solutionId ?? adoptionId);
  }
  return [...ids];
};

const kommunenOf = async (site: Site): Promise<readonly string[]> =>
  (await listed(site, '/v1/kommunen')).map(({ kommuneId }) => kommuneId);

/** What was looked at, and what is wrong with it. */
export interface Found {
  readonly pages: number;
  readonly faults: readonly string[];
}

const found = (looked: readonly Looked[]): Found => ({
  pages: looked.length,
  faults: looked.flatMap(({ path, faults }) => faults.map((fault) => `${path} ${fault}`)),
});

/** Looks at all that has a page as a solution, and at its Verbreitung; what was not there yet on a day is left out. */
export const lookAtSolutions = async (site: Site, ids: readonly string[], zum?: string): Promise<Found> => {
  const looked: Looked[] = [];
  for (const id of ids) {
    const there = await site.get(`/v1/solutions/${id}${zum === undefined ? '' : `?zum=${zum}`}`, JSON_TYPE);
    if (there === undefined) continue;
    looked.push(await lookAtSolution(site, id, zum), await lookAtSpread(site, id, zum));
  }
  return found(looked);
};

/** Looks at Kommunen. */
export const lookAtKommunen = async (site: Site, ids: readonly string[]): Promise<Found> => {
  const looked: Looked[] = [];
  for (const id of ids) looked.push(await lookAtKommune(site, id));
  return found(looked);
};

/** Those of some things that look otherwise to one viewer than to another: what the API says of them differs. */
const differing = async (one: Site, other: Site, path: string, ids: readonly string[]): Promise<string[]> => {
  const differ: string[] = [];
  for (const id of ids)
    if ((await one.get(`${path}/${id}`, JSON_TYPE)) !== (await other.get(`${path}/${id}`, JSON_TYPE)))
      differ.push(id);
  return differ;
};

/** Looks at everything that a viewer sees; where `but` is given, only at what looks otherwise to that one. */
export const lookAtAll = async (site: Site, but?: Site): Promise<Found> => {
  const [solutions, kommunen] = [await solutionsOf(site), await kommunenOf(site)];
  const seen = await Promise.all([
    but === undefined ? solutions : differing(site, but, '/v1/solutions', solutions),
    but === undefined ? kommunen : differing(site, but, '/v1/kommunen', kommunen),
  ]);
  const all = [await lookAtSolutions(site, seen[0]), await lookAtKommunen(site, seen[1])];
  return {
    pages: all.reduce((sum, { pages }) => sum + pages, 0),
    faults: all.flatMap(({ faults }) => faults),
  };
};
