import type * as Docx from 'docx';
import { type Library, letters, paragraph, ruled, tableOf, twips } from './docx-parts.ts';
import type { Block, Paper, Section } from './paper.ts';
import { SHEET, STYLES, WIDTH } from './sheet.ts';

const FONT = 'Calibri';

const blockOf = (docx: Library, block: Block): (Docx.Paragraph | Docx.Table)[] => {
  if (block.kind === 'table') return [tableOf(docx, block)];
  if (block.kind === 'list')
    return block.items.map((item) =>
      paragraph(docx, item, STYLES.text, { bullet: { level: 0 }, spacing: { before: 30 } }),
    );
  const style = block.kind === 'note' ? STYLES.note : STYLES.text;
  return [paragraph(docx, block.text, style, { spacing: { before: 50 } })];
};

const sectionOf = (docx: Library, { title, blocks }: Section) => [
  paragraph(docx, title, STYLES.heading, {
    heading: docx.HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 160, after: 40 },
  }),
  ...blocks.flatMap((block) => blockOf(docx, block)),
];

const headerOf = (docx: Library) =>
  new docx.Header({
    children: [
      new docx.Paragraph({
        tabStops: [{ type: docx.TabStopType.RIGHT, position: twips(WIDTH) }],
        border: { bottom: ruled(docx, true) },
        children: [
          new docx.TextRun({ text: 'Anlage zur Vorlage', ...letters(STYLES.note) }),
          new docx.TextRun({
            children: ['\tSeite ', docx.PageNumber.CURRENT, ' von ', docx.PageNumber.TOTAL_PAGES],
            ...letters(STYLES.note),
          }),
        ],
      }),
    ],
  });

const PAGE = {
  size: { width: twips(SHEET.width), height: twips(SHEET.height) },
  margin: {
    top: twips(SHEET.top),
    bottom: twips(SHEET.height - SHEET.bottom),
    left: twips(SHEET.left),
    right: twips(SHEET.left),
    header: twips(44),
    footer: twips(36),
  },
};

/** Headings as such, in the language of the text. */
const STYLED = {
  default: {
    document: { run: { font: FONT, language: { value: 'de-DE' } }, paragraph: { spacing: { line: 252 } } },
    heading1: { run: { font: FONT, ...letters(STYLES.title) } },
    heading2: { run: { font: FONT, ...letters(STYLES.heading) } },
  },
};

/** The paper for Word and what reads its files (ECMA-376): headings, lists and tables as such, so that it can be pasted elsewhere. */
export const drawDocx = async (paper: Paper): Promise<Buffer> => {
  const docx = await import('docx');
  const title = paragraph(docx, paper.title, STYLES.title, {
    heading: docx.HeadingLevel.HEADING_1,
    spacing: { after: 40 },
  });
  const lead = paragraph(docx, paper.lead, STYLES.lead, { spacing: { after: 60 } });
  const document = new docx.Document({
    title: `Anlage zur Vorlage: ${paper.title}`,
    creator: 'Lichterkette',
    lastModifiedBy: 'Lichterkette',
    description: paper.lead,
    styles: STYLED,
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: headerOf(docx) },
        footers: { default: new docx.Footer({ children: [paragraph(docx, paper.foot, STYLES.note)] }) },
        children: [title, lead, ...paper.sections.flatMap((section) => sectionOf(docx, section))],
      },
    ],
  });
  return docx.Packer.toBuffer(document);
};
