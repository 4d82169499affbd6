import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Hub } from '../../src/main.ts';
import { demoActors, demoHub, demoSite } from './demo-hub.ts';
import { lookAtAll, lookAtSolutions, solutionsOf } from './site.ts';

// Everything that the pages of the demo say follows from the API, for whoever looks: numbers, names, sources, dates.

let hub: Hub;
beforeAll(async () => {
  hub = await demoHub();
}, 120_000);
afterAll(() => hub?.close());

it('every sentence on the pages of solutions, Verbreitungen and Kommunen follows from the API', async () => {
  const { pages, faults } = await lookAtAll(demoSite(hub));
  expect(faults).toEqual([]);
  expect(pages).toBeGreaterThan(350);
}, 240_000);

it('so it does on what members of Zusammenschlüsse see and the public does not', async () => {
  const actors = [...(await demoActors(hub, 'kommune', 1)), ...(await demoActors(hub, 'verbund', 1))];
  let pages = 0;
  for (const actor of actors) {
    const looked = await lookAtAll(demoSite(hub, actor), demoSite(hub));
    expect(looked.faults, actor).toEqual([]);
    pages += looked.pages;
  }
  expect(pages).toBeGreaterThan(2);
}, 240_000);

it('so it does for what held on an earlier day', async () => {
  const site = demoSite(hub);
  const third = (await solutionsOf(site)).filter((_, index) => index % 3 === 0);
  const { pages, faults } = await lookAtSolutions(site, third, '2025-06-30');
  expect(faults).toEqual([]);
  expect(pages).toBeGreaterThan(40);
}, 240_000);
