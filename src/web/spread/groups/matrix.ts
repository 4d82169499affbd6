import { spanOnAxis } from '../../words/dates.ts';
import { type Chain, isPlan, type Light } from '../lights.ts';
import { type Kinds, kindsOf } from './dots.ts';
import { type Grouping, type Lane, laneOf } from './lanes.ts';
import { LATER, type Period, periodsOf, UNDATED, UNITS } from './periods.ts';

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

/** How fine the periods may be. */
export interface Grain {
  /** A month on the axis: nothing but plans is later. */
  readonly today: number;
  readonly mostColumns: number;
  readonly mostCells: number;
  /** In months; absent: as fine as there is room for. */
  readonly finest?: number;
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

const columnsOf = (lights: readonly Light[], today: number, unit: number): Period[] => {
  const dated = lights.flatMap(({ date, month }) => (date === undefined ? [] : [Math.min(month, today)]));
  const later = lights.some((light) => isPlan(light) && light.date !== undefined && light.month > today);
  return [
    ...(dated.length < lights.length ? [UNDATED] : []),
    ...periodsOf(
      dated.reduce((a, b) => Math.min(a, b), today),
      today,
      unit,
    ),
    ...(later ? [LATER] : []),
  ];
};

/** For each light the column that it belongs to. */
const columnFinder = (columns: readonly Period[], today: number) => {
  const [undated, later] = [columns.indexOf(UNDATED), columns.indexOf(LATER)];
  const first = columns.findIndex((period) => period !== UNDATED);
  return (light: Light): number => {
    if (light.date === undefined) return undated;
    if (isPlan(light) && light.month > today) return later;
    const month = Math.min(light.month, today);
    let column = first;
    while ((columns[column]?.to ?? Number.POSITIVE_INFINITY) <= month) column += 1;
    return column;
  };
};

const cellsOf = (lights: readonly Light[], columnOf: (light: Light) => number): Cell[] =>
  [...Map.groupBy(lights, columnOf)]
    .sort(([a], [b]) => a - b)
    .map(([column, members]) => ({ column, lights: members, kinds: kindsOf(members) }));

/** How many cells the groups have in these columns. */
const cellCount = (groups: Iterable<readonly Light[]>, columnOf: (light: Light) => number): number => {
  let count = 0;
  for (const members of groups) count += new Set(members.map(columnOf)).size;
  return count;
};

/** Groups, each below the one from which it first took over: depth first, in the order of their first lights. */
const inOrder = (rows: readonly Row[]): Row[] => {
  const below = Map.groupBy(rows, ({ parent }) => parent);
  const ordered: Row[] = [];
  const add = (row: Row): void => {
    ordered.push(row);
    for (const next of below.get(row.lane.key) ?? []) add(next);
  };
  for (const row of below.get(undefined) ?? []) add(row);
  return ordered;
};

/** From which other group each group first took over, without circles. */
const parentsOf = (
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

/** The finest columns that leave few enough of them, and few enough cells. */
const finestColumns = (
  lights: readonly Light[],
  groups: readonly (readonly Light[])[],
  { today, mostColumns, mostCells, finest = 0 }: Grain,
): readonly Period[] => {
  // Of what only the year is known nobody may say in which quarter it was.
  const isCoarse = lights.some(({ date }) => {
    if (date === undefined) return false;
    const [first, last] = spanOnAxis(date);
    return last - first > UNITS[0];
  });
  let columns: readonly Period[] = [];
  for (const unit of UNITS.slice(isCoarse ? 1 : 0).filter((one) => one >= finest)) {
    columns = columnsOf(lights, today, unit);
    if (columns.length > mostColumns) continue;
    if (cellCount(groups, columnFinder(columns, today)) <= mostCells) break;
  }
  return columns;
};

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
