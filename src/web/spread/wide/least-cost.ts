import type { Chain } from '../lights.ts';
import type { Box } from './boxes.ts';
import { costOf, goesAlong } from './lanes.ts';

type ChildrenOf = (id: string | undefined) => readonly string[];

/** How many children of a light hang below it in any arrangement: one of those for which there is room goes along its lane. */
const hanging = (parent: Box, boxes: ReadonlyMap<string, Box>, childrenOf: ChildrenOf): number => {
  const children = childrenOf(parent.light.id).flatMap((id) => boxes.get(id) ?? []);
  return children.length - (children.some((child) => goesAlong(parent, child)) ? 1 : 0);
};

/**
 * A cost that no arrangement of the chain can be below: children that hang below one light begin at the same place, so each of them has a
 * lane of its own, the first one below the light, the next one below that.
 */
export const leastCost = (
  { lights }: Chain,
  boxes: ReadonlyMap<string, Box>,
  childrenOf: ChildrenOf,
): number => {
  const counts = lights.flatMap(({ id }) => {
    const box = boxes.get(id);
    return box === undefined ? [] : [hanging(box, boxes, childrenOf)];
  });
  const distance = counts.reduce((sum, count) => sum + (count * (count + 1)) / 2, 0);
  return costOf({ count: 1 + Math.max(0, ...counts), distance, missing: 0 });
};
