import { cursorOf, readCursor } from './cursor.ts';

/** A page of a sorted list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly next?: string;
}

const compare = (a: readonly string[], b: readonly string[]): number => {
  for (const [index, key] of a.entries()) {
    const other = b[index] ?? '';
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
};

/**
 * The page of `all` after the cursor, in the order of the texts that `keysOf` gives (the last one unique). Because the
 * cursor holds keys and no offset, what is added meanwhile neither repeats nor skips an item.
 */
export const paginate = <Item>(
  all: readonly Item[],
  list: string,
  keysOf: (item: Item) => readonly string[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Page<Item> => {
  const keyed = all.map((item) => ({ item, keys: keysOf(item) })).sort((a, b) => compare(a.keys, b.keys));
  const after = readCursor(cursor, list, keyed[0]?.keys.length);
  const rest = after === undefined ? keyed : keyed.filter(({ keys }) => compare(keys, after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    total: all.length,
    ...(last && rest.length > page.length ? { next: cursorOf(list, last.keys) } : {}),
  };
};
