const pad = (value: number): string => String(value).padStart(2, '0');

/** A day of a spreadsheet: no time zone belongs to it. */
const dayOf = (date: Date): string =>
  `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;

/** What stands in a cell, as text: of formulas their values, of merged cells what the first one holds. */
export const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayOf(value);
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
};

/** Rows without the empty ones at the end, and without what is empty at the end of all. */
export const trimmed = (rows: readonly (readonly string[])[]): string[][] => {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  const filled = rows.slice(0, last + 1);
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex((cell) => cell !== '') + 1));
  return filled.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''));
};
