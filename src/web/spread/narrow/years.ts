import { html, type Markup, type Piece } from '../../markup.ts';
import { counted } from '../../words/numbers.ts';
import { dotCount, dots } from '../groups/dots.ts';
import { bundleWords, type GroupLook } from '../groups/draw-matrix.ts';
import type { Cell, Matrix, Row } from '../groups/matrix.ts';
import type { Chain } from '../lights.ts';
import { secondLine } from '../words.ts';

/** Groups of a year that stand there at once; the others are a step away. */
const SHOWN = 3;
const PER_ROW = 31;
const PITCH = 9;
/** A bundle is no higher than so many rows of dots. */
const MOST_ROWS = 8;
const EACH = [1, 2, 5, 10, 20, 50, 100];

interface Group {
  readonly row: Row;
  readonly cell: Cell;
}

const bundle = ({ kinds }: Cell): Markup => {
  const each = EACH.find((one) => dotCount(kinds, one) <= PER_ROW * MOST_ROWS) ?? 100;
  const rows = Math.ceil(dotCount(kinds, each) / PER_ROW);
  const [width, height] = [PER_ROW * PITCH, rows * PITCH + 2];
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${dots(kinds, { x: 4, y: 5, perRow: PER_ROW, pitch: PITCH, each })}</svg>`;
};

const group = ({ row, cell }: Group, period: string, look: GroupLook): Markup =>
  html`<li><a href="${look.groupHrefOf(row.lane.key, period)}" aria-label="${cell.lights.length} ${row.lane.name}: ${bundleWords(cell)}"><b>${cell.lights.length}</b> ${row.lane.name}</a>${bundle(cell)}</li>`;

const others = (groups: readonly Group[], period: string, look: GroupLook): Piece => {
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, { cell }) => sum + cell.lights.length, 0);
  return html`<details><summary><b>${count}</b> in ${counted(groups.length, 'weiteren Gruppe', 'weiteren Gruppen')}</summary><ul>${groups.map((one) => group(one, period, look))}</ul></details>`;
};

/** A large chain on a narrow screen: by year, and in it by group, the largest first. */
export const drawYears = (chain: Chain, { origin, columns, rows }: Matrix, look: GroupLook): Markup => {
  const years = columns.map(({ key, words }, column) => {
    const groups = rows
      .flatMap((row) => row.cells.filter((cell) => cell.column === column).map((cell) => ({ row, cell })))
      .sort((a, b) => b.cell.lights.length - a.cell.lights.length);
    const count = groups.reduce((sum, { cell }) => sum + cell.lights.length, 0);
    if (count === 0) return null;
    const first = groups.length === SHOWN + 1 ? groups : groups.slice(0, SHOWN);
    return html`<li><h2>${words} · ${counted(count, 'Umsetzung', 'Umsetzungen')}</h2><ul>${first.map((one) => group(one, key, look))}</ul>${others(groups.slice(first.length), key, look)}</li>`;
  });
  const begin =
    origin && chain.byId.has(origin.id) && !origin.node.nameless
      ? html`<li><p><a href="${look.hrefOf(origin.id)}"><b>${origin.name}</b></a><br>${secondLine(origin)}</p></li>`
      : null;
  return html`<ol class="lk-jahre">${begin}${years}</ol>`;
};
