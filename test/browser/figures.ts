import { LOWEST_CONTRASTS, SHIFT_AND_BANNER, WATCH_SHIFTS } from './in-page.ts';
import { violations } from './looking.ts';
import type { Site } from './site.ts';

/** What was measured of a page. */
export interface Figures {
  /** What axe finds where the reader's own colours are forced. */
  readonly axe: number;
  /** The lowest contrast of a text there, and of a light or cable; and where that was. */
  readonly text: number;
  readonly shape: number;
  /** How many lights and cables were looked at. */
  readonly shapes: number;
  readonly worst: string;
  /** How much of what was drawn moved while it loaded (CLS), on a phone. */
  readonly shifted: number;
  /** The banner on a phone, in CSS pixels. */
  readonly banner: number;
  /** The document as it is sent, compressed, in kB; and all that its first visit loads. */
  readonly kB: number;
  readonly allKB: number;
}

const forced = async ({ browser, url }: Site, path: string) => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    forcedColors: 'active',
  });
  const page = await context.newPage();
  await page.goto(url + path, { waitUntil: 'load' });
  const contrasts = (await page.evaluate(LOWEST_CONTRASTS)) as Pick<
    Figures,
    'text' | 'shape' | 'shapes' | 'worst'
  >;
  const axe = (await violations(page)).length;
  await context.close();
  const { text, shape, shapes, worst } = contrasts;
  return { axe, text, shape, shapes, worst };
};

const onPhone = async ({ browser, url }: Site, path: string) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript(WATCH_SHIFTS);
  const loaded: Promise<{ readonly isDocument: boolean; readonly bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    const isDocument = request.isNavigationRequest();
    loaded.push(request.sizes().then(({ responseBodySize }) => ({ isDocument, bytes: responseBodySize })));
  });
  await page.goto(url + path, { waitUntil: 'load' });
  const moved = (await page.evaluate(SHIFT_AND_BANNER)) as { shifted: number; banner: number };
  const all = await Promise.all(loaded);
  await context.close();
  const kBOf = (some: typeof all) => Math.round(some.reduce((sum, { bytes }) => sum + bytes, 0) / 100) / 10;
  return {
    banner: moved.banner,
    shifted: Math.round(moved.shifted * 10_000) / 10_000,
    kB: kBOf(all.filter(({ isDocument }) => isDocument)),
    allKB: kBOf(all),
  };
};

/** Measures an address of the site. */
export const figuresOf = async (site: Site, path: string): Promise<Figures> => ({
  ...(await forced(site, path)),
  ...(await onPhone(site, path)),
});

/** The figures of all pages as a table, one page a line. */
export const asTable = (all: Readonly<Record<string, Figures>>): string => {
  const names = ['axe', 'text', 'shape', 'shifted', 'banner', 'kB', 'allKB'] as const;
  const width = Math.max(...Object.keys(all).map((name) => Math.min(name.length, 40)));
  const line = (name: string, cells: readonly (string | number)[]) =>
    [name.slice(0, 40).padEnd(width), ...cells.map((cell) => String(cell).padStart(8))].join('');
  return [
    line('', names),
    ...Object.entries(all).map(([name, one]) =>
      line(
        name,
        names.map((key) => one[key]),
      ),
    ),
  ].join('\n');
};
