import type { Change } from '../model/table.ts';

/** The keys that have changed since it was last asked. */
export type Follower = () => readonly string[];

/** Follows the changes of a table from now on; what nobody has asked for yet is kept by the chain itself. */
export const follow = (table: { readonly lastChange: Change }): Follower => {
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
