import type { QueryDefinition } from '../../../contracts/definitions.ts';
import { EVERYTHING, FOLLOWED_THINGS, narrows } from '../../../contracts/feeds.ts';
import type { Kind } from '../../../contracts/fields/kinds/kind.ts';

type Narrowed = Readonly<Record<string, string | string[] | undefined>>;

/** What a page offers to follow. */
export interface Follow {
  /** Said of what is new there: "zu dieser Lösung". */
  readonly words: string;
  /** What the order for a message on Monday is about; absent: none is offered. */
  readonly byMail?: Narrowed;
  /** What its feeds stand below. */
  readonly address: string;
  /** What a list is narrowed by. */
  readonly narrowed?: Narrowed;
  /** Of a thing: what has to have an answer for the public, or its feeds are not there. */
  readonly thing?: { readonly query: QueryDefinition; readonly path: Readonly<Record<string, string>> };
}

/** All that is new. */
export const followEverything: Follow = { words: 'bei allen', address: EVERYTHING };

/** What is new of one thing. */
export const followThing = (kind: Kind, id: string, words: string): Follow => {
  const query = FOLLOWED_THINGS.find((thing) => thing.kind === kind)?.query;
  const address = `${kind.address}${id}`;
  const byMail = { [kind.id]: id };
  return {
    words,
    address,
    byMail,
    ...(query === undefined ? {} : { thing: { query, path: { [kind.id]: id } } }),
  };
};

/** What of a list can narrow a message. */
const BY_MAIL: ReadonlySet<string> = new Set(['q', 'land', 'gestaltungsfeld']);

/** What comes into the list of a kind, as it is narrowed now. */
export const followList = (kind: Kind, params: Narrowed, words: string): Follow => ({
  words,
  address: kind.address ?? EVERYTHING,
  byMail: {
    ...{ liste: kind.page?.replaceAll('/', '') },
    ...Object.fromEntries(Object.entries(params).filter(([name]) => BY_MAIL.has(name))),
  },
  narrowed: Object.fromEntries(Object.entries(params).filter(([name]) => narrows(name))),
});
