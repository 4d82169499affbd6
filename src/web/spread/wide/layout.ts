import type { Chain } from '../chain.ts';
import { type Box, boxesOf, type Scale } from './boxes.ts';
import { type Join, joinsOf } from './joins.ts';
import { arrange, type Lanes } from './lanes.ts';

/** Where everything of a small drawing stands. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly scale: Scale;
  readonly lanes: Lanes;
  readonly joins: readonly Join[];
}

const TRIES = 300;

/** A small generator of equal seeds for equal drawings (Lehmer, MINSTD). */
const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const shuffled = <Item>(items: readonly Item[], random: () => number): Item[] => {
  const mixed = [...items];
  for (let index = mixed.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other] as Item, mixed[index] as Item];
  }
  return mixed;
};

const childrenOf = (chain: Chain): Map<string | undefined, string[]> => {
  const children = new Map<string | undefined, string[]>();
  for (const { id, sources } of chain.lights) {
    const parent = sources[0]?.from;
    children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  return children;
};

/**
 * The best of many arrangements that differ in the order of the children: few lanes, short drops, no wire over words.
 * The same chain always gets the same drawing. `today` is a month on the axis.
 */
export const layoutOf = (chain: Chain, today: number): Layout => {
  const { boxes, scale } = boxesOf(chain, today);
  const children = childrenOf(chain);
  const random = seeded(chain.lights.length);
  let best: (Layout & { readonly cost: number }) | undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const order = (id: string | undefined) =>
      tries === 0 ? (children.get(id) ?? []) : shuffled(children.get(id) ?? [], random);
    const lanes = arrange(chain, boxes, order);
    const joins = joinsOf(chain, boxes, lanes);
    const cost = lanes.cost + joins.reduce((sum, { hits }) => sum + 10 * hits, 0);
    if (best === undefined || cost < best.cost) best = { boxes, scale, lanes, joins, cost };
  }
  if (best === undefined) throw new Error('a layout needs at least one try');
  return best;
};
