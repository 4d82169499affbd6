import type { Light } from '../lights.ts';
import type { Lane } from './lanes.ts';

interface Descending {
  readonly lane: Lane;
  /** The group from which its first light took over. */
  readonly parent: string | undefined;
}

/** From which other group each group first took over, without circles. */
export const parentsOf = (
  groups: ReadonlyMap<string, readonly Light[]>,
  keyOf: (id: string) => string | undefined,
) => {
  const parents = new Map<string, string>();
  const isAbove = (key: string, other: string): boolean => {
    for (let at: string | undefined = key; at !== undefined; at = parents.get(at))
      if (at === other) return true;
    return false;
  };
  for (const [key, lights] of groups) {
    const [first] = lights;
    const from = first?.sources[0]?.from;
    const parent = from === undefined ? undefined : keyOf(from);
    if (parent !== undefined && parent !== key && !isAbove(parent, key)) parents.set(key, parent);
  }
  return parents;
};

/** Groups, each below the one from which it first took over: depth first, in the order of their first lights. */
export const inOrder = <Group extends Descending>(rows: readonly Group[]): Group[] => {
  const below = Map.groupBy(rows, ({ parent }) => parent);
  const ordered: Group[] = [];
  const add = (row: Group): void => {
    ordered.push(row);
    for (const next of below.get(row.lane.key) ?? []) add(next);
  };
  for (const row of below.get(undefined) ?? []) add(row);
  return ordered;
};
