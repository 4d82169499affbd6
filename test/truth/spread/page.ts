import type { Lineage } from '../../../contracts/views/lineage.ts';
import { wordsOf } from '../explain.ts';
import { attribute, type Element, find, findAll, hasClass, isTag } from '../html.ts';
import { drawingFaults } from './drawing.ts';
import { legendFaults } from './legend.ts';
import { type Light, lightsAround } from './lights.ts';
import { sentenceFaults } from './sentence.ts';
import { tableFaults } from './table.ts';

/** Which Verbreitung is looked at, and as of which day. */
export interface Spread {
  readonly lineage: Lineage;
  readonly id: string;
  readonly day: string;
  /** The day, where it is not today. */
  readonly past: string | undefined;
}

/** Over true time, every light of its own; what is told in lines or in groups has no months, and stands in the table. */
const isDrawing = (one: Element) => {
  const said = one.tag === 'svg' ? find(one, isTag('desc')) : undefined;
  return said !== undefined && wordsOf(said).includes('die Zeit; jedes Licht');
};

/** Where a day stands on an axis of months counted from the year 0. */
const monthOf = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return year * 12 + month - 1 + (date - 1) / 31;
};

const pictureFaults = (main: Element, lights: readonly Light[], day: string): string[] => {
  const figure = find(main, isTag('figure'));
  if (figure === undefined) return [];
  const legend = legendFaults(figure, lights).map((fault) => `legend: ${fault}`);
  const drawings = findAll(figure, isDrawing).flatMap((drawing) =>
    drawingFaults(drawing, lights, monthOf(day)).map(
      (fault) => `drawing of ${attribute(drawing, 'width')}: ${fault}`,
    ),
  );
  return [...legend, ...drawings];
};

/** What is wrong with the drawings that a page has, over true time, and with their legend. */
export const drawingsFaults = (main: Element, { lineage, id, day }: Spread): string[] =>
  pictureFaults(main, lightsAround(lineage, id), day);

/** What is wrong with the page of a Verbreitung: its sentence and its drawing. */
export const spreadFaults = (main: Element, { lineage, id, day, past }: Spread): string[] => {
  const lights = lightsAround(lineage, id);
  const sentence = find(main, (one) => hasClass(one, 'lk-lead'));
  const told = sentence === undefined ? ['no sentence'] : sentenceFaults(wordsOf(sentence), lights, past);
  return [...told.map((fault) => `sentence: ${fault}`), ...pictureFaults(main, lights, day)];
};

/** What is wrong with the table of a Verbreitung. */
export const spreadTableFaults = (main: Element, { lineage, id }: Spread): string[] =>
  tableFaults(main, lightsAround(lineage, id)).map((fault) => `table: ${fault}`);
