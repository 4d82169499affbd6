/** Where a portion of a list ended: how many items stood up to there, and the id of the last one; '' where there was none. */
export interface PortionEnd {
  readonly at: number;
  readonly id: string;
}

/** The place in a list at which the next portion begins: behind the item that ended the last one; where that is gone, at its place. */
export const placeAfter = <Item>(
  all: readonly Item[],
  idOf: (item: Item) => string,
  { at, id }: PortionEnd,
): number => {
  // Nearly always nothing has changed before it.
  const last = all[at - 1];
  if (id === '' || (last !== undefined && idOf(last) === id)) return at;
  const index = all.findIndex((item) => idOf(item) === id);
  return index === -1 ? at : index + 1;
};
