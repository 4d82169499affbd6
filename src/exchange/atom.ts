import { type FeedEntry, type NewsFeed, PUBLISHER } from './entries.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// XML 1.0 §2.2 allows no control characters, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const xml = (text: string) =>
  text.replaceAll(FORBIDDEN, '').replaceAll(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

const entryOf = ({ id, title, text, time, author, page }: FeedEntry, base: string) => `  <entry>
    <id>urn:uuid:${id}</id>
    <title>${xml(title)}</title>
    <updated>${time}</updated>
    <author><name>${xml(author || PUBLISHER)}</name></author>
    <link href="${xml(base + page)}"/>
    <summary>${xml(text)}</summary>
  </entry>`;

/** Said of a feed in which nothing has happened: RFC 4287 §4.1.1 asks for some moment. */
const NEVER = '1970-01-01T00:00:00Z';

/** What is new as Atom (RFC 4287); `base` is the address of this hub, without a slash at its end. */
export const atomFeed = ({ title, self, page, entries }: NewsFeed, base: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
  <id>${xml(base + self)}</id>
  <title>${xml(title)}</title>
  <updated>${entries[0]?.time ?? NEVER}</updated>
  <author><name>${PUBLISHER}</name></author>
  <link rel="self" href="${xml(base + self)}"/>
  <link href="${xml(base + page)}"/>
${entries.map((entry) => entryOf(entry, base)).join('\n')}
</feed>
`;
