import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/exchange/spreadsheet/read-table.ts';
import { TableRefused } from '../../../src/exchange/spreadsheet/refused.ts';
import { type Cell, csvOf, rawXlsx, textCell, windows1252, xlsxOf, zipOf } from './table-files.ts';

const ROWS: Cell[][] = [
  ['Gemeinde', 'Verfahren', 'seit'],
  ['Mühlgrunden', 'Straßenzustand', '2021'],
  ['Große Öd', '05', undefined],
];
const AS_TEXT = [
  ['Gemeinde', 'Verfahren', 'seit'],
  ['Mühlgrunden', 'Straßenzustand', '2021'],
  ['Große Öd', '05', ''],
];

const refusal = async (bytes: Buffer, name: string): Promise<string> => {
  const read = readTable(bytes, name);
  await expect(read).rejects.toBeInstanceOf(TableRefused);
  return read.then(
    () => '',
    (error: Error) => error.message,
  );
};

describe('a table is read', () => {
  it('from .xlsx, with text as text', async () => {
    expect((await readTable(await xlsxOf(ROWS), 'liste.xlsx')).rows).toEqual(AS_TEXT);
  });

  it.each([
    ['UTF-8', Buffer.from(csvOf(ROWS))],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csvOf(ROWS)}`)],
    ['Windows-1252', windows1252(csvOf(ROWS))],
    ['UTF-16 with tabs', Buffer.from(`\ufeff${csvOf(ROWS, '\t')}`, 'utf16le')],
    ['commas', Buffer.from(csvOf(ROWS, ','))],
    ['a line that names the separator', Buffer.from(`sep=,\r\n${csvOf(ROWS, ',')}`)],
  ])('from CSV in %s', async (_, bytes) => {
    expect((await readTable(bytes, 'liste.csv')).rows).toEqual(AS_TEXT);
  });

  it('with days as days, also where the years are counted from 1904', async () => {
    const days = await readTable(await xlsxOf([['seit'], [new Date(Date.UTC(2021, 2, 1))]]), 'a.xlsx');
    expect(days.rows[1]).toEqual(['2021-03-01']);
    const sheet = `<sheetData><row r="1"><c r="A1" s="1"><v>42794</v></c></row></sheetData>`;
    const from1900 = await readTable(rawXlsx(sheet), 'a.xlsx');
    const from1904 = await readTable(rawXlsx(sheet, { properties: '<workbookPr date1904="1"/>' }), 'a.xlsx');
    expect([from1900.rows[0], from1904.rows[0]]).toEqual([['2017-02-28'], ['2021-03-01']]);
  });

  it('with the values of formulas, and with what the first of merged cells holds', async () => {
    const sheet = `<sheetData><row r="1">${textCell('A1', 'Weidenrode')}<c r="B1" t="str"><f>A1&amp;"x"</f><v>Weidenrodex</v></c></row><row r="2"><c r="A2"/><c r="B2"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>`;
    expect((await readTable(rawXlsx(sheet), 'a.xlsx')).rows).toEqual([
      ['Weidenrode', 'Weidenrodex'],
      ['', '2'],
    ]);
  });
});

const MANY = Array.from({ length: 50_000 }, (_, index) => `Gemeinde ${index};E-Akte`).join('\r\n');

describe('a file is refused, in German and with what to do', () => {
  it.each([
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'alt.xls', '.xls'],
    [
      'the same under another name',
      Buffer.from('d0cf11e0a1b11ae100', 'hex'),
      'neu.xlsx',
      'alte Excel-Tabelle',
    ],
    ['macros by name', Buffer.from('a;b'), 'liste.xlsm', '.xlsm'],
    [
      'an OpenDocument',
      zipOf([
        { name: 'mimetype', text: 'x' },
        { name: 'content.xml', text: '<a/>' },
      ]),
      'l.xlsx',
      'OpenDocument',
    ],
    ['a Word document', zipOf([{ name: 'word/document.xml', text: '<a/>' }]), 'l.xlsx', 'Word-Dokument'],
    ['any archive', zipOf([{ name: 'a.txt', text: 'a' }]), 'l.xlsx', 'ein Archiv'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'liste.csv', 'PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'liste.csv', 'Bild'],
    ['a page', Buffer.from('<html><table></table></html>'), 'liste.csv', 'HTML'],
    ['nothing', Buffer.alloc(0), 'liste.csv', 'leer'],
    ['empty cells', Buffer.from(';;\r\n;;'), 'liste.csv', 'leer'],
    ['50,000 rows', Buffer.from(MANY), 'liste.csv', '20.000 Zeilen'],
    ['61 columns', Buffer.from(csvOf([Array.from({ length: 61 }, () => 'a')])), 'l.csv', '60 Spalten'],
    ['what breaks off', rawXlsx('<sheetData/>').subarray(0, 200), 'l.xlsx', 'beschädigt'],
  ])('%s', async (_, bytes, name, words) => {
    expect(await refusal(bytes, name)).toContain(words);
  });

  it('macros by what it holds, whatever it is called', async () => {
    const bytes = rawXlsx('<sheetData/>', { more: [{ name: 'xl/vbaProject.bin', text: 'x' }] });
    expect(await refusal(bytes, 'liste.xlsx')).toContain('Makros');
  });

  it('a zip bomb, before anything of it is unpacked', async () => {
    const bomb = rawXlsx(`<sheetData>${' '.repeat(64 * 1024 * 1024)}</sheetData>`);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(bomb, 'liste.xlsx')).toContain('ausgepackt viel mehr');
  });

  it('a zip that lies about what is in it', async () => {
    const rows = `<row r="1">${textCell('A1', 'x')}</row>`.repeat(400_000);
    const bytes = rawXlsx(`<sheetData>${rows}</sheetData>`, { claims: 1000 });
    expect(await refusal(bytes, 'liste.xlsx')).toMatch(/beschädigt|Zeilen|Aufwand/);
  });

  it('more than 200 parts', async () => {
    const more = Array.from({ length: 201 }, (_, index) => ({ name: `xl/a${index}.xml`, text: '' }));
    expect(await refusal(rawXlsx('<sheetData/>', { more }), 'l.xlsx')).toContain('ausgepackt viel mehr');
  });
});
