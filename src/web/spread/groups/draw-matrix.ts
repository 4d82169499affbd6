import { html, type Markup, type Piece } from '../../markup.ts';
import { light } from '../../parts/light.ts';
import { counted } from '../../words/numbers.ts';
import type { Chain } from '../lights.ts';
import { type Look, lineWords } from '../look.ts';
import { textWidth } from '../text-width.ts';
import { secondLine, spoken } from '../words.ts';
import { dotCount, dots } from './dots.ts';
import { type Laid, type LaidRow, SOCKET } from './lay-out.ts';
import type { Cell, Matrix } from './matrix.ts';
import { type Period, UNDATED } from './periods.ts';

const TRUNK = 16;
const SAG = 9;
const ORIGIN_Y = 66;
const NAME = 24;

/** What is asked for, beside what every drawing is asked for. */
export interface GroupLook extends Look {
  readonly groupHrefOf: (lane: string, period: string | undefined) => string;
  /** The group and period whose names stand below, where one is chosen. */
  readonly chosen: { readonly lane: string; readonly period: string | undefined } | undefined;
  /** Lights on the way that is looked at. */
  readonly way: ReadonlySet<string> | undefined;
}

/** The same without the way, which follows from the light that is looked at. */
export type BaseLook = Omit<GroupLook, 'way'>;

/** "96 Umsetzungen, 19 im Betrieb, mit Ergebnis, 77 im Betrieb": a bundle for those who hear it. */
export const bundleWords = ({ lights, kinds }: Cell): string =>
  [
    counted(lights.length, 'Umsetzung', 'Umsetzungen'),
    ...kinds.map(([, words, count]) => `${count} ${words}`),
  ].join(', ');

const headings = (columns: readonly Period[], { left, column }: Laid): Piece => {
  let year = '';
  return columns.map(({ key, words: long, short }, index) => {
    const x = Math.round(left + index * column) + 4;
    const words = textWidth(long, 14, '400') > column - 6 ? (short ?? long) : long;
    const [, own = '', quarter] = /^(\d{4})-(\d)$/.exec(key) ?? [];
    if (quarter === undefined) {
      const lines = textWidth(words, 14, '400') > column - 6 ? words.split(/(?<=–)|\s/) : [words];
      return lines.map(
        (line, at) => html`<text class="j" x="${x}" y="${40 - 16 * (lines.length - 1 - at)}">${line}</text>`,
      );
    }
    const isNew = own !== year;
    year = own;
    return html`${isNew && html`<text class="j" x="${x}" y="22">${own}</text>`}<text class="j k" x="${x}" y="40">${quarter}. Q.</text>`;
  });
};

const grid = (matrix: Matrix, laid: Laid, look: Look): Piece => {
  const { left, column, height, today, width } = laid;
  const words = lineWords(look);
  const begins = Math.min(width, today) - textWidth(words, 14, '400') - 4;
  return html`${matrix.columns.map((_, index) => {
    const x = Math.round(left + index * column);
    return html`<line class="raster" x1="${x}" y1="46" x2="${x}" y2="${height}"/>`;
  })}<line class="heute" x1="${today}" y1="46" x2="${today}" y2="${height}"/><text class="j" x="${begins}" y="60">${words}</text>${headings(matrix.columns, laid)}`;
};

/** A cable from one border of a period to another, sagging in each. */
const sagging = (from: number, to: number, y: number, column: number): string => {
  let d = '';
  for (let x = from; x < to - 1; x += column) {
    const end = Math.min(to, x + column);
    d += `Q${Math.round((x + end) / 2)} ${y + SAG} ${Math.round(end)} ${y}`;
  }
  return d;
};

const cableOf = (
  laid: Laid,
  { row, y }: LaidRow,
  rows: ReadonlyMap<string, LaidRow>,
  origin: boolean,
): Piece => {
  const { left, column } = laid;
  const first = row.cells[0]?.column ?? 0;
  const last = (row.cells.at(-1)?.column ?? 0) + 1;
  const begin = Math.round(left + first * column);
  const along = sagging(begin, left + last * column, y, column);
  const parent = row.parent === undefined ? undefined : rows.get(row.parent);
  if (parent !== undefined && (parent.row.cells[0]?.column ?? 0) <= first)
    return html`<path class="kabel" d="M${begin} ${parent.y}V${y - 12}Q${begin} ${y} ${begin + 8} ${y + 3}"/><path class="kabel" d="M${begin} ${y}${along}"/>`;
  if (!origin || row.alone)
    return html`<path class="kabel offen" d="M${begin - 22} ${y}H${begin}"/><path class="kabel" d="M${begin} ${y}${along}"/>`;
  return html`<path class="kabel" d="M${TRUNK} ${ORIGIN_Y}V${y - 12}Q${TRUNK} ${y} ${TRUNK + 12} ${y}H${begin}${along}"/>`;
};

const cell = (
  bundle: Cell,
  { row: { lane }, y }: LaidRow,
  laid: Laid,
  period: Period | undefined,
  look: GroupLook,
): Markup => {
  const { column, lights, kinds } = bundle;
  const x = Math.round(laid.left + column * laid.column);
  const { chosen, way } = look;
  const isChosen =
    chosen?.lane === lane.key && (chosen.period === undefined || chosen.period === period?.key);
  const isOnWay = way !== undefined && lights.some(({ id }) => way.has(id));
  const width = Math.max(24, laid.column - 4);
  const rows = Math.ceil(dotCount(kinds, laid.each) / laid.perRow);
  const height = Math.max(24, 26 + SOCKET + rows * laid.pitch);
  const number = String(lights.length);
  return html`<a href="${look.groupHrefOf(lane.key, period?.key)}" aria-label="${lane.name}, ${period?.words}: ${bundleWords(bundle)}"${isChosen && html` aria-current="true"`}><rect class="treffer${isChosen && ' gewaehlt'}" x="${x + 1}" y="${y - 24}" width="${width}" height="${height}" rx="5"/>${isOnWay && html`<rect class="rahmen" x="${x + 2}" y="${y - 23}" width="${textWidth(number, 14, '600') + 10}" height="20" rx="4"/>`}<path class="kabel" d="M${x + 7} ${y + 2}v8"/><text class="z" x="${x + 6}" y="${y - 8}">${number}</text>${dots(kinds, { x: x + 9, y: y + SOCKET, ...laid })}</a>`;
};

const named = ({ row: { lane, count }, name, y }: LaidRow, look: GroupLook): Markup => {
  const below = y + NAME + (name.length - 1) * 18;
  return html`<a href="${look.groupHrefOf(lane.key, undefined)}"><rect class="treffer" x="30" y="${y + 6}" width="120" height="${name.length * 18 + 24}"/>${name.map((line, index) => html`<text class="z" x="34" y="${y + NAME + index * 18}">${line}</text> `)}<text class="s" x="34" y="${below + 17}">${counted(count, 'Umsetzung', 'Umsetzungen')}</text></a>`;
};

const originLight = (chain: Chain, { origin }: Matrix, look: GroupLook): Piece => {
  if (origin === undefined) return null;
  const words = [secondLine(origin)];
  const body = html`<rect class="treffer" x="0" y="${ORIGIN_Y - 24}" width="170" height="44"/>${light(origin.kind, TRUNK, ORIGIN_Y, { bewaehrt: origin.node.bewaehrt, focus: look.focus === origin.id })}<text class="n" x="40" y="${ORIGIN_Y - 4}">${origin.name}</text> <text class="s" x="40" y="${ORIGIN_Y + 13}">${words[0]}</text>`;
  if (origin.node.nameless) return html`<g role="img" aria-label="${spoken(chain, origin)}">${body}</g>`;
  return html`<a href="${look.hrefOf(origin.id)}" aria-label="${spoken(chain, origin)}">${body}</a>`;
};

/** A large chain: groups as lanes, time in columns, a bundle of lights for each group and period. */
export const drawMatrix = (chain: Chain, matrix: Matrix, laid: Laid, look: GroupLook): Markup => {
  const { width, height } = laid;
  const rows = new Map(laid.rows.map((row) => [row.row.lane.key, row]));
  const id = `bild-${width}`;
  const isOpen = matrix.columns.includes(UNDATED);
  return html`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="${id}-titel ${id}-text"><title id="${id}-titel">Verbreitung in Gruppen</title><desc id="${id}-text">Von links nach rechts die Zeit; jede Zeile ist eine Gruppe, jeder Punkt ${laid.each === 1 ? 'eine Umsetzung' : `steht für ${laid.each} Umsetzungen`}, jede Zahl führt zu den Namen.</desc><g aria-hidden="true">${grid(matrix, laid, look)}${laid.rows.map((row) => cableOf(laid, row, rows, matrix.origin !== undefined))}${isOpen && html`<path class="kabel offen" d="M${laid.left + 4} 52h${Math.round(laid.column) - 8}"/>`}</g>${originLight(chain, matrix, look)}${laid.rows.map((row) => [named(row, look), row.row.cells.map((one) => cell(one, row, laid, matrix.columns[one.column], look))])}</svg>`;
};
