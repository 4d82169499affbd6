import type { QueryDefinition } from './definitions.ts';
import type { Kind } from './fields/kinds/kind.ts';
import type { ServiceDefinition } from './service.ts';
import { KINDS } from './subjects.ts';
import { VIEWS } from './views/all.ts';
import { CHANNELS } from './views/channels.ts';

/** The formats in which what is new can be followed by an address, without an account: RFC 4287, and JSON Feed 1.1. */
export const FEED_FORMATS = [
  { ending: 'atom', type: 'application/atom+xml', words: 'Atom' },
  { ending: 'json', type: 'application/feed+json', words: 'JSON Feed' },
] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** Entries of one feed at most: the newest. */
export const MOST_ENTRIES = 50;

/** Something with news of its own: what happens is told on the channel of its kind. */
export interface FollowedThing {
  readonly kind: Kind;
  /** What its title is taken from, and whether it is there for the public. */
  readonly query: QueryDefinition;
}

/** A list whose newest things can be followed, narrowed as its query allows. */
export interface FollowedList extends FollowedThing {
  /** The field under which the list says when a thing came into it. */
  readonly came: string;
}

const viewAt = (path: string): QueryDefinition | undefined =>
  VIEWS.find((query) => `/v1${query.path}` === path);

/** Everything that has a channel and an address of its own. */
export const FOLLOWED_THINGS: readonly FollowedThing[] = CHANNELS.flatMap(({ name, parameter }) => {
  const kind = KINDS.find((one) => one.name === name && one.id === parameter);
  const query = kind?.address === undefined ? undefined : viewAt(`${kind.address}{${kind.id}}`);
  return kind === undefined || query === undefined ? [] : [{ kind, query }];
});

/** Every list of a kind that says when its things came. */
export const FOLLOWED_LISTS: readonly FollowedList[] = KINDS.flatMap((kind) => {
  const query = kind.address === undefined ? undefined : viewAt(kind.address.slice(0, -1));
  return kind.came === undefined || query === undefined ? [] : [{ kind, query, came: kind.came }];
});

/** The address of the feed at an address, in a format. */
export const feedAt = (address: string, { ending }: FeedFormat): string =>
  `${address.replace(/\/$/, '')}/feed.${ending}`;

/** The address at which everything that is new can be followed. */
export const EVERYTHING = '/v1';

const service = (
  name: string,
  title: string,
  address: string,
  query?: QueryDefinition,
): readonly ServiceDefinition[] =>
  FEED_FORMATS.map((format) => ({
    name: `${name}-${format.ending}`,
    title: `${title} (${format.words})`,
    path: feedAt(address, format),
    ...(query === undefined ? {} : { narrowedBy: query }),
    answers: {
      200: { description: `Die neuesten ${MOST_ENTRIES} Einträge, wie alle sie sehen.`, type: format.type },
      304: { description: 'Unverändert.' },
    },
  }));

/** The addresses of all feeds, for the OpenAPI document. */
export const FEED_SERVICES: readonly ServiceDefinition[] = [
  ...service('feed', 'Neues', EVERYTHING),
  ...FOLLOWED_THINGS.flatMap(({ kind, query }) =>
    service(`feed-${kind.name}`, `Neues zu: ${query.title}`, `${kind.address}{${kind.id}}`),
  ),
  ...FOLLOWED_LISTS.flatMap(({ kind, query }) =>
    service(`feed-list-${kind.name}`, `Neu in: ${query.title}`, kind.address ?? '', query),
  ),
];

/** Parameters of a list that say how it is shown, not what belongs to it: a feed has its own order and length. */
const SHOWN_BY: ReadonlySet<string> = new Set(['sort', 'cursor', 'limit', 'stand', 'zum', 'atLeast']);

/** True where a feed of a list can be narrowed by the parameter of this name. */
export const narrows = (name: string): boolean => !SHOWN_BY.has(name);
