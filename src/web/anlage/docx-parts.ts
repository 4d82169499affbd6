import type * as Docx from 'docx';
import type { Cell, Table } from './paper.ts';
import { STYLES, type Style, WIDTH } from './sheet.ts';

/** The library, which is loaded when the first file is made. */
export type Library = typeof Docx;

/** Word counts lengths in twentieths of a point, letters in halves of one. */
const TWIPS = 20;
const HALVES = 2;

export const twips = (points: number): number => Math.round(points * TWIPS);

const INK = '15182A';
const MUTED = '4A5070';
const RULE = '9AA0B8';

/** How letters look. */
export const letters = ({ size, bold, muted }: Style) => ({
  size: Math.round(size * HALVES),
  color: muted ? MUTED : INK,
  ...(bold ? { bold: true } : {}),
});

export const paragraph = (
  { Paragraph, TextRun }: Library,
  text: string,
  style: Style,
  more: Docx.IParagraphOptions = {},
): Docx.Paragraph => new Paragraph({ ...more, children: [new TextRun({ text, ...letters(style) })] });

/** A line below something: thick in ink, thin in grey. */
export const ruled = ({ BorderStyle }: Library, thick: boolean) => ({
  style: BorderStyle.SINGLE,
  size: thick ? 8 : 4,
  color: thick ? INK : RULE,
});

const cellOf = (docx: Library, children: readonly Docx.Paragraph[], share: number, isHead: boolean) => {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  return new docx.TableCell({
    children,
    width: { size: share, type: docx.WidthType.PERCENTAGE },
    borders: { top: none, left: none, right: none, bottom: ruled(docx, isHead) },
    margins: { top: 50, bottom: 50, left: 0, right: 120 },
  });
};

const told = (docx: Library, { text, small }: Cell, style: Style): Docx.Paragraph[] => [
  ...text.split('\n').map((line) => paragraph(docx, line, style)),
  ...(small ? [paragraph(docx, small, STYLES.note)] : []),
];

const rowsOf = (docx: Library, { columns, head, rows }: Table): Docx.TableRow[] => {
  const share = (index: number) => columns[index]?.share ?? 0;
  const first = new docx.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) =>
      cellOf(docx, [paragraph(docx, title, STYLES.head)], share(index), true),
    ),
  });
  const style = (index: number) => (index === 0 && !head ? STYLES.name : STYLES.cell);
  const body = rows.map(
    (cells) =>
      new docx.TableRow({
        cantSplit: true,
        children: cells.map((cell, index) =>
          cellOf(docx, told(docx, cell, style(index)), share(index), false),
        ),
      }),
  );
  return head ? [first, ...body] : body;
};

/** A table that Word repeats the head of, and does not cut a row of. */
export const tableOf = (docx: Library, table: Table): Docx.Table => {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const sides = ['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'];
  return new docx.Table({
    width: { size: twips(WIDTH), type: docx.WidthType.DXA },
    columnWidths: table.columns.map(({ share }) => twips((WIDTH * share) / 100)),
    layout: docx.TableLayoutType.FIXED,
    rows: rowsOf(docx, table),
    borders: Object.fromEntries(sides.map((side) => [side, none])),
  });
};
