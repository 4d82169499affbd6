import type { Chain, Wire } from '../lights.ts';
import type { Box, Loose } from './boxes.ts';
import type { Lanes } from './lanes.ts';

/** How a second Vorlage reaches its light: along its own lane, then at `x` to the other one. */
export interface Join {
  readonly wire: Wire;
  readonly x: number;
  /** Lights that it would run through, which no cable may, and labels that it would run over. */
  readonly through: number;
  readonly over: number;
}

const STEP = 4;
const BEFORE = 26;
const CLEAR = 14;
/** No wire runs over more labels: the words beside the light tell it then. */
const MOST_OVER = 1;

/** True where nobody could follow the wire: it is told in words. */
export const isLost = ({ through, over }: Join): boolean => through > 0 || over > MOST_OVER;

const badness = ({ through, over }: Join): number => 1000 * through + over;

/** Everything but the two ends, with its lane. */
type Others = readonly { readonly box: Box; readonly lane: number }[];

interface Ends {
  readonly wire: Wire;
  readonly source: Box;
  readonly target: Box;
  readonly lanes: readonly [from: number, to: number];
}

const isBetween = (x: number, a: number, b: number) =>
  Math.min(a, b) - CLEAR < x && x < Math.max(a, b) + CLEAR;

const joinAt = (x: number, { wire, source, target, lanes: [from, to] }: Ends, others: Others): Join => {
  const [top, bottom] = from < to ? [from, to] : [to, from];
  let [through, over] = [0, 0];
  for (const { box, lane } of others) {
    const beside =
      (lane === from && isBetween(box.x, source.x, x)) || (lane === to && isBetween(box.x, x, target.x));
    const crossed = lane >= top && lane <= bottom && Math.abs(box.x - x) < CLEAR;
    if (beside || crossed) through += 1;
    else if (lane > top && lane <= bottom && box.x - 12 < x && x < box.x + box.extent + 6) over += 1;
  }
  return { wire, x, through, over };
};

const bestJoin = (ends: Ends, others: Others): Join => {
  const { source, target } = ends;
  const last = target.x - BEFORE;
  if (last < source.x + 12) return { wire: ends.wire, x: last, through: 1, over: 0 };
  let best = joinAt(last, ends, others);
  for (let x = last - STEP; x > source.x + 12 && badness(best) > 0; x -= STEP) {
    const next = joinAt(x, ends, others);
    if (badness(next) < badness(best)) best = next;
  }
  return best;
};

/** All wires but the main ones and those that are told in words, each at the x where it is in the way of the fewest. */
export const joinsOf = (
  chain: Chain,
  boxes: ReadonlyMap<string, Box>,
  { laneOf }: Pick<Lanes, 'laneOf'>,
  loose: Loose,
): Join[] => {
  const lane = (id: string) => laneOf.get(id) ?? 0;
  return chain.lights.flatMap(({ sources }) =>
    sources.slice(1).flatMap((wire) => {
      const [source, target] = [boxes.get(wire.from), boxes.get(wire.to)];
      if (loose.has(wire) || source === undefined || target === undefined) return [];
      const others = [...boxes.values()]
        .filter((box) => box !== source && box !== target)
        .map((box) => ({ box, lane: lane(box.light.id) }));
      return [bestJoin({ wire, source, target, lanes: [lane(wire.from), lane(wire.to)] }, others)];
    }),
  );
};
