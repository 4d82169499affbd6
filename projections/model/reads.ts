import type { Change } from './table.ts';

/** The keys that have changed since it was last asked. */
export type Follower = () => readonly string[];

interface Followed {
  readonly lastChange: Change;
}

/** Follows the changes of a table from now on; what nobody has asked for yet is kept by the chain itself. */
export const follow = (table: Followed): Follower => {
  let seen = table.lastChange;
  return () => {
    const keys: string[] = [];
    for (let next = seen.next; next !== undefined; next = next.next) {
      keys.push(next.key);
      seen = next;
    }
    return keys;
  };
};

type KeysOf<Models> = (models: Models, key: string) => readonly string[];

/** A table that a reader reads, and for which of the reader's keys a row of it is read. */
interface Read<Models> {
  readonly table: (models: Models) => Followed;
  readonly keysOf: KeysOf<Models>;
}

/** All that a reader reads. Declared beside the reader: whoever keeps what it said follows from that what to look at again. */
export type Reads<Models> = readonly Read<Models>[];

/** A table that is read; by the reader's own key where nothing else is said. */
export const reads = <Models>(
  table: (models: Models) => Followed,
  keysOf: KeysOf<Models> = (_, key) => [key],
): Reads<Models> => [{ table, keysOf }];

/** What a reader reads because it asks another one; `askers` are the keys for which it asks, by what it asks for. */
export const through = <Inner, Outer extends Inner>(
  inner: Reads<Inner>,
  askers: KeysOf<Outer>,
): Reads<Outer> =>
  inner.map(({ table, keysOf }) => ({
    table,
    keysOf: (models, key) => keysOf(models, key).flatMap((asked) => askers(models, asked)),
  }));

/** The keys for which a reader may say otherwise than when this was last asked. */
export type ChangedKeys = () => ReadonlySet<string>;

/** Follows all that a reader reads, from now on. */
export const following = <Models>(models: Models, all: Reads<Models>): ChangedKeys => {
  const followed = all.map(({ table, keysOf }) => ({ changed: follow(table(models)), keysOf }));
  return () =>
    new Set(followed.flatMap(({ changed, keysOf }) => changed().flatMap((key) => keysOf(models, key))));
};
