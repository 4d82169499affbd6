import { markedIn } from './contents.ts';
import { Objects, PDFDict } from './pdf-objects.ts';
import { everyPart, type Part, structureOf } from './structure.ts';

/** A condition of failure of the Matterhorn protocol 1.1 that holds: its number, and what was found. */
export type Fault = `${string}: ${string}`;

type Check = (objects: Objects) => readonly Fault[];

const when = (fails: boolean, number: string, what: string): readonly Fault[] =>
  fails ? [`${number}: ${what}`] : [];

const metadata: Check = (objects) => {
  const xmp = objects.bytes(objects.catalog, 'Metadata');
  return [
    ...when(xmp === '', '06-001', 'no XMP metadata'),
    ...when(!/<pdfuaid:part>\s*1\s*<|pdfuaid:part="1"/.test(xmp), '06-002', 'no PDF/UA identifier 1'),
    ...when(!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</.test(xmp), '06-003', 'no dc:title'),
  ];
};

const document: Check = (objects) => {
  const { catalog } = objects;
  const marks = objects.dict(catalog, 'MarkInfo');
  const shows = objects.dict(catalog, 'ViewerPreferences');
  return [
    ...when(!objects.is(marks, 'Marked'), '06-000', 'MarkInfo does not say Marked'),
    ...when(objects.is(marks, 'Suspects'), '04-001', 'suspects'),
    ...when(!objects.is(shows, 'DisplayDocTitle'), '07-001', 'DisplayDocTitle is not set'),
    ...when(
      !/^de\b/.test(objects.text(catalog, 'Lang') ?? ''),
      '11-006',
      'no natural language of the document',
    ),
    ...when((objects.text(objects.info, 'Title') ?? '') === '', '07-002', 'no title'),
  ];
};

const content: Check = (objects) =>
  objects.pages.flatMap((page, index) => {
    const { unmarked, mixed, marks } = markedIn(objects.bytes(page, 'Contents'));
    const where = `page ${index + 1}`;
    return [
      ...when(unmarked.length > 0, '01-003', `${where}: ${unmarked.length} drawn outside of any mark`),
      ...when(mixed > 0, '01-001', `${where}: parts and what is beside within each other`),
      ...when(new Set(marks).size !== marks.length, '01-005', `${where}: a mark stands twice`),
      ...when(
        marks.length > 0 && objects.number(page, 'StructParents') === undefined,
        '01-005',
        `${where}: no StructParents`,
      ),
      ...when(
        objects.list(page, 'Annots').length > 0 && objects.name(page, 'Tabs') !== 'S',
        '28-008',
        `${where}: Tabs`,
      ),
      ...when(objects.name(page, 'Tabs') !== 'S', '28-008', `${where}: Tabs is not S`),
    ];
  });

/** Marks that are drawn, and those that the structure names: they must be the same. */
const tagged: Check = (objects) => {
  const drawn = objects.pages.reduce(
    (sum, page) => sum + markedIn(objects.bytes(page, 'Contents')).marks.length,
    0,
  );
  const named = structureOf(objects)
    .flatMap(everyPart)
    .flatMap(({ marks }) => marks).length;
  return when(
    drawn !== named || drawn === 0,
    '01-005',
    `${drawn} marks are drawn, ${named} are in the structure`,
  );
};

const ROLES: Readonly<Record<string, readonly string[]>> = {
  Table: ['Caption', 'THead', 'TBody', 'TFoot', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  L: ['Caption', 'LI'],
  LI: ['Lbl', 'LBody'],
};

const KNOWN = new Set([
  'Document',
  'Sect',
  'H1',
  'H2',
  'P',
  'Lbl',
  'LBody',
  'TH',
  'TD',
  'Caption',
  'Figure',
  ...Object.keys(ROLES),
]);

const nested = (part: Part): readonly Fault[] => {
  const allowed = ROLES[part.role];
  const wrong = part.parts.filter(({ role }) => allowed !== undefined && !allowed.includes(role));
  const number = ['L', 'LI'].includes(part.role) ? '09-005' : '09-004';
  return [
    ...when(!KNOWN.has(part.role), '02-001', `role ${part.role} is not known`),
    ...when(wrong.length > 0, number, `${wrong[0]?.role} in ${part.role}`),
    ...when(part.role === 'TH' && part.scope === undefined, '15-003', 'a head without scope'),
    ...when(part.role === 'Figure' && part.alt === undefined, '13-004', 'a figure without alternative'),
  ];
};

const rowsAlike = (table: Part): boolean => {
  const widths = everyPart(table)
    .filter(({ role }) => role === 'TR')
    .map(({ parts }) => parts.length);
  return new Set(widths).size <= 1;
};

const structure: Check = (objects) => {
  const all = structureOf(objects).flatMap(everyPart);
  const levels = all
    .map(({ role }) => /^H(\d)$/.exec(role)?.[1])
    .filter((one) => one !== undefined)
    .map(Number);
  return [
    ...when(all.length === 0, '01-006', 'no structure'),
    ...all.flatMap(nested),
    ...when(levels[0] !== 1, '14-002', 'the first heading is not of level 1'),
    ...when(
      levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1),
      '14-003',
      'a level is left out',
    ),
    ...when(levels.filter((level) => level === 1).length > 1, '14-006', 'more than one H1'),
    ...all
      .filter(({ role }) => role === 'Table')
      .flatMap((table) => when(!rowsAlike(table), '15-004', 'rows of a table differ in width')),
  ];
};

const fonts: Check = (objects) =>
  objects.ofType('Font').flatMap((font) => {
    if (objects.name(font, 'Subtype') !== 'Type0') return [];
    const name = objects.name(font, 'BaseFont') ?? '';
    const [below] = objects
      .list(font, 'DescendantFonts')
      .filter((one) => one instanceof PDFDict) as PDFDict[];
    const about = objects.dict(below, 'FontDescriptor');
    const inFile = ['FontFile', 'FontFile2', 'FontFile3'].some(
      (key) => about && objects.get(about, key) !== undefined,
    );
    return [
      ...when(!inFile, '31-009', `${name} is not in the file`),
      ...when(objects.bytes(font, 'ToUnicode') === '', '10-001', `${name} does not say its letters`),
      ...when(
        below === undefined ||
          (objects.name(below, 'Subtype') === 'CIDFontType2' &&
            objects.get(below, 'CIDToGIDMap') === undefined),
        '31-007',
        `${name}: no CIDToGIDMap`,
      ),
    ];
  });

/** A letter that a font does not have is drawn as glyph 0. */
const glyphs: Check = (objects) =>
  objects.pages.flatMap((page, index) =>
    when(
      [...objects.bytes(page, 'Contents').matchAll(/<([0-9a-fA-F]+)>/g)].some(([, hex = '']) =>
        (hex.match(/.{4}/g) ?? ['']).some((glyph) => glyph === '0000'),
      ),
      '31-030',
      `page ${index + 1}: .notdef is drawn`,
    ),
  );

const CHECKS: readonly Check[] = [metadata, document, content, tagged, structure, fonts, glyphs];

/** What is wrong with a PDF by the conditions of PDF/UA-1 that a program can check; nothing is the only good answer. */
export const pdfUaFaults = async (bytes: Uint8Array): Promise<readonly Fault[]> => {
  const objects = await Objects.of(bytes);
  return [...new Set(CHECKS.flatMap((check) => check(objects)))];
};
