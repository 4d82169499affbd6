import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Hub } from '../../src/main.ts';
import { demoHub, demoSite } from './demo-hub.ts';
import { LIES, type Lie } from './lies.ts';
import { lookAtSolution, type Site, solutionsOf } from './site.ts';

// That the pages are found true says something only where a lie is found. Each is planted in one page of the demo.

/** A Kommune that no page of the demo names. */
const STRANGER = 'Gemeinde Nirgendshausen';

let hub: Hub;
/** Every page of a solution, by its id. */
const pages = new Map<string, string>();
beforeAll(async () => {
  hub = await demoHub();
  const site = demoSite(hub);
  for (const id of await solutionsOf(site))
    pages.set(id, (await site.get(`/loesungen/${id}?seite=alle`, 'text/html')) ?? '');
}, 120_000);
afterAll(() => hub?.close());

/** The same site, whose pages tell a lie. */
const lying = (site: Site, { truth, told }: Lie): Site => ({
  ...site,
  get: async (path, accept) => {
    const text = await site.get(path, accept);
    return accept === 'text/html'
      ? text?.replace(truth, (...matched: string[]) => told(matched, STRANGER))
      : text;
  },
});

it.each(LIES)('is found: $lie', async (lie) => {
  const [id] = [...pages].find(([, html]) => lie.truth.test(html)) ?? [];
  if (id === undefined) throw new Error('no page of the demo has this truth');
  const site = demoSite(hub);
  expect((await lookAtSolution(site, id)).faults).toEqual([]);
  expect((await lookAtSolution(lying(site, lie), id)).faults.length, id).toBeGreaterThan(0);
});
