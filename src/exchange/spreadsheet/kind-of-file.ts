import { LIMITS } from './limits.ts';
import { SAVE_AS, TableRefused } from './refused.ts';
import { namesInZip } from './zip-directory.ts';

/** How a file is read. */
export type TableKind = 'xlsx' | 'csv';

const refusedAs = (what: string) => new TableRefused(`Das ist ${what}. ${SAVE_AS}`);

/** What else comes as a zip, by a name in it. */
const OTHER_ZIPS: readonly (readonly [part: RegExp, what: string])[] = [
  [/^xl\/vbaProject\.bin$/, 'eine Tabelle mit Makros (.xlsm)'],
  [/^xl\/workbook\.bin$/, 'eine binäre Excel-Tabelle (.xlsb)'],
  [/^word\//, 'ein Word-Dokument'],
  [/^ppt\//, 'eine Präsentation'],
  [/^content\.xml$/, 'ein OpenDocument (.ods oder .odt)'],
];

const kindOfZip = (bytes: Buffer): TableKind => {
  const names = [...namesInZip(bytes)];
  for (const [part, what] of OTHER_ZIPS) if (names.some((name) => part.test(name))) throw refusedAs(what);
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  throw refusedAs('ein Archiv und keine Tabelle');
};

/** Files that are told by their first bytes. */
const BEGINNINGS: readonly (readonly [hex: string, what: string])[] = [
  ['d0cf11e0a1b11ae1', 'eine alte Excel-Tabelle (.xls) oder eine mit Kennwort geschützte'],
  ['25504446', 'ein PDF'],
  ['89504e47', 'ein Bild'],
  ['ffd8ff', 'ein Bild'],
  ['7b5c727466', 'ein RTF-Dokument'],
];

const isText = (bytes: Buffer): boolean =>
  bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || !bytes.includes(0);

/** Looks at what a file holds, whatever its name says. Throws TableRefused where it is no table that is read here. */
export const kindOfFile = (bytes: Buffer, name: string): TableKind => {
  if (bytes.length === 0) throw new TableRefused('Die Datei ist leer.');
  if (bytes.length > LIMITS.packed)
    throw new TableRefused('Die Datei ist größer als 5 MB. Bitte nur die Tabelle ohne Bilder speichern.');
  const beginning = bytes.subarray(0, 8).toString('hex');
  const other = BEGINNINGS.find(([hex]) => beginning.startsWith(hex));
  if (other !== undefined) throw refusedAs(other[1]);
  if (/\.(xlsm|xls|xlsb|ods)$/i.test(name)) {
    throw refusedAs(
      `nach dem Namen keine .xlsx- oder CSV-Datei, sondern eine .${name.split('.').at(-1)?.toLowerCase()}-Datei`,
    );
  }
  if (beginning.startsWith('504b0304')) return kindOfZip(bytes);
  if (beginning.startsWith('504b')) throw refusedAs('ein leeres Archiv');
  if (!isText(bytes)) throw refusedAs('keine Tabelle');
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(bytes.toString('latin1', 0, 200)))
    throw refusedAs('eine Seite im HTML- oder XML-Format');
  return 'csv';
};
