import type { Chain } from '../lights.ts';
import type { Loose } from './boxes.ts';

/** What hangs on each light; under `undefined` what hangs on none. */
export type Children = ReadonlyMap<string | undefined, readonly string[]>;

/** A small generator of equal seeds for equal drawings (Lehmer, MINSTD). */
export const seeded = (seed: number) => {
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

/** Each light below its main Vorlage, unless that wire is told in words. */
export const childrenOf = (chain: Chain, loose: Loose): Map<string | undefined, string[]> => {
  const children = new Map<string | undefined, string[]>();
  for (const { id, sources } of chain.lights) {
    const [main] = sources;
    const parent = main === undefined || loose.has(main) ? undefined : main.from;
    const known = children.get(parent);
    if (known === undefined) children.set(parent, [id]);
    else known.push(id);
  }
  return children;
};

/** The same children, those of each light in an order of chance; lights from the first to the last, each before its own children. */
export const mixed = (children: Children, random: () => number): Children => {
  const orders = new Map<string | undefined, readonly string[]>();
  const due: (string | undefined)[] = [undefined];
  for (let id = due.pop(), first = true; first || id !== undefined; id = due.pop(), first = false) {
    const order = shuffled(children.get(id) ?? [], random);
    orders.set(id, order);
    due.push(...order.toReversed());
  }
  return orders;
};

/** In how many orders children can stand. */
export const ordersOf = (children: Children): number =>
  [...children.values()].reduce((product, { length }) => {
    let orders = product;
    for (let factor = 2; factor <= length; factor += 1) orders *= factor;
    return orders;
  }, 1);
