import type { ColumnKind, Columns } from './columns.ts';
import { isNo } from './status-of.ts';

/** A row of a desk's list: what it says of one member and one solution, as it stands there. */
export interface ListRow {
  /** Its number in the file, as spreadsheets count. */
  readonly number: number;
  /** The column of the solution, where each solution has its own; else undefined. */
  readonly column?: number;
  readonly said: Readonly<Partial<Record<ColumnKind, string>>>;
}

/** A table and what its columns hold. */
export interface ListTable {
  readonly rows: readonly (readonly string[])[];
  /** The index of the line with the headings. */
  readonly heading: number;
  readonly columns: Columns;
}

/** Where a list of ours ends: below it stand licence and source. */
const BELOW = new Set(['Lizenz', 'Stand', 'So zitieren', 'Adresse']);

const isBelow = (row: readonly string[], before: readonly string[] | undefined): boolean =>
  BELOW.has(row[0] ?? '') && before?.every((cell) => cell === '') === true;

const saidIn = (row: readonly string[], columns: Columns): ListRow['said'] => {
  const said: Partial<Record<ColumnKind, string>> = {};
  for (const [index, kind] of columns.entries()) {
    const cell = row[index] ?? '';
    if (kind !== undefined && kind !== 'person' && cell !== '') said[kind] = cell;
  }
  return said;
};

const STATUS_AND_DATE = /^(.*?)[,;]?\s*(?:\b(?:seit|ab)\s+(.+))?$/;

/** "im Betrieb, seit März 2022", "x", "seit 2021": what a cell says where each solution has its own column. */
const inCell = (cell: string): ListRow['said'] => {
  const [, status = '', seit = ''] = STATUS_AND_DATE.exec(cell) ?? [];
  const [first = '', ...more] = seit.split(',');
  const isDate = /^\s*\d{4}|^\s*\d{1,2}\./.test(status) && seit === '';
  const beside = more.join(',').trim();
  return {
    ...(isDate ? { seit: status.trim() } : { status: status.trim() === '' ? 'ja' : status.trim() }),
    ...(first.trim() === '' ? {} : { seit: first.trim() }),
    ...(beside === '' ? {} : { bemerkung: beside }),
  };
};

const MEMBER = new Set<ColumnKind | undefined>(['mitglied', 'schluessel', 'person', 'bemerkung']);

/** True where each solution has a column of its own: then the cells say how far. */
export const isWide = ({ columns }: Pick<ListTable, 'columns'>): boolean =>
  (columns.includes('mitglied') || columns.includes('schluessel')) && !columns.includes('loesung');

const wideRows = (
  row: readonly string[],
  number: number,
  { rows, heading, columns }: ListTable,
): ListRow[] => {
  const member = saidIn(
    row,
    columns.map((kind) => (kind === 'mitglied' || kind === 'schluessel' ? kind : undefined)),
  );
  if (member.mitglied === undefined && member.schluessel === undefined) return [];
  return row.flatMap((cell, column) => {
    const loesung = rows[heading]?.[column] ?? '';
    if (MEMBER.has(columns[column]) || loesung === '' || cell === '' || isNo(cell)) return [];
    // "Mitglied seit" is a column of ours that says nothing of a solution.
    if (/^mitglied seit$/i.test(loesung)) return [];
    return [{ number, column, said: { ...member, loesung, ...inCell(cell) } }];
  });
};

/** What a table says, row by row; what is empty, and what stands below a list of ours, says nothing. */
export const rowsOf = (table: ListTable): ListRow[] => {
  const { rows, heading, columns } = table;
  const found: ListRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index <= heading) continue;
    if (isBelow(row, rows[index - 1])) break;
    if (row.every((cell) => cell === '')) continue;
    if (isWide(table)) found.push(...wideRows(row, index + 1, table));
    else found.push({ number: index + 1, said: saidIn(row, columns) });
  }
  return found;
};
