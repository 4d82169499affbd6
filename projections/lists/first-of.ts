/** Where `item` belongs in a sorted list. */
const placeIn = <Item>(list: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as Item, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The first `count` items of an order, without sorting the rest: most items are only compared with the last one. */
export const firstOf = <Item>(
  items: Iterable<Item>,
  count: number,
  compare: (a: Item, b: Item) => number,
): Item[] => {
  const first: Item[] = [];
  for (const item of items) {
    if (first.length === count && compare(item, first[count - 1] as Item) >= 0) continue;
    first.splice(placeIn(first, item, compare), 0, item);
    if (first.length > count) first.pop();
  }
  return first;
};
