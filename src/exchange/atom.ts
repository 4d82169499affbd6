import type { z } from 'zod';
import { EVENTS } from '../../contracts/subjects.ts';
import type { getFeed } from '../../contracts/views/feed.ts';
import { pageOf } from './page-of.ts';

type Feed = z.output<typeof getFeed.answer>;
type Item = Feed['items'][number];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// XML 1.0 §2.2 allows no control characters, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const xml = (text: string) =>
  text.replaceAll(FORBIDDEN, '').replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

const whoOf = (item: Item) => item.kommune?.name ?? item.verbund?.name ?? '';

/** What the news tells of, where it has a page of its own. */
const entryIn = ({ type, data }: Item): object => {
  const id = EVENTS.get(type)?.entry?.id;
  return id === undefined ? {} : { [id]: data[id] };
};

const linkOf = (item: Item): string =>
  pageOf([item.about, entryIn(item), item.kommune, item.verbund]) ?? '/neues';

const entry = (item: Item, base: string) => `  <entry>
    <id>urn:uuid:${item.id}</id>
    <title>${xml([whoOf(item), item.title].filter(Boolean).join(': '))}</title>
    <updated>${item.time}</updated>
    <author><name>${xml(whoOf(item))}</name></author>
    <link href="${xml(base + linkOf(item))}"/>
    <summary>${xml(item.about?.title ?? item.title)}</summary>
  </entry>`;

/** Said of a feed in which nothing has happened: RFC 4287 §4.1.1 asks for some moment. */
const NEVER = '1970-01-01T00:00:00Z';

/** What is new as Atom (RFC 4287); `base` is the address of this hub, without a slash at its end. */
export const atomFeed = (feed: Feed, base: string): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
  <id>${xml(base)}/v1/feed.atom</id>
  <title>Lichterkette: Neues</title>
  <updated>${feed.items[0]?.time ?? NEVER}</updated>
  <link rel="self" href="${xml(base)}/v1/feed.atom"/>
  <link href="${xml(base)}/neues"/>
${feed.items.map((item) => entry(item, base)).join('\n')}
</feed>
`;
