/** How a row of a list is checked against something that it may be about. */
type Check<Row, Item> = (row: Row, item: Item) => readonly string[];

/**
 * Rows that name nobody by an id, each with what it is about: the first one that it tells truly, else the one that it tells least
 * wrongly. What no row tells is a fault, and a row for which nothing is left.
 */
export const assigned = <Row, Item>(
  rows: readonly Row[],
  items: readonly Item[],
  check: Check<Row, Item>,
): string[] => {
  const left = [...items];
  const faults = rows.flatMap((row) => {
    const tried = left.map((item) => ({ item, faults: check(row, item) }));
    const best = tried.toSorted((a, b) => a.faults.length - b.faults.length)[0];
    if (best === undefined) return ['a row more than there are facts'];
    left.splice(left.indexOf(best.item), 1);
    return best.faults;
  });
  return [...faults, ...left.map(() => 'a row less than there are facts')];
};
