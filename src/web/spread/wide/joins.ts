import type { Chain, Wire } from '../chain.ts';
import type { Box } from './boxes.ts';
import type { Lanes } from './lanes.ts';

/** How a second Vorlage reaches its light: along its own lane, then at `x` to the other one. */
export interface Join {
  readonly wire: Wire;
  readonly x: number;
  /** Names and lights that it would run over. */
  readonly hits: number;
}

const STEP = 4;
const BEFORE = 26;

const crosses = (box: Box, x: number) => box.x - 12 < x && x < box.x + box.extent + 6;

/** All wires but the main ones, each at the x where it runs over the fewest words. */
export const joinsOf = (chain: Chain, boxes: ReadonlyMap<string, Box>, { laneOf }: Lanes): Join[] => {
  const lane = (id: string) => laneOf.get(id) ?? 0;
  const join = (wire: Wire): Join[] => {
    const [source, target] = [boxes.get(wire.from), boxes.get(wire.to)];
    if (source === undefined || target === undefined) return [];
    const [top, bottom] = [lane(wire.from), lane(wire.to)].sort((a, b) => a - b) as [number, number];
    const others = [...boxes.values()].filter((box) => box !== source && box !== target);
    const hitsAt = (x: number) =>
      others.filter((box) => {
        const at = lane(box.light.id);
        const onTheWay = at === lane(wire.from) && source.x < box.x && box.x < x;
        return onTheWay || (at > top && at <= bottom && crosses(box, x));
      }).length;
    let best = { wire, x: target.x - BEFORE, hits: hitsAt(target.x - BEFORE) };
    for (let x = best.x; x > source.x + 12 && best.hits > 0; x -= STEP) {
      const hits = hitsAt(x);
      if (hits < best.hits) best = { wire, x, hits };
    }
    return [best];
  };
  return chain.lights.flatMap(({ sources }) => sources.slice(1).flatMap(join));
};
