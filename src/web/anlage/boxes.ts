import { wrapped } from '../spread/wrapped.ts';
import type { Block, Cell, Column, Paper, Section, Table } from './paper.ts';
import { type Line, type Op, type Role, SHEET, STYLES, type Style, WIDTH } from './sheet.ts';

/** What stays together on one sheet. */
export interface Box {
  readonly height: number;
  /** Space before it, where it does not begin a sheet. */
  readonly gap: number;
  readonly draw: (y: number) => readonly Op[];
  /** It does not end a sheet: what follows stands on the same one. */
  readonly keep?: true;
  /** What is drawn once more where it begins another sheet: the head of its table. */
  readonly again?: Box;
}

/** The widths of Fira Sans are counted in whole points at a size of 1000: at this size nothing is lost by rounding. */
const FINE = 100;

const linesOf = (text: string, width: number, { size, bold }: Style): string[] =>
  text
    .split('\n')
    .flatMap((line) => (line === '' ? [] : wrapped(line, width * FINE, size * FINE, bold ? '600' : '400')));

interface Placed {
  readonly x: number;
  readonly width: number;
}

const ALL: Placed = { x: SHEET.left, width: WIDTH };

/** Lines one below the other, and how high they are together. */
const paragraph = (text: string, { x, width }: Placed, style: Style) => {
  const lines = linesOf(text, width, style);
  return {
    height: lines.length * style.line,
    at: (y: number): Line[] =>
      lines.map((line, index) => ({ x, y: y + index * style.line, text: line, width, style })),
  };
};

const open = (role: Role, more: Omit<Extract<Op, { op: 'open' }>, 'op' | 'role'> = {}): Op => ({
  op: 'open',
  role,
  ...more,
});
const CLOSE: Op = { op: 'close' };

/** No height, only structure. */
const structure = (...ops: readonly Op[]): Box => ({ height: 0, gap: 0, draw: () => ops, keep: true });

const textBox = (role: Role, text: string, style: Style, gap: number): Box => {
  const { height, at } = paragraph(text, ALL, style);
  return { height, gap, draw: (y) => [open(role), { op: 'lines', lines: at(y) }, CLOSE] };
};

const INDENT = 11;

const itemBox = (text: string): Box => {
  const style = STYLES.text;
  const { height, at } = paragraph(text, { x: SHEET.left + INDENT, width: WIDTH - INDENT }, style);
  const bullet = (y: number): Line => ({ x: SHEET.left + 2, y, text: '•', width: INDENT, style });
  return {
    height,
    gap: 2,
    draw: (y) => [
      open('LI'),
      open('Lbl'),
      { op: 'lines', lines: [bullet(y)] },
      CLOSE,
      open('LBody'),
      { op: 'lines', lines: at(y) },
      CLOSE,
      CLOSE,
    ],
  };
};

const PADDING = 3;
const BETWEEN = 8;

const placesOf = (columns: readonly Column[]): readonly Placed[] => {
  let x: number = SHEET.left;
  return columns.map(({ share }, index) => {
    const width = (WIDTH * share) / 100;
    const place = { x, width: width - (index === columns.length - 1 ? 0 : BETWEEN) };
    x += width;
    return place;
  });
};

interface CellLines {
  readonly height: number;
  readonly at: (y: number) => readonly Line[];
}

const cellLines = ({ text, small }: Cell, place: Placed, style: Style): CellLines => {
  const main = paragraph(text, place, style);
  const below = paragraph(small ?? '', place, STYLES.note);
  return {
    height: main.height + below.height,
    at: (y) => [...main.at(y), ...below.at(y + main.height)],
  };
};

const heightOf = (cells: readonly CellLines[]): number =>
  Math.max(...cells.map(({ height }) => height)) + 2 * PADDING;

const headBox = ({ columns }: Table): Box => {
  const places = placesOf(columns);
  const cells = columns.map(({ title }, index) =>
    cellLines({ text: title }, places[index] as Placed, STYLES.head),
  );
  const height = heightOf(cells);
  return {
    height,
    gap: 4,
    keep: true,
    draw: (y) => [
      open('THead'),
      open('TR'),
      ...cells.flatMap((cell): Op[] => [
        open('TH', { scope: 'Column' }),
        { op: 'lines', lines: cell.at(y + PADDING) },
        CLOSE,
      ]),
      CLOSE,
      CLOSE,
      { op: 'rule', y: y + height, thick: 0.9 },
    ],
  };
};

/** The same lines, which stand in the structure once already. */
const beside = (box: Box): Box => ({
  ...box,
  draw: (y) =>
    box.draw(y).flatMap((op): Op[] => {
      if (op.op === 'lines') return [{ op: 'beside', lines: op.lines }];
      return op.op === 'rule' ? [op] : [];
    }),
});

const rowBox = (table: Table, cells: readonly Cell[], again: Box | undefined): Box => {
  const places = placesOf(table.columns);
  const lines = cells.map((cell, index) =>
    cellLines(cell, places[index] as Placed, index === 0 && !table.head ? STYLES.name : STYLES.cell),
  );
  const height = heightOf(lines);
  return {
    height,
    gap: 0,
    ...(again === undefined ? {} : { again }),
    draw: (y) => [
      open('TR'),
      ...lines.flatMap((cell, index): Op[] => [
        index === 0 ? open('TH', { scope: 'Row' }) : open('TD'),
        { op: 'lines', lines: cell.at(y + PADDING) },
        CLOSE,
      ]),
      CLOSE,
      { op: 'rule', y: y + height, thick: 0.4 },
    ],
  };
};

const tableBoxes = (table: Table): Box[] => {
  const head = table.head ? headBox(table) : undefined;
  const again = head && beside(head);
  return [
    structure(open('Table', { title: table.caption })),
    ...(head === undefined ? [] : [head]),
    structure(open('TBody')),
    ...table.rows.map((cells) => rowBox(table, cells, again)),
    { height: 0, gap: 0, draw: () => [CLOSE, CLOSE] },
  ];
};

const blockBoxes = (block: Block): Box[] => {
  if (block.kind === 'table') return tableBoxes(block);
  if (block.kind === 'list')
    return [structure(open('L')), ...block.items.map(itemBox), { height: 0, gap: 0, draw: () => [CLOSE] }];
  return [textBox('P', block.text, block.kind === 'note' ? STYLES.note : STYLES.text, 3)];
};

const sectionBoxes = ({ title, blocks }: Section): Box[] => [
  structure(open('Sect')),
  { ...textBox('H2', title, STYLES.heading, 9), keep: true },
  ...blocks.flatMap(blockBoxes),
  { height: 0, gap: 0, draw: () => [CLOSE] },
];

/** A title of more signs is set smaller. */
const LONG_TITLE = 90;

/** A paper in pieces, each of which stays together. */
export const boxesOf = ({ title, lead, sections }: Paper): readonly Box[] => [
  { ...textBox('H1', title, title.length > LONG_TITLE ? STYLES.longTitle : STYLES.title, 0), keep: true },
  textBox('P', lead, STYLES.lead, 4),
  ...sections.flatMap(sectionBoxes),
];
