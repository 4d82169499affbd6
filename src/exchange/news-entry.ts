import { EVENTS } from '../../contracts/subjects.ts';
import type { FeedItem } from '../../contracts/views/feed.ts';
import type { FeedEntry } from './entries.ts';
import { pageOf } from './page-of.ts';

/** Says what happened, after the name of whoever did it. */
export type Says = (item: FeedItem) => { readonly words: string; readonly detail?: string | undefined };

/** What the news tells of, where it has a page of its own. */
const entryIn = ({ type, data }: FeedItem): object => {
  const id = EVENTS.get(type)?.entry?.id;
  return id === undefined ? {} : { [id]: data[id] };
};

/** Something that happened, as an entry. */
export const newsEntry = (item: FeedItem, says: Says): FeedEntry => {
  const { id, time, about, kommune, verbund } = item;
  const author = kommune?.name ?? verbund?.name ?? '';
  const { words, detail } = says(item);
  return {
    ...{ id, time, author, by: kommune?.kommuneId ?? verbund?.verbundId },
    title: [author, words].filter(Boolean).join(' '),
    text: [about?.title, detail].filter(Boolean).join(': ') || item.title,
    page: pageOf([about, entryIn(item), kommune, verbund]) ?? '/neues',
  };
};
