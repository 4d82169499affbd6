import type { Chain } from '../lights.ts';
import type { Layout } from './layout.ts';

export const TOP = 92;
export const LANE = 78;

/** Where a light stands in the drawing, in px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The places of all lights. */
export const placesOf = (chain: Chain, { boxes, lanes }: Layout): ReadonlyMap<string, Place> =>
  new Map(
    chain.lights.map(({ id }) => [
      id,
      { x: boxes.get(id)?.x ?? 0, y: TOP + (lanes.laneOf.get(id) ?? 0) * LANE },
    ]),
  );
