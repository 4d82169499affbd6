import { type Box, boxesOf } from './boxes.ts';
import type { Paper } from './paper.ts';
import { type Op, SHEET } from './sheet.ts';

/** How much of a sheet is filled, for who wants to know whether there is room left. */
export interface Flowed {
  /** What is drawn on each sheet. */
  readonly sheets: readonly (readonly Op[])[];
  /** Where the last one ends, in points from the top. */
  readonly end: number;
}

/** How high a box is together with what may not stand on another sheet. */
const together = (boxes: readonly Box[], from: number): number => {
  let height = 0;
  for (const [index, box] of boxes.slice(from).entries()) {
    height += (index === 0 ? 0 : box.gap) + box.height;
    if (box.keep === undefined && box.height > 0) break;
  }
  return height;
};

/** Puts a paper on sheets: nothing is cut, no heading stands alone, the head of a table stands on each sheet that it is on. */
export const flow = (paper: Paper): Flowed => {
  const boxes = boxesOf(paper);
  const sheets: Op[][] = [[]];
  let y: number = SHEET.top;
  for (const [index, box] of boxes.entries()) {
    const begins = y === SHEET.top;
    if (!begins && y + box.gap + together(boxes, index) > SHEET.bottom) {
      sheets.push([]);
      y = SHEET.top;
      if (box.again !== undefined) {
        sheets.at(-1)?.push(...box.again.draw(y));
        y += box.again.height;
      }
    } else if (!begins) y += box.gap;
    sheets.at(-1)?.push(...box.draw(y));
    y += box.height;
  }
  return { sheets, end: y };
};
