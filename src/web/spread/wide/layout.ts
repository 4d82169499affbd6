import type { Chain } from '../chain.ts';
import { type Box, boxesOf, type Scale } from './boxes.ts';
import { type Join, joinsOf } from './joins.ts';
import { arrange, type Lanes } from './lanes.ts';
import { leastCost } from './least-cost.ts';

/** Where everything of a small drawing stands. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly scale: Scale;
  readonly lanes: Lanes;
  readonly joins: readonly Join[];
  /** How many arrangements were tried. */
  readonly tries: number;
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

type Children = ReadonlyMap<string | undefined, readonly string[]>;

/** The same children, those of each light in an order of chance; lights from the first to the last, each before its own children. */
const mixed = (children: Children, random: () => number): Children => {
  const orders = new Map<string | undefined, readonly string[]>();
  const due: (string | undefined)[] = [undefined];
  for (let id = due.pop(), first = true; first || id !== undefined; id = due.pop(), first = false) {
    const order = shuffled(children.get(id) ?? [], random);
    orders.set(id, order);
    due.push(...order.toReversed());
  }
  return orders;
};

type Best = Layout & { readonly cost: number };

/** One way to arrange a chain, with what it costs in all. */
const arranged = (
  chain: Chain,
  { boxes, scale }: ReturnType<typeof boxesOf>,
  children: Children,
  tries: number,
): Best => {
  const lanes = arrange(chain, boxes, (id) => children.get(id) ?? []);
  const joins = joinsOf(chain, boxes, lanes);
  const cost = lanes.cost + joins.reduce((sum, { hits }) => sum + 10 * hits, 0);
  return { boxes, scale, lanes, joins, tries, cost };
};

/** In how many orders children can stand. */
const ordersOf = (children: Children): number =>
  [...children.values()].reduce((product, { length }) => {
    let orders = product;
    for (let factor = 2; factor <= length; factor += 1) orders *= factor;
    return orders;
  }, 1);

/**
 * The best of many arrangements that differ in the order of the children: few lanes, short drops, no wire over words. None is tried twice,
 * and no more are once none can be better: `least` is a cost that none is below. The same chain always gets the same drawing. `today` is a
 * month on the axis.
 */
export const layoutOf = (chain: Chain, today: number, least?: number): Layout => {
  const placed = boxesOf(chain, today);
  const children = childrenOf(chain);
  const enough = least ?? leastCost(chain, placed.boxes, (id) => children.get(id) ?? []);
  const orders = ordersOf(children);
  const random = seeded(chain.lights.length);
  const seen = new Set([JSON.stringify([...children])]);
  let best = arranged(chain, placed, children, 1);
  for (let draws = 1; draws < TRIES && seen.size < orders && best.cost > enough; draws += 1) {
    const order = mixed(children, random);
    const known = JSON.stringify([...children.keys()].map((id) => [id, order.get(id)]));
    if (seen.has(known)) continue;
    seen.add(known);
    const next = arranged(chain, placed, order, seen.size);
    if (next.cost < best.cost) best = next;
  }
  return { ...best, tries: seen.size };
};
