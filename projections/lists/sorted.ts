/** How many items at the beginning of a sorted list fit: from the first one that does not, none does. */
export const countFitting = <Item>(sorted: readonly Item[], fits: (item: Item) => boolean): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(sorted[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
};
