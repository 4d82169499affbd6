import type { Ask, Asker } from './asking.ts';
import type { Snapshot } from './snapshot.ts';

const HREF = /href="(\/[^"#]*)/g;

/** False for files, addresses for programs, and what is measured: that is never the same. */
const isPage = (address: string): boolean => !/^\/(assets|v1|openapi|asyncapi|metrics)/.test(address);

const withoutCursor = (address: string): string => address.replace(/cursor=[^&]+/, 'cursor=');

/** The links of a page, as they are written there. */
const linksOf = (page: string): string[] =>
  [...page.matchAll(HREF)].map(([, href = '']) => href.replaceAll('&amp;', '&')).filter(isPage);

/**
 * Fetches every page that can be reached from the menu. A choice (an address with parameters) is looked at, and paged through to its
 * end; further choices that begin there are combinations of those that begin elsewhere, and are left.
 */
export const crawl = async (ask: Ask, asker: Asker, snapshot: Snapshot): Promise<void> => {
  // By the address as it is known in both trees: a next page is the so many-th of its list.
  const due = new Map([['/', '/']]);
  for (const [name, address] of due) {
    const said = await ask(address, asker, 'text/html');
    snapshot.add('pages', `${asker ?? 'public'} ${name}`, said);
    for (const link of linksOf(said.text)) {
      const bare = withoutCursor(link);
      const isNext = bare !== link;
      if (address.includes('?') && link.includes('?') && !isNext) continue;
      const page = Number(/cursor=(\d+)$/.exec(name)?.[1] ?? 1) + 1;
      const known = isNext ? `${bare.replace(/[?&]cursor=/, '')} cursor=${page}` : link;
      if (!due.has(known)) due.set(known, link);
    }
  }
};
