import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { cellText, trimmed } from './cell-text.ts';
import { decoded, separatorOf } from './decoded.ts';
import type { TableKind } from './kind-of-file.ts';
import { LIMITS } from './limits.ts';

/** What the worker is given. */
export interface ToRead {
  readonly bytes: Uint8Array;
  readonly kind: TableKind;
}

/** What it answers: the rows of the first sheet that has any, or why there are none. */
export type WasRead =
  | { readonly rows: readonly (readonly string[])[]; readonly sheet?: string; readonly sheets: number }
  | { readonly refused: 'rows' | 'columns' | 'damaged' | 'empty' };

type Sheets = readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[];

const checked = (rows: string[][], sheets: number, sheet?: string): WasRead => {
  if (rows.length === 0) return { refused: 'empty' };
  if (rows.length > LIMITS.rows) return { refused: 'rows' };
  if ((rows[0]?.length ?? 0) > LIMITS.columns) return { refused: 'columns' };
  return { rows, sheets, ...(sheet === undefined ? {} : { sheet }) };
};

const readCsv = (bytes: Buffer): WasRead => {
  const { separator, rest } = separatorOf(decoded(bytes));
  const rows = parse(rest, {
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 200_000,
    to: LIMITS.rows + 1,
  }) as unknown as string[][];
  return checked(trimmed(rows.map((row) => row.map(cellText))), 1);
};

const readXlsx = async (bytes: Buffer): Promise<WasRead> => {
  const sheets = (await readExcelFile(bytes)) as unknown as Sheets;
  for (const { sheet, data } of sheets) {
    if (data.length > LIMITS.rows) return { refused: 'rows' };
    const rows = trimmed(data.map((row) => row.map(cellText)));
    if (rows.length > 0) return checked(rows, sheets.length, sheet);
  }
  return { refused: 'empty' };
};

const read = async ({ bytes, kind }: ToRead): Promise<WasRead> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return kind === 'csv' ? readCsv(buffer) : await readXlsx(buffer);
  } catch {
    return { refused: 'damaged' };
  }
};

parentPort?.postMessage(await read(workerData as ToRead));
