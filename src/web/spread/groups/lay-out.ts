import { wrapped } from '../wrapped.ts';
import { dotCount } from './dots.ts';
import type { Matrix, Row } from './matrix.ts';
import { LATER, type Period } from './periods.ts';

/** Where a row of the matrix stands. */
export interface LaidRow {
  readonly row: Row;
  /** The lines of its name. */
  readonly name: readonly string[];
  /** Where its cable runs. */
  readonly y: number;
}

/** Where everything of a matrix stands, in px. */
export interface Laid {
  readonly width: number;
  readonly height: number;
  /** Where the periods begin, and how wide each is. */
  readonly left: number;
  readonly column: number;
  readonly rows: readonly LaidRow[];
  readonly pitch: number;
  readonly perRow: number;
  /** For how many lights a dot stands. */
  readonly each: number;
  /** Where the axis ends. */
  readonly today: number;
}

const TOP = 116;
const NAME_LEFT = 34;
const LINE = 18;
/** A drawing that fits, with its headings, on one screen. */
const MOST_HEIGHT = 700;
const PITCHES = [9.4, 8.8, 8.2, 7.6, 7, 6.4];
const EACH = [1, 2, 5, 10, 20, 50, 100];
/** From the cable down to the first dots; from there to the next name. */
export const SOCKET = 15;
const BELOW = 46;
const LEAST = 74;

/** Room for the names of the groups, by the width of all. */
const namesWidth = (width: number): number => Math.round(Math.min(200, 100 + width * 0.1));

/** How many columns fit where each has room for its words and a number. */
export const columnsIn = (width: number): number => Math.floor((width - namesWidth(width)) / COLUMN);
const COLUMN = 46;

const heightOf = (row: Row, lines: number, lay: { perRow: number; pitch: number; each: number }): number => {
  const most = Math.max(...row.cells.map(({ kinds }) => Math.ceil(dotCount(kinds, lay.each) / lay.perRow)));
  return Math.max(LEAST, 30 + (lines + 1) * LINE, SOCKET + most * lay.pitch + BELOW);
};

/** The places of a matrix in a width: dots as large as there is room for, and one for several where there is not. */
export const laidOut = ({ columns, rows }: Matrix, width: number): Laid => {
  const left = namesWidth(width);
  const column = (width - left - 6) / columns.length;
  const names = rows.map(({ lane }) => wrapped(lane.name, left - NAME_LEFT - 10, 14, '600'));
  const tries = EACH.flatMap((each) => PITCHES.map((pitch) => ({ each, pitch })));
  const layOf = ({ each, pitch }: { readonly each: number; readonly pitch: number }) => {
    const perRow = Math.max(1, Math.floor((column - 14) / pitch));
    const heights = rows.map((row, index) =>
      heightOf(row, names[index]?.length ?? 1, { perRow, pitch, each }),
    );
    return { perRow, pitch, each, heights, sum: heights.reduce((a, b) => a + b, 0) };
  };
  const least = rows.length * LEAST;
  const fitting = tries.map(layOf).find(({ sum }) => sum < Math.max(MOST_HEIGHT, least * 1.3));
  const { heights, ...lay } = fitting ?? layOf(tries.at(-1) as (typeof tries)[number]);
  let y = TOP;
  const laid = rows.map((row, index): LaidRow => {
    const at = { row, name: names[index] ?? [], y };
    y += heights[index] ?? LEAST;
    return at;
  });
  const times = columns.filter((period: Period) => period !== LATER).length;
  const { perRow, pitch, each } = lay;
  return {
    width,
    height: y - 20,
    left,
    column,
    rows: laid,
    perRow,
    pitch,
    each,
    today: left + times * column,
  };
};
