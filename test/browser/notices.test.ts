import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { troubles } from '../journey/troubles.ts';
import { invalid, look, looked } from './looking.ts';
import { openSite, type Site } from './site.ts';

const PATHS = ['/', '/loesungen', '/betriebsstatus', '/gibt-es-nicht'];

let site: Site;
beforeAll(async () => {
  const { surroundings, away, newerHubWrites, stopNext } = troubles();
  site = await openSite(surroundings);
  const { kommuneId } = await site.post('/v1/kommunen', {
    name: 'Altdorf',
    kind: 'gemeinde',
    land: 'Hessen',
  });
  await newerHubWrites(`kommune-${kommuneId}`);
  stopNext();
  await site.post('/v1/kommunen', { name: 'Neudorf', kind: 'gemeinde', land: 'Hessen' });
  await vi.waitFor(() => expect(site.hub.runner.failures).toHaveLength(1));
  away(true);
}, 120_000);
afterAll(() => site?.close());

test('notices are announced as a status, before everything else of the page', async () => {
  const { page, close } = await look(site, '/loesungen', 390, 'light');
  const status = page.getByRole('status');
  expect(await status.locator('p').count()).toBe(3);
  expect(await page.locator('main > :first-child').getAttribute('role')).toBe('status');
  await close();
});

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)(
  'pages with notices at %i px, %s: nothing that axe finds, no scrolling sideways',
  {
    timeout: 120_000,
  },
  async (width, scheme) => {
    for (const path of PATHS) expect(await looked(site, path, width, scheme), path).toEqual([]);
  },
);

test('pages with notices are valid HTML', async () => {
  for (const path of PATHS) expect(await invalid(site, path), path).toEqual([]);
});
