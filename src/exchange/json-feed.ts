import { type NewsFeed, PUBLISHER } from './entries.ts';

/** What is new as JSON Feed 1.1 (jsonfeed.org); `base` is the address of this hub, without a slash at its end. */
export const jsonFeed = ({ title, self, page, entries }: NewsFeed, base: string): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: base + page,
    feed_url: base + self,
    language: 'de',
    authors: [{ name: PUBLISHER }],
    items: entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      url: base + entry.page,
      title: entry.title,
      content_text: entry.text || entry.title,
      date_published: entry.time,
      authors: [{ name: entry.author || PUBLISHER }],
    })),
  });
