import type { Chain } from '../chain.ts';
import type { Box } from './boxes.ts';

/** What a lane already holds: from where to where, and hanging on which light. */
interface Taken {
  readonly from: number;
  readonly to: number;
  readonly parent: string | undefined;
}

/** A cable that goes straight down from a light over several lanes. */
interface Drop {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly parent: string;
}

/** Lane numbers by light, from 0 at the top, and what this arrangement costs in looks. */
export interface Lanes {
  readonly laneOf: ReadonlyMap<string, number>;
  readonly count: number;
  readonly cost: number;
}

const ROOM = 16;
const ASIDE = 24;
const BESIDE = 8;
/** A child goes on along the lane of its source where the words of the source leave room. */
const ALONG = 34;

/** True where the words of a light leave room for a child behind them, on its lane. */
export const goesAlong = (parent: Box, child: Box): boolean => child.x - parent.x >= parent.extent + ALONG;

/** What an arrangement costs in looks: lanes, lanes that drops cross, lights that found no place. */
export const costOf = ({
  count,
  distance,
  missing,
}: {
  readonly count: number;
  readonly distance: number;
  readonly missing: number;
}): number => 3 * count + 0.6 * distance + 1000 * missing;

class Arrangement {
  readonly laneOf = new Map<string, number>();
  readonly #lanes: Taken[][] = [];
  readonly #drops: Drop[] = [];
  distance = 0;

  get count(): number {
    return this.#lanes.length;
  }

  isFree(lane: number, from: number, to: number, parent: string | undefined): boolean {
    const taken = this.#lanes[lane] ?? [];
    if (taken.some((other) => other.from < to && from < other.to)) return false;
    return !this.#drops.some(
      (drop) =>
        drop.parent !== parent && drop.top < lane && lane <= drop.bottom && from < drop.x && drop.x < to,
    );
  }

  canDrop(x: number, top: number, bottom: number, parent: string): boolean {
    for (let lane = top + 1; lane < bottom; lane += 1)
      for (const taken of this.#lanes[lane] ?? [])
        if (taken.parent !== parent && taken.from < x + BESIDE && x - BESIDE < taken.to) return false;
    return true;
  }

  take(id: string, lane: number, taken: Taken): void {
    while (this.#lanes.length <= lane) this.#lanes.push([]);
    this.#lanes[lane]?.push(taken);
    this.laneOf.set(id, lane);
  }

  drop(drop: Drop): void {
    this.#drops.push(drop);
    this.distance += drop.bottom - drop.top;
  }
}

const placeBelow = (arranged: Arrangement, parent: Box, child: Box): void => {
  const { id } = parent.light;
  const above = arranged.laneOf.get(id) ?? 0;
  const end = child.x + child.extent + ROOM;
  const along = parent.x + parent.extent + 8;
  if (goesAlong(parent, child) && arranged.isFree(above, along, end, id)) {
    arranged.take(child.light.id, above, { from: along, to: end, parent: id });
    return;
  }
  const begin = parent.x - ASIDE;
  let lane = above + 1;
  while (!arranged.isFree(lane, begin, end, id) || !arranged.canDrop(parent.x, above, lane, id)) {
    lane += 1;
    // Below everything there is always room; only a drop through what lies between can be refused.
    if (lane > arranged.count + 1) break;
  }
  arranged.take(child.light.id, lane, { from: begin, to: end, parent: id });
  arranged.drop({ x: parent.x, top: above, bottom: lane, parent: id });
};

/** Arranges the lights in lanes: each hangs below what it came from, first lane that is free. */
export const arrange = (
  chain: Chain,
  boxes: ReadonlyMap<string, Box>,
  childrenOf: (id: string | undefined) => readonly string[],
): Lanes => {
  const arranged = new Arrangement();
  const below = (box: Box): void => {
    for (const id of childrenOf(box.light.id)) {
      const child = boxes.get(id);
      if (child === undefined) continue;
      placeBelow(arranged, box, child);
      below(child);
    }
  };
  for (const id of childrenOf(undefined)) {
    const root = boxes.get(id);
    if (root === undefined) continue;
    const end = root.x + root.extent + ROOM;
    let lane = 0;
    while (!arranged.isFree(lane, root.x - ASIDE, end, undefined)) lane += 1;
    arranged.take(id, lane, { from: root.x - ASIDE, to: end, parent: undefined });
    below(root);
  }
  const { laneOf, count, distance } = arranged;
  const missing = chain.lights.length - laneOf.size;
  return { laneOf, count, cost: costOf({ count, distance, missing }) };
};
