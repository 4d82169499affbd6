import { crc32, deflateRawSync } from 'node:zlib';
import writeExcelFile from 'write-excel-file/node';

/** A cell of an invented table. */
export type Cell = string | number | Date | undefined;

const cellOf = (value: Cell) => {
  if (value === undefined) return null;
  if (value instanceof Date) return { value, type: Date, format: 'dd.mm.yyyy' } as const;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
};

/** A table as .xlsx. */
export const xlsxOf = async (rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
  writeExcelFile(rows.map((row) => row.map(cellOf)) as never).toBuffer();

/** A table as CSV, as Excel writes it here. */
export const csvOf = (rows: readonly (readonly Cell[])[], separator = ';'): string =>
  rows
    .map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(separator))
    .join('\r\n');

/** What German Windows writes: one byte a letter. */
export const windows1252 = (text: string): Buffer => Buffer.from(text, 'latin1');

interface Part {
  readonly name: string;
  readonly text: string;
  /** What it says of its own size, where that is a lie. */
  readonly claims?: number;
}

const header = ({ name, text, claims }: Part, packed: Buffer): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(text), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(claims ?? Buffer.byteLength(text), 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
};

/** A zip of these parts, written by hand: what no library would write. */
export const zipOf = (parts: readonly Part[]): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const packed = deflateRawSync(part.text, { level: 9 });
    const fields = header(part, packed);
    const name = Buffer.from(part.name);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, tail, name]));
    files.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** An .xlsx of one sheet, part by part: for what spreadsheets can hold and `write-excel-file` does not write. */
export const rawXlsx = (
  sheet: string,
  {
    properties = '',
    styles = '',
    more = [],
    claims,
  }: { properties?: string; styles?: string; more?: Part[]; claims?: number } = {},
): Buffer =>
  zipOf([
    {
      name: '[Content_Types].xml',
      text: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets><sheet name="Tabelle1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text: `${XML}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>${styles}</styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `${XML}<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
      ...(claims === undefined ? {} : { claims }),
    },
    ...more,
  ]);

/** A cell of text in such a sheet. */
export const textCell = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
