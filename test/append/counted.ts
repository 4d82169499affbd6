import { PROJECTIONS } from '../../projections/all.ts';
import type { ProjectedEvent } from '../../projections/model/event.ts';
import type { Step } from '../../projections/model/projection.ts';
import type { ReadTable } from '../../projections/model/table.ts';

/** Rows that were read since the count began. */
export interface Count {
  rows: number;
}

type Tables = Readonly<Record<string, ReadTable<object>>>;

const countedTable = <Table extends ReadTable<object>>(table: Table, count: Count): Table => {
  const get = (key: string) => {
    count.rows += 1;
    return table.get(key);
  };
  const by = (index: string, value: string) => {
    const rows = table.by(index, value);
    count.rows += rows.length;
    return rows;
  };
  function* values() {
    for (const row of table.values()) {
      count.rows += 1;
      yield row;
    }
  }
  return {
    ...table,
    get size() {
      return table.size;
    },
    get lastChange() {
      return table.lastChange;
    },
    get,
    by,
    values,
  };
};

/** The same tables, counting every row that is looked up, listed or walked over. */
export const countedTables = <All extends object>(tables: All, count: Count): All =>
  Object.fromEntries(
    Object.entries(tables as Tables).map(([name, table]) => [name, countedTable(table, count)]),
  ) as All;

/** The same models (tables by projection), counting in the same way. */
export const countedModels = <Models extends object>(models: Models, count: Count): Models =>
  Object.fromEntries(
    Object.entries(models).map(([name, tables]) => [
      name,
      name === 'memory' ? tables : countedTables(tables as object, count),
    ]),
  ) as Models;

/** The hub's projections, counting what they read to apply an event. */
export const countedProjections = (count: Count): typeof PROJECTIONS =>
  PROJECTIONS.map((projection) => {
    type Apply = (event: ProjectedEvent, step: Step<object, object>) => void;
    const counting =
      (apply: Apply): Apply =>
      (event, step) =>
        apply(event, {
          ...step,
          tables: countedTables(step.tables, count),
          models: countedModels(step.models, count),
        });
    return {
      ...projection,
      on: Object.fromEntries(
        Object.entries(projection.on).map(([type, apply]) => [type, counting(apply as Apply)]),
      ),
      ...(projection.onEvery === undefined ? {} : { onEvery: counting(projection.onEvery as Apply) }),
    };
  });
