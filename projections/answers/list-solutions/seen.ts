import type { Entry } from '../../reading/items/entry.ts';
import type { Columns } from './columns.ts';
import type { Overlay } from './overlay.ts';

/** Columns that are scanned, as a part of what is seen. */
export interface Part {
  readonly columns: Columns;
  /** The numbers that entries have everywhere, by their numbers in these columns; absent: the same. */
  readonly global?: readonly number[];
  /** By number in these columns: 1 where another part tells what is seen. */
  readonly covered?: Uint8Array;
}

/** The catalogue as a viewer sees it: everybody's columns, and over them what is seen otherwise. */
export interface Seen {
  readonly parts: readonly Part[];
  id(number: number): string;
  entry(number: number): Entry;
  /** The title of an entry as titles are compared. */
  foldedTitle(number: number): string;
}

/** What everybody sees. */
export const seenByAll = (columns: Columns): Seen => ({
  parts: [{ columns }],
  id: (number) => columns.numbers.idOf(number),
  entry: (number) => columns.entry(number),
  foldedTitle: (number) => columns.foldedTitle(number),
});

/** What somebody sees for whom `overlay` lies over what everybody sees. */
export const seenThrough = (overlay: Overlay, columns: Columns): Seen => {
  const { columns: own, global } = overlay;
  const covered = overlay.covered(columns.numbers.size);
  return {
    parts: [
      { columns, covered },
      { columns: own, global },
    ],
    id: (number) => columns.numbers.idOf(number),
    entry: (number) =>
      covered[number] === 1 ? own.entry(overlay.local(number) as number) : columns.entry(number),
    foldedTitle: (number) =>
      covered[number] === 1 ? own.foldedTitle(overlay.local(number) as number) : columns.foldedTitle(number),
  };
};
