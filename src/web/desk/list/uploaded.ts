import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Request } from 'express';
import { Problem } from '../../../../contracts/problems.ts';
import { LIMITS } from '../../../exchange/spreadsheet/limits.ts';
import { readTable } from '../../../exchange/spreadsheet/read-table.ts';
import { TableRefused } from '../../../exchange/spreadsheet/refused.ts';
import { readBody } from '../../../http/read-body.ts';
import { unguarded } from '../../csv/cell.ts';
import { type Carried, MOST_ROWS } from './carried.ts';
import { guessColumns, headingRow } from './columns.ts';

/** What a form adds to the file that it brings. */
const AROUND = 16 * 1024;

/** As long as a cell of a list is read. */
const LONGEST_CELL = 1000;

const unreadable = () => new TableRefused('Die Datei kam nicht vollständig an. Bitte noch einmal hochladen.');

/** The file of a form (multipart/form-data). Rejects with TableRefused where there is none. */
const fileIn = async (request: Request): Promise<{ readonly bytes: Buffer; readonly name: string }> => {
  let body: Buffer;
  try {
    body = await readBody(request, LIMITS.packed + AROUND);
  } catch (error) {
    if (error instanceof Problem && error.code === 'too-large')
      throw new TableRefused('Die Datei ist größer als 5 MB. Bitte nur die Tabelle ohne Bilder speichern.');
    throw error;
  }
  const headers = { 'Content-Type': request.get('content-type') ?? '' };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => {
    throw unreadable();
  });
  const file = form.get('datei');
  if (!(file instanceof File) || (file.name === '' && file.size === 0))
    throw new TableRefused('Bitte eine Datei auswählen: .xlsx oder CSV.');
  return { bytes: Buffer.from(await file.arrayBuffer()), name: file.name };
};

/** A name of a file as it may stand in a text: its last part, on one line, not longer than a title has room for. */
const shownName = (name: string): string =>
  (
    basename(name.replaceAll('\\', '/'))
      .normalize('NFC')
      .replaceAll(/[\p{C}„“]/gu, ' ')
      .trim() || 'Liste'
  ).slice(0, 120);

/** What stands in columns for persons is not taken along, not even to the preview. */
const withoutPersons = (rows: readonly (readonly string[])[], heading: number): string[][] => {
  const columns = guessColumns(rows[heading] ?? []);
  return rows.map((row, index) =>
    row.map((cell, column) =>
      columns[column] === 'person' && index > heading ? '' : unguarded(cell).slice(0, LONGEST_CELL),
    ),
  );
};

/** The list that a form brings. Rejects with TableRefused where it cannot be read as one. */
export const uploadedList = async (request: Request): Promise<Carried> => {
  const { bytes, name } = await fileIn(request);
  const { rows, sheet, sheets } = await readTable(bytes, name);
  const heading = headingRow(rows);
  if (rows.length - heading - 1 > MOST_ROWS)
    throw new TableRefused(
      `Die Liste hat ${rows.length.toLocaleString('de-DE')} Zeilen; auf einmal werden höchstens ${MOST_ROWS.toLocaleString('de-DE')} eingelesen. Bitte in mehrere Dateien teilen.`,
    );
  return {
    name: shownName(name),
    hash: createHash('sha256').update(bytes).digest('hex'),
    ...(sheet !== undefined && sheets > 1 ? { sheet: sheet.slice(0, 200) } : {}),
    heading,
    rows: withoutPersons(rows, heading),
  };
};
