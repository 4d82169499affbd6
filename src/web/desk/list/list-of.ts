import type { Carried } from './carried.ts';
import { COLUMN_KINDS, type ColumnKind, type Columns, guessColumns } from './columns.ts';
import type { Decided } from './decided.ts';
import type { ListTable } from './rows.ts';

const isKind = (value: string | undefined): value is ColumnKind =>
  value !== undefined && Object.hasOwn(COLUMN_KINDS, value);

/** What the columns of a list hold: as it was chosen, else as the headings say. */
const columnsOf = ({ rows, heading }: Carried, { columns }: Decided): Columns =>
  guessColumns(rows[heading] ?? []).map((guessed, index) => {
    if (!columns.has(index)) return guessed;
    const chosen = columns.get(index);
    return isKind(chosen) ? chosen : undefined;
  });

/** A list with what its columns hold. */
export const tableOf = (carried: Carried, decided: Decided): ListTable => ({
  rows: carried.rows,
  heading: carried.heading,
  columns: columnsOf(carried, decided),
});
