import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Hub, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { writeLog } from '../bench/world/log.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { launchBrowser } from './browser.ts';
import { DRAWN_FAULTS, MISDATED, REACHED } from './drawn-faults.ts';
import { validator, violations } from './looking.ts';
import { spreadEvents, TODAY, WORLDS, type World } from './spread-worlds.ts';

const WIDTHS = [390, 768, 1024, 1280];
/** What a page may weigh, compressed. */
const MOST_BYTES = 60_000;

let hub: Hub;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const directory = emptyDirectory();
  writeLog(directory, spreadEvents());
  const settings = readSettings({ PORT: '0', LICHTERKETTE_DATA: directory, LICHTERKETTE_DEMO: 'off' });
  hub = await startHub(settings, { now: () => new Date(`${TODAY}T11:00:00Z`) });
  browser = await launchBrowser();
  page = await browser.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.close();
});

const pathOf = ({ root }: World): string => `/loesungen/${root}/verbreitung`;

const open = async (path: string, width: number): Promise<void> => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(hub.url + path);
};

const pages = new Map<string, string>();

/** A page as it comes; none weighs more than it may. */
const html = async (path: string): Promise<string> => {
  const known = pages.get(path);
  if (known !== undefined) return known;
  const headers = { Accept: 'text/html', 'Accept-Encoding': 'br' };
  const response = await fetch(hub.url + path.split('#')[0], { headers });
  expect(response.status, path).toBe(200);
  const bytes = Number(response.headers.get('content-length'));
  expect(bytes, path).toBeGreaterThan(1000);
  expect(bytes, path).toBeLessThan(MOST_BYTES);
  const text = await response.text();
  pages.set(path, text);
  return text;
};

const lightsIn = (text: string): string[] =>
  [...text.matchAll(/[?&](?:amp;)?fokus=([0-9a-f-]{36})/g)].map(([, id]) => id as string);

/** The ids of all lights: none is hidden in these worlds, so each is to be found by its name. */
const namedIn = async ({ root }: World): Promise<string[]> => {
  const lineage = (await (await fetch(`${hub.url}/v1/solutions/${root}/lineage`)).json()) as {
    nodes: { solutionId: string }[];
  };
  return lineage.nodes.map(({ solutionId }) => solutionId);
};

describe.each(WORLDS)('$name of $count', (world) => {
  test.each(WIDTHS)(
    'at %i px: words side by side, cables to their lights, nothing but plans after today, every name in two steps',
    async (width) => {
      await open(pathOf(world), width);
      expect(await page.evaluate(DRAWN_FAULTS)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const { lights, groups } = (await page.evaluate(REACHED)) as { lights: string[]; groups: string[] };
      const reached = new Set(lights);
      for (const group of groups) for (const id of lightsIn(await html(group))) reached.add(id);
      const missing = (await namedIn(world)).filter((id) => !reached.has(id));
      expect(missing).toEqual([]);
      expect(groups.length).toBeLessThan(120);
    },
    60_000,
  );

  test('weighs little, as a drawing, a list and a table', async () => {
    for (const view of ['', '?ansicht=liste', '?ansicht=tabelle']) await html(pathOf(world) + view);
  }, 120_000);
});

test.each([390, 1280])(
  'axe finds nothing in any form at %i px, and the HTML is valid',
  async (width) => {
    for (const world of WORLDS) {
      const name = `${world.name} of ${world.count}`;
      await open(pathOf(world), width);
      expect(await violations(page), name).toEqual([]);
      const { results } = await validator.validateString(await html(pathOf(world)));
      expect(
        results.flatMap(({ messages }) => messages.map(({ message }) => message)),
        name,
      ).toEqual([]);
    }
  },
  180_000,
);

test.each([768, 1024, 1280])(
  'every light of the drawing over true time stands within a month of its label at %i px',
  async (width) => {
    for (const world of WORLDS.filter(({ name }) => name === 'klein')) {
      await open(pathOf(world), width);
      expect(await page.evaluate(MISDATED)).toEqual([]);
      await open(`${pathOf(world)}?zum=2022-12-31`, width);
      expect(await page.evaluate(DRAWN_FAULTS)).toEqual([]);
      expect(await page.textContent('.b1150 text.j:last-of-type')).toBe('31. Dezember 2022');
      expect(await page.textContent('.lk-lead')).toContain('So war es am 31. Dezember 2022');
    }
  },
  60_000,
);

describe('the light that is looked at', () => {
  test.each([390, 1280])(
    'has its way from the origin drawn with all names, over the groups, at %i px',
    async (width) => {
      const world = WORLDS.find(({ name, count }) => name === 'netz' && count === 1000) as World;
      const last = (await namedIn(world)).findLast((id) => id !== world.root);
      await open(`${pathOf(world)}?fokus=${last}`, width);
      expect(await page.evaluate(DRAWN_FAULTS)).toEqual([]);
      expect(await page.textContent('.lk-weg h2')).toContain('Der Weg bis');
      await html(`${pathOf(world)}?fokus=${last}`);
    },
    60_000,
  );
});
