import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

it('the page of an Anlage is printed on no more than two sheets', async () => {
  const { items } = await site.get<{ items: { solutionId: string }[] }>('/v1/solutions?limit=200');
  const ids = items.map(({ solutionId }) => solutionId);
  expect(ids.length).toBeGreaterThan(10);
  const paths = [
    ...ids.slice(0, 24).map((id) => `/loesungen/${id}/anlage`),
    `/vergleich/anlage?id=${ids.slice(16, 20).join('&id=')}`,
  ];
  const page = await site.browser.newPage();
  for (const path of paths) {
    await page.goto(site.url + path);
    const printed = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
    expect(printed.getPageCount(), path).toBeLessThanOrEqual(2);
  }
  await page.close();
}, 120_000);
