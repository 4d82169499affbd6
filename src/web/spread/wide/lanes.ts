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
  /** Where the cables of each light go down. */
  readonly dropOf: ReadonlyMap<string, number>;
  /** Lights to which no cable finds a way that runs through nothing else. */
  readonly lost: readonly string[];
}

const ROOM = 16;
const ASIDE = 6;
const BESIDE = 5;
/** Left of a light that hangs on no other: a short cable that is open to the left. */
export const STUB = 28;
/** How near a cable may go down beside a light that does not hang on it. */
const CLEAR = 16;
/** A child goes on along the lane of its source where the words of the source leave room. */
const ALONG = 34;

/** True where the words of a light leave room for a child behind them, on its lane. */
export const goesAlong = (parent: Box, child: Box): boolean => child.x - parent.x >= parent.extent + ALONG;

/**
 * Where the cable of a light goes down to what hangs on it: straight below it, or a little to the left where something hangs so near
 * that the cable would run through it.
 */
export const dropOf = ({ x }: Box, children: readonly Box[]): number => {
  const near = children.filter((child) => child.x < x + CLEAR);
  return near.length === 0 ? x : Math.min(x, ...near.map((child) => child.x)) - CLEAR;
};

/** What an arrangement costs in looks: lanes, lanes that drops cross, cables that found no way. */
export const costOf = ({
  count,
  distance,
  missing,
}: {
  readonly count: number;
  readonly distance: number;
  readonly missing: number;
}): number => 3 * count + 0.6 * distance + 40 * missing;

class Arrangement {
  readonly laneOf = new Map<string, number>();
  readonly dropOf = new Map<string, number>();
  readonly lost: string[] = [];
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

const placeBelow = (arranged: Arrangement, parent: Box, x: number, child: Box): void => {
  const { id } = parent.light;
  const above = arranged.laneOf.get(id) ?? 0;
  const end = child.x + child.extent + ROOM;
  const along = parent.x + parent.extent + 8;
  if (goesAlong(parent, child) && arranged.isFree(above, along, end, id)) {
    arranged.take(child.light.id, above, { from: along, to: end, parent: id });
    return;
  }
  const begin = Math.min(x, child.x - 8) - ASIDE;
  let lane = above + 1;
  while (!arranged.isFree(lane, begin, end, id) || !arranged.canDrop(x, above, lane, id)) {
    lane += 1;
    // Below everything there is always room; only a drop through what lies between can be refused.
    if (lane > arranged.count + 1) {
      arranged.lost.push(child.light.id);
      arranged.take(child.light.id, lane, { from: begin, to: end, parent: id });
      return;
    }
  }
  arranged.take(child.light.id, lane, { from: begin, to: end, parent: id });
  arranged.drop({ x, top: above, bottom: lane, parent: id });
};

/** Arranges the lights in lanes: each hangs below what it came from, first lane that is free. */
export const arrange = (
  boxes: ReadonlyMap<string, Box>,
  childrenOf: (id: string | undefined) => readonly string[],
): Lanes => {
  const arranged = new Arrangement();
  const below = (box: Box): void => {
    const children = childrenOf(box.light.id).flatMap((id) => boxes.get(id) ?? []);
    const x = dropOf(box, children);
    arranged.dropOf.set(box.light.id, x);
    for (const child of children) {
      placeBelow(arranged, box, x, child);
      below(child);
    }
  };
  for (const id of childrenOf(undefined)) {
    const root = boxes.get(id);
    if (root === undefined) continue;
    const end = root.x + root.extent + ROOM;
    const begin = root.x - STUB;
    let lane = 0;
    while (!arranged.isFree(lane, begin, end, undefined)) lane += 1;
    arranged.take(id, lane, { from: begin, to: end, parent: undefined });
    below(root);
  }
  const { laneOf, count, distance, lost } = arranged;
  return {
    laneOf,
    count,
    lost,
    dropOf: arranged.dropOf,
    cost: costOf({ count, distance, missing: lost.length }),
  };
};
