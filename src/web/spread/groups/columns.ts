import { spanOnAxis } from '../../words/dates.ts';
import { isPlan, type Light } from '../lights.ts';
import { LATER, type Period, periodsOf, UNDATED, UNITS } from './periods.ts';

/** How fine the periods may be. */
export interface Grain {
  /** A month on the axis: nothing but plans is later. */
  readonly today: number;
  readonly mostColumns: number;
  readonly mostCells: number;
  /** In months; absent: as fine as there is room for. */
  readonly finest?: number;
}

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
export const columnFinder = (columns: readonly Period[], today: number) => {
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

/** How many cells the groups have in these columns. */
const cellCount = (groups: Iterable<readonly Light[]>, columnOf: (light: Light) => number): number => {
  let count = 0;
  for (const members of groups) count += new Set(members.map(columnOf)).size;
  return count;
};

/** The finest columns that leave few enough of them, and few enough cells. */
export const finestColumns = (
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
