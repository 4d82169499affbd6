/** The media type of all that is taken along as a table (RFC 4180): in UTF-8, with a line of headings. */
export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** What a spreadsheet may take for a formula (OWASP), also behind spaces and apostrophes, and in full width. */
const FORMULA = /^[\s']*[=+\-@\0＝＋－＠]|^'*[\t\r]/;

/** A text that no spreadsheet takes for a formula: such a one begins with one apostrophe more. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that `guarded` was given: takes away exactly the apostrophe that it put there. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;

/** A cell of a CSV file, quoted where it must be (RFC 4180, with semicolons as spreadsheets here expect them). Numbers stay numbers. */
export const csvCell = (value: string | number | undefined): string => {
  if (typeof value === 'number') return String(value);
  const safe = guarded(value ?? '');
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Spreadsheets take a file for UTF-8 by this alone. */
const BOM = '\ufeff';
const END = '\r\n';

/** A CSV file of lines. */
export const csvFile = (lines: readonly string[]): string => BOM + lines.join(END) + END;

export const csvLine = (cells: readonly (string | number | undefined)[]): string =>
  cells.map(csvCell).join(';');
