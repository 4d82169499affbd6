import type { FollowedList } from '../../contracts/feeds.ts';
import type { FeedEntry } from './entries.ts';
import { pageOf } from './page-of.ts';

interface Named {
  readonly name: string;
  readonly kommuneId?: string;
  readonly verbundId?: string;
}

/** What lists say of whatever stands in them. */
export interface ListItem extends Readonly<Record<string, unknown>> {
  readonly kommune?: Named;
  readonly verbund?: Named;
  readonly owner?: Named;
  readonly summary?: string;
}

/** A thing that came into a list, as an entry. */
export const listEntry = (item: ListItem, { kind, came }: FollowedList): FeedEntry => {
  const owner = item.kommune ?? item.verbund ?? item.owner;
  const author = owner?.name ?? '';
  const title = String(item[kind.words]);
  return {
    ...{ id: String(item[kind.id]), title, author, time: String(item[came]) },
    by: owner?.kommuneId ?? owner?.verbundId,
    text: [author, item.summary].filter(Boolean).join(': '),
    page: pageOf([{ [kind.id]: item[kind.id] }]) ?? '/neues',
  };
};
