import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SolutionDetail } from '../../contracts/views/catalogue.ts';
import type { AdoptionItem } from '../../contracts/views/parts.ts';
import { type Hub, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { lineageEvents, ROOT } from '../bench/world/lineage.ts';
import { writeLog } from '../bench/world/log.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { wholeDetail } from '../truth/facts.ts';

// A solution that 2,500 have taken over: no answer and no page grows with them, and all of them can be read, portion by portion.

const ADOPTIONS = 2500;
const MOST_BYTES = 256 * 1024;
const MOST_COMPRESSED = 60 * 1024;

let hub: Hub;
beforeAll(async () => {
  const directory = emptyDirectory();
  writeLog(directory, lineageEvents(ADOPTIONS));
  const settings = { PORT: '0', LICHTERKETTE_DATA: directory, LICHTERKETTE_DEMO: 'off' };
  hub = await startHub(readSettings({ ...settings, LICHTERKETTE_LOG_LEVEL: 'silent' }));
}, 120_000);
afterAll(() => hub?.close());

const text = async (path: string, accept: string) => {
  const response = await fetch(hub.url + path, { headers: { Accept: accept } });
  expect(response.status, path).toBe(200);
  return response.text();
};
const json = async (path: string): Promise<unknown> => JSON.parse(await text(path, 'application/json'));

interface Page {
  readonly items: readonly AdoptionItem[];
  readonly total: number;
  readonly next?: string;
}

const idsOf = (items: readonly AdoptionItem[]) => items.map(({ adoptionId }) => adoptionId);

describe('a solution that thousands have taken over', () => {
  it('is answered, and has pages, of bounded size', async () => {
    const page = `/loesungen/${ROOT}`;
    const pages = [
      ...['', '?seite=7', '?seite=50', '?seite=alle'].map((more) => page + more),
      ...['', '?ansicht=liste', '?ansicht=tabelle', '?gruppe=Hessen', '?gruppieren=groesse'].map(
        (more) => `${page}/verbreitung${more}`,
      ),
    ];
    for (const path of pages) {
      const html = await text(path, 'text/html');
      expect(html.length, path).toBeLessThan(MOST_BYTES);
      expect(brotliCompressSync(html).length, path).toBeLessThan(MOST_COMPRESSED);
    }
    for (const more of ['', '?limit=50', '/adoptions', '/adoptions?limit=200&sort=stand'])
      expect((await text(`/v1/solutions/${ROOT}${more}`, 'application/json')).length, more).toBeLessThan(
        MOST_BYTES,
      );
  }, 120_000);

  it('tells all of them portion by portion, each once, and how many there are', async () => {
    const first = (await json(`/v1/solutions/${ROOT}`)) as SolutionDetail;
    expect(first.adoptions).toHaveLength(50);
    expect(first.descent?.adoptions).toBe(ADOPTIONS);
    const { adoptions } = (await wholeDetail(json, ROOT)) as SolutionDetail;
    expect(new Set(idsOf(adoptions)).size).toBe(ADOPTIONS);
    const counted = first.descent?.kommunen.reduce((sum, { count }) => sum + count, 0);
    const owner = adoptions.filter(({ kommune }) => kommune?.kommuneId === first.kommune?.kommuneId);
    expect(counted).toBe(ADOPTIONS - owner.length);
  }, 120_000);

  it('lists them by where they stand as well, from cursor to cursor as by numbers', async () => {
    const path = `/v1/solutions/${ROOT}/adoptions?sort=stand&limit=200`;
    const byCursor: string[] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page = (await json(next === '' ? path : `${path}&cursor=${next}`)) as Page;
      expect(page.total).toBe(ADOPTIONS);
      byCursor.push(...idsOf(page.items));
      next = page.next;
    }
    const byNumber: string[] = [];
    for (let seite = 1; seite <= Math.ceil(ADOPTIONS / 200); seite += 1)
      byNumber.push(...idsOf(((await json(`${path}&seite=${seite}`)) as Page).items));
    expect(byNumber).toEqual(byCursor);
    expect(new Set(byCursor).size).toBe(ADOPTIONS);
  }, 120_000);

  it('names no more on one page than fit, and leads to the table of all', async () => {
    const html = await text(`/loesungen/${ROOT}?seite=alle`, 'text/html');
    expect(html.match(/<li id="u-/g)).toHaveLength(50);
    expect(html).toContain(`/loesungen/${ROOT}/verbreitung.csv">alle als Tabelle (CSV)`);
    expect(html).not.toContain('alle auf einer Seite');
  });
});
