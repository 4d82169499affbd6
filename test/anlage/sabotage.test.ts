import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawPdf } from '../../src/web/anlage/draw-pdf.ts';
import { ROOMS } from '../../src/web/anlage/paper.ts';
import { solutionPaper } from '../../src/web/anlage/solution-paper.ts';
import { markedIn } from './contents.ts';
import { checkWellFormed } from './docx-read.ts';
import { longest } from './long-texts.ts';
import { pdfUaFaults } from './pdf-ua.ts';

let whole: Uint8Array;

beforeAll(async () => {
  const made = {
    base: 'https://lichterkette.example',
    today: '28. September 2026',
    stand: '28. September 2026',
    demo: false,
  };
  whole = await drawPdf(solutionPaper(longest('Wartezeit '), made, ROOMS[5] as never), '2026-09-28');
});

/** The file with something taken away or changed. */
const spoilt = async (spoil: (doc: PDFDocument) => void): Promise<Uint8Array> => {
  const doc = await PDFDocument.load(whole, { updateMetadata: false });
  spoil(doc);
  return doc.save({ useObjectStreams: false });
};

const dictionaries = (doc: PDFDocument): PDFDict[] =>
  doc.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict);

const withRole = (doc: PDFDocument, role: string): PDFDict[] =>
  dictionaries(doc).filter((dict) => dict.get(PDFName.of('S')) === PDFName.of(role));

const key = (name: string) => PDFName.of(name);

/** Takes entries out of dictionaries. */
const without = (dicts: readonly PDFDict[], ...names: readonly string[]): void => {
  for (const dict of dicts) for (const name of names) dict.delete(key(name));
};

const SPOILS: Readonly<Record<string, readonly [number: string, spoil: (doc: PDFDocument) => void]>> = {
  'without a language': ['11-006', (doc) => doc.catalog.delete(key('Lang'))],
  'in another language': ['11-006', (doc) => doc.catalog.set(key('Lang'), PDFString.of('en'))],
  'without its title shown': ['07-001', (doc) => doc.catalog.delete(key('ViewerPreferences'))],
  'without metadata': ['06-001', (doc) => doc.catalog.delete(key('Metadata'))],
  'not marked': ['06-000', (doc) => doc.catalog.delete(key('MarkInfo'))],
  'without a structure': ['01-006', (doc) => doc.catalog.delete(key('StructTreeRoot'))],
  'whose heads have no scope': ['15-003', (doc) => without(withRole(doc, 'TH'), 'A')],
  'with a cell outside of a row': ['09-004', (doc) => withRole(doc, 'TBody')[0]?.set(key('S'), key('TR'))],
  'with a role that nobody knows': ['02-001', (doc) => withRole(doc, 'P')[0]?.set(key('S'), key('Absatz'))],
  'that begins with a second level': ['14-002', (doc) => withRole(doc, 'H1')[0]?.set(key('S'), key('H2'))],
  'with two titles': ['14-006', (doc) => withRole(doc, 'H2')[0]?.set(key('S'), key('H1'))],
  'with a list of paragraphs': ['09-005', (doc) => withRole(doc, 'LI')[0]?.set(key('S'), key('P'))],
  'whose part is in no structure': ['01-005', (doc) => withRole(doc, 'H2')[0]?.delete(key('K'))],
  'without an order of tabs': ['28-008', (doc) => doc.getPages()[0]?.node.delete(key('Tabs'))],
  'whose page belongs to no structure': [
    '01-005',
    (doc) => doc.getPages()[0]?.node.delete(key('StructParents')),
  ],
  'whose fonts do not say their letters': ['10-001', (doc) => without(dictionaries(doc), 'ToUnicode')],
  'without its fonts': ['31-009', (doc) => without(dictionaries(doc), 'FontFile', 'FontFile2', 'FontFile3')],
};

describe('the validator', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await pdfUaFaults(whole)).toEqual([]);
  });

  it.each(Object.entries(SPOILS))('finds a file %s', async (_, [number, spoil]) => {
    const found = await pdfUaFaults(await spoilt(spoil));
    expect(found.map((fault) => fault.split(':')[0])).toContain(number);
  });

  it('finds what is drawn outside of any mark, and marks within each other', () => {
    expect(markedIn('BT (a) Tj ET').unmarked).toEqual(['Tj']);
    expect(markedIn('/P <</MCID 0>> BDC BT [(a)] TJ ET EMC 0 0 m 1 1 l S').unmarked).toEqual(['S']);
    expect(markedIn('/P <</MCID 0>> BDC /Artifact BMC S EMC EMC').mixed).toBe(1);
    expect(markedIn('/Artifact <</Type /Layout>> BDC S EMC /P <</MCID 3>> BDC BT <0001> Tj ET EMC')).toEqual({
      unmarked: [],
      mixed: 0,
      marks: [3],
    });
  });

  it('and the reader of files for Word finds what is not closed', () => {
    expect(() => checkWellFormed('<a><b></a></b>')).toThrow('closes nothing');
    expect(() => checkWellFormed('<a><b/>')).toThrow('not closed');
  });
});
