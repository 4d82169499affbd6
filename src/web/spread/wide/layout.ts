import type { Chain, Wire } from '../lights.ts';
import { type Box, boxesOf, type Loose, type Scale } from './boxes.ts';
import { isLost, type Join, joinsOf } from './joins.ts';
import { arrange, type Lanes } from './lanes.ts';
import { leastCost } from './least-cost.ts';
import { type Children, childrenOf, mixed, ordersOf, seeded } from './orders.ts';

/** Where everything of a small drawing stands. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly scale: Scale;
  readonly lanes: Lanes;
  readonly joins: readonly Join[];
  /** What is told in words, since no cable could be followed there. */
  readonly loose: Loose;
  /** How many arrangements were tried. */
  readonly tries: number;
}

/** What a drawing is to hold. */
export interface Frame {
  /** A month on the axis. */
  readonly today: number;
  /** In px. */
  readonly width: number;
}

const TRIES = 120;
/** So far left of its source a light may stand whose date says so, for a cable to be drawn all the same. */
const BACK = 30;

type Best = Layout & { readonly cost: number };

/** One way to arrange a chain, with what it costs in all. */
const arranged = (
  chain: Chain,
  { boxes, scale }: ReturnType<typeof boxesOf>,
  children: Children,
  tries: number,
  loose: Loose,
): Best => {
  const lanes = arrange(boxes, (id) => children.get(id) ?? []);
  const joins = joinsOf(chain, boxes, lanes, loose);
  const cost = joins.reduce((sum, join) => sum + 10 * join.over + (isLost(join) ? 40 : 0), lanes.cost);
  return { boxes, scale, lanes, joins, loose, tries, cost };
};

const bestOf = (chain: Chain, frame: Frame, loose: Loose, least: number | undefined): Best => {
  const placed = boxesOf(chain, frame, loose);
  const children = childrenOf(chain, loose);
  const enough = least ?? leastCost(chain, placed.boxes, (id) => children.get(id) ?? []);
  const orders = ordersOf(children);
  const random = seeded(chain.lights.length);
  const seen = new Set([JSON.stringify([...children])]);
  let best = arranged(chain, placed, children, 1, loose);
  for (let draws = 1; draws < TRIES && seen.size < orders && best.cost > enough; draws += 1) {
    const order = mixed(children, random);
    const known = JSON.stringify([...children.keys()].map((id) => [id, order.get(id)]));
    if (seen.has(known)) continue;
    seen.add(known);
    const next = arranged(chain, placed, order, seen.size, loose);
    if (next.cost < best.cost) best = next;
  }
  return { ...best, tries: seen.size };
};

/** Main wires whose light stands before what it came from, by both their dates. */
const backwards = (chain: Chain, boxes: ReadonlyMap<string, Box>, loose: Loose): Wire[] =>
  chain.lights.flatMap(({ sources: [main] }) => {
    const [from, to] = [main && boxes.get(main.from), main && boxes.get(main.to)];
    return main && from && to && !loose.has(main) && to.x < from.x - BACK ? [main] : [];
  });

const lostIn = (chain: Chain, { lanes, joins, boxes, loose }: Layout): Wire[] => [
  ...lanes.lost.flatMap((id) => chain.byId.get(id)?.sources[0] ?? []),
  ...joins.filter(isLost).map(({ wire }) => wire),
  ...backwards(chain, boxes, loose),
];

/**
 * The best of many arrangements that differ in the order of the children: few lanes, short drops, no wire over words, none through a
 * foreign light: what cannot be drawn so is told in words. No arrangement is tried twice, and no more are once none can be better:
 * `least` is a cost that none is below. The same chain always gets the same drawing.
 */
export const layoutOf = (chain: Chain, frame: Frame, least?: number): Layout => {
  let loose: Loose = new Set(backwards(chain, boxesOf(chain, frame, new Set()).boxes, new Set()));
  // Each round tells at least one wire more in words, so there are no more rounds than wires.
  for (;;) {
    const best = bestOf(chain, frame, loose, least);
    const lost = lostIn(chain, best);
    if (lost.length === 0) return best;
    loose = new Set([...loose, ...lost]);
  }
};
