import { type Chain, isPlan, type Light } from '../lights.ts';
import { columnFinder, finestColumns, type Grain } from './columns.ts';
import { inOrder, parentsOf } from './descent.ts';
import { type Kinds, kindsOf } from './dots.ts';
import { type Grouping, type Lane, laneOf } from './lanes.ts';
import { LATER, type Period, UNDATED } from './periods.ts';

/** The lights of one group in one period. */
export interface Cell {
  readonly column: number;
  readonly lights: readonly Light[];
  readonly kinds: Kinds;
}

/** A group with its cells in order of time, and whence the solution first came to it. */
export interface Row {
  readonly lane: Lane;
  readonly cells: readonly Cell[];
  readonly count: number;
  /** The group from which its first light took over; undefined: from the origin, or from nobody here. */
  readonly parent: string | undefined;
  /** Its first light came from nobody here: it begins by itself. */
  readonly alone: boolean;
}

/** A large chain as groups by periods. */
export interface Matrix {
  /** The light from which most goes out: it stands left of all. */
  readonly origin: Light | undefined;
  readonly columns: readonly Period[];
  readonly rows: readonly Row[];
  /** How often a solution went from one group to another, beside the first times that are drawn. */
  readonly between: number;
}

/** The light that took from nobody and from which most took over. */
const originOf = ({ lights }: Chain): Light | undefined => {
  const given = new Map<string, number>();
  for (const { sources } of lights)
    for (const { from } of sources) given.set(from, (given.get(from) ?? 0) + 1);
  const roots = lights.filter(
    ({ sources, beside, node }) =>
      !beside &&
      !node.claim &&
      !node.aussen &&
      !sources.some(({ kind }) => kind === 'uebernahme' || kind === 'gemeinsam'),
  );
  const [first] = roots.sort((a, b) => (given.get(b.id) ?? 0) - (given.get(a.id) ?? 0));
  return first;
};

/** True where a light belongs to a period. */
const isIn = (light: Light, period: Period, today: number): boolean => {
  if (light.date === undefined) return period === UNDATED;
  if (isPlan(light) && light.month > today) return period === LATER;
  const month = Math.min(light.month, today);
  return period.from <= month && month < period.to;
};

/** The lights of a group, as the matrix has them: without the origin, which stands before all. */
export const lightsIn = (
  chain: Chain,
  grouping: Grouping,
  lane: string,
  period: Period | undefined,
  today: number,
): Light[] => {
  const origin = originOf(chain);
  return chain.lights.filter(
    (light) =>
      light !== origin &&
      laneOf(light, grouping).key === lane &&
      (period === undefined || isIn(light, period, today)),
  );
};

const cellsOf = (lights: readonly Light[], columnOf: (light: Light) => number): Cell[] =>
  [...Map.groupBy(lights, columnOf)]
    .sort(([a], [b]) => a - b)
    .map(([column, members]) => ({ column, lights: members, kinds: kindsOf(members) }));

/** A chain as a matrix, in the finest periods that leave few enough columns and cells. */
export const matrixOf = (chain: Chain, grouping: Grouping, grain: Grain): Matrix => {
  const origin = originOf(chain);
  const lights = chain.lights.filter((light) => light !== origin);
  const groups = Map.groupBy(lights, (light) => laneOf(light, grouping).key);
  const keys = new Map<string, string>();
  for (const [key, members] of groups) for (const { id } of members) keys.set(id, key);
  const parents = parentsOf(groups, (id) => keys.get(id));
  const across = lights.reduce(
    (sum, { id, sources }) =>
      sum + sources.filter(({ from }) => keys.has(from) && keys.get(from) !== keys.get(id)).length,
    0,
  );
  const columns = finestColumns(lights, [...groups.values()], grain);
  const columnOf = columnFinder(columns, grain.today);
  const rows = [...groups].map(
    ([key, members]): Row => ({
      lane: laneOf(members[0] as Light, grouping),
      cells: cellsOf(members, columnOf),
      count: members.length,
      parent: parents.get(key),
      alone: members[0]?.sources.length === 0,
    }),
  );
  return { origin, columns, rows: inOrder(rows), between: Math.max(0, across - parents.size) };
};
