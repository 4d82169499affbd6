import { flow } from './flow.ts';
import { type Paper, ROOMS, type Room } from './paper.ts';
import { MOST_SHEETS, SHEET } from './sheet.ts';

/** So much of the last sheet stays free, in points: Word and browsers break lines a little otherwise. */
const SPARE = 60;

const fits = (paper: Paper): boolean => {
  const { sheets, end } = flow(paper);
  return sheets.length < MOST_SHEETS || (sheets.length === MOST_SHEETS && end <= SHEET.bottom - SPARE);
};

/** The next larger room for one matter alone. */
const widened = (room: Room, name: keyof Room): Room | undefined => {
  const more = ROOMS.findLast((one) => one[name] > room[name]);
  return more && { ...room, [name]: more[name] };
};

/** Some of everything first; what is left over goes to these, one step each, in this order. */
const GROWING: readonly (keyof Room)[] = [
  'text',
  'cell',
  'uses',
  'outcomes',
  'ends',
  'changes',
  'uses',
  'outcomes',
];

/**
 * The paper with the most that fits on its sheets. The least room holds the longest texts that there can be (a test tries
 * them).
 */
export const fitted = (make: (room: Room) => Paper): Paper => {
  let room = ROOMS.find((one) => fits(make(one))) ?? (ROOMS.at(-1) as Room);
  if (room === ROOMS[0]) return make(room);
  for (const name of GROWING) {
    const more = widened(room, name);
    if (more !== undefined && fits(make(more))) room = more;
  }
  return make(room);
};
