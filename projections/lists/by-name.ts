import { properName } from '../../contracts/proper-name.ts';
import { keepsake, type Memories } from '../model/memory.ts';
import { fold } from '../search/fold.ts';
import { type Cursors, readCursor } from './cursor.ts';
import { firstOf } from './first-of.ts';

/** A page of a sorted list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly next?: string;
}

/** Something that has a name. Rows are never changed, only replaced: what is made of one holds for good. */
interface Named {
  readonly name: string;
}

const FOLDED = keepsake(() => new WeakMap<Named, string>());
const PROPER = keepsake(() => new WeakMap<Named, string>());

/** Gives the name of a row as names are compared or searched. */
export type NameOf = (row: Named) => string;

/** Makes something of names; of each row's once, as long as the row stands. */
const once =
  (made: WeakMap<Named, string>, make: (name: string) => string): NameOf =>
  (row) => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const name = make(row.name);
    made.set(row, name);
    return name;
  };

/** Names as they are searched. */
export const foldingNames = ({ rows }: Memories): NameOf => once(rows.of(FOLDED), fold);

/** Names as lists are sorted: "Gemeinde Kreuzau" stands under K. */
export const sortingNames = ({ rows }: Memories): NameOf =>
  once(rows.of(PROPER), (name) => fold(properName(name)));

/** The name, and what tells two of the same name apart. */
type Keys = readonly [name: string, id: string];

const compare = ([name, id]: Keys, [otherName, otherId]: Keys): number => {
  if (name !== otherName) return name < otherName ? -1 : 1;
  return id === otherId ? 0 : id < otherId ? -1 : 1;
};

/**
 * The page of `all` after the cursor, by name. Because the cursor holds keys and no offset, what is added meanwhile
 * neither repeats nor skips an item.
 */
export const pageByName = <Item extends Named>(
  all: readonly Item[],
  idOf: (item: Item) => string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  { cursors, nameOf }: { readonly cursors: Cursors; readonly nameOf: NameOf },
): Page<Item> => {
  const keysOf = (item: Item): Keys => [nameOf(item), idOf(item)];
  const after = readCursor(cursors, cursor, 2) as Keys | undefined;
  const rest = after === undefined ? all : all.filter((item) => compare(keysOf(item), after) > 0);
  const items = firstOf(rest, limit, (a, b) => compare(keysOf(a), keysOf(b)));
  const last = items.at(-1);
  return {
    items,
    total: all.length,
    ...(last && rest.length > items.length ? { next: cursors.seal(keysOf(last)) } : {}),
  };
};
