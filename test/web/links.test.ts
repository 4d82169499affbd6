import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';

let on: Stage;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
}, 120_000);

afterAll(() => on.hub.close());

/**
 * What is looked at once. A chain looks at each of its lights in turn, in three ways and as of each of its years, and lists are narrowed
 * in every combination: each light is looked at once, and of the other ways one in sixteen. So it is with what everything can be taken
 * along as: it takes long to make.
 */
const keyOf = ({ pathname, searchParams, search }: URL): string => {
  const fokus = searchParams.get('fokus');
  if (fokus !== null) return `fokus ${fokus}`;
  if (searchParams.has('cursor')) return pathname + search;
  const names = [...new Set(searchParams.keys())].sort();
  const isWhole = names.length === 0 && !/\/anlage(\.\w+)?$/.test(pathname);
  return isWhole ? pathname : `${pathname.replace(/(?<=[0-9a-f])[0-9a-f-]{35}/, '')} ${names.join()}`;
};

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#39;': "'" };
const plain = (text: string) => text.replaceAll(/&(amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? '');
const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) => plain(value));

/** An address of this site that stands on a page. */
interface Link {
  readonly on: string;
  readonly to: URL;
}

/** A page as a search engine knows it. */
interface Known {
  readonly status: number;
  readonly ids: ReadonlySet<string>;
  readonly title: string;
  readonly description: string;
}

/** Every page that links lead to, with the ids of its parts, and every link. */
const crawl = async (start: string) => {
  const links: Link[] = [];
  const pages = new Map<string, Known>();
  const looked = new Set<string>();
  const waiting = [new URL(start, on.hub.url)];
  for (const address of waiting) {
    if (looked.has(keyOf(address))) continue;
    looked.add(keyOf(address));
    const answer = await fetch(address, { headers: { Accept: 'text/html' } });
    const text = await answer.text();
    const here = address.pathname + address.search;
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
    pages.set(here, {
      status: answer.status,
      ids: new Set(isPage ? attributes(text, 'id') : []),
      title: (isPage && /<title>(.*?)<\/title>/s.exec(text)?.[1]) || '',
      description: /<meta name="description" content="([^"]*)"/.exec(text)?.[1] ?? '',
    });
    if (!isPage) continue;
    for (const href of attributes(text, 'href')) {
      const to = new URL(href, address);
      if (to.origin !== address.origin) continue;
      links.push({ on: here, to });
      waiting.push(to);
    }
  }
  return { pages, links };
};

describe('every link of every page of the demo', () => {
  it('leads to something that is there, down to the part of the page', async () => {
    const { pages, links } = await crawl('/');
    expect(pages.size).toBeGreaterThan(500);
    const gone = [...pages].filter(([, { status }]) => status !== 200).map(([address]) => address);
    expect(gone).toEqual([]);
    // A list that is narrowed, or a chain that is looked at otherwise, is the same page.
    const alone = [...pages].filter(
      ([address, { title }]) => title !== '' && /^[^?]*(\?cursor=[^&]*)?$/.test(address),
    );
    expect(alone.length).toBeGreaterThan(400);
    const byTitle = Map.groupBy(alone, ([, { title }]) => title);
    const alike = [...byTitle].filter(([, all]) => all.length > 1);
    expect(alike.map(([title, all]) => `${title}: ${all.map(([address]) => address).join()}`)).toEqual([]);
    const descriptions = new Set(alone.map(([, { description }]) => description));
    expect(descriptions.has('')).toBe(false);
    // Further pages of a list are described as the first one is.
    expect(descriptions.size).toBeGreaterThan(byTitle.size * 0.85);
    const parts = links.filter(({ to }) => to.hash !== '');
    expect(parts.length).toBeGreaterThan(1000);
    const missing = parts.filter(({ to }) => {
      const page = pages.get(to.pathname + to.search);
      return page !== undefined && !page.ids.has(decodeURIComponent(to.hash.slice(1)));
    });
    expect(missing.map((link) => `${link.on} → ${link.to.pathname}${link.to.hash}`).slice(0, 5)).toEqual([]);
  }, 240_000);

  it('among them those of what is planned, and of what was not pursued', async () => {
    const [origin, adopter] = [await on.kommune('Gemeinde Wiesgrund'), await on.kommune('Gemeinde Talgrund')];
    const solutionId = await on.share(origin, { title: 'Fundbüro im Netz' });
    const { adoptionId } = await on.done(`/v1/kommunen/${adopter}/plan-adoption`, {
      sources: [{ solutionId }],
    });
    const path = `/loesungen/${adoptionId}`;
    const page = await on.text(path, undefined, 'text/html');
    expect(page).toContain('<h1>Fundbüro im Netz');
    expect(page).toContain('<dt>Stand</dt><dd>geplant</dd>');
    expect(await on.json(`/v1/solutions/${adoptionId}`)).toMatchObject({
      solutionId: adoptionId,
      adoption: { adoptionId, status: 'geplant' },
    });
    await on.done(`/v1/kommunen/${adopter}/abandon-adoption`, {
      adoptionId,
      on: '2026-01-10',
      reason: 'personal',
    });
    expect(await on.status(path), 'for the Verbund until it is released').toBe(404);
    const own = on.actor('kommune', adopter);
    expect(await on.text(path, own, 'text/html')).toContain('nicht weiterverfolgt, weil: Personal');
    await on.done(`/v1/kommunen/${adopter}/release-result`, { adoptionId });
    expect(await on.text(path, undefined, 'text/html')).toContain('nicht weiterverfolgt, weil: Personal');
  });
});
