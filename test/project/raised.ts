import { PROJECTIONS } from '../../projections/all.ts';
import type { Projection } from '../../projections/model/projection.ts';

type Handler = (event: object, step: object) => void;

interface Told {
  readonly data: object;
}

interface WithRows {
  readonly push: (draft: Told) => void;
  readonly tables: Readonly<
    Record<
      string,
      {
        values(): Iterable<object>;
        put(key: string, row: object): void;
        get(key: string): object | undefined;
      }
    >
  >;
}

/** How many events each projection was given. */
export type Given = Map<string, number>;

/** The projection with every handler through `around`. */
const through = (projection: Projection, around: (handler: Handler | undefined) => Handler): Projection => ({
  ...projection,
  on: Object.fromEntries(
    Object.entries(projection.on).map(([type, handler]) => [type, around(handler as Handler)]),
  ),
  onEvery: around(projection.onEvery as Handler | undefined),
});

/** The same projections; `given` counts what they are given. */
export const counted = (projections: readonly Projection[], given: Given): readonly Projection[] =>
  projections.map((projection) => ({
    ...projection,
    onEvery: (event: never, step: never) => {
      given.set(projection.name, (given.get(projection.name) ?? 0) + 1);
      projection.onEvery?.(event, step);
    },
  }));

/** What a raised projection writes and tells says so. */
const marking =
  (version: number) =>
  (handler: Handler | undefined): Handler =>
  (event, step) => {
    const { tables, push, ...rest } = step as WithRows;
    const marked = Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [
        name,
        Object.create(table, {
          put: { value: (key: string, row: object) => table.put(key, { ...row, raisedTo: version }) },
        }) as object,
      ]),
    );
    const marking = (draft: Told) => push({ ...draft, data: { ...draft.data, raisedTo: version } });
    handler?.(event, { ...rest, tables: marked, push: marking });
  };

/** All projections, one of them in its next version, whose rows are others. */
export const raised = (
  name: string,
  projections: readonly Projection[] = PROJECTIONS,
): readonly Projection[] =>
  projections.map((projection) => {
    if (projection.name !== name) return projection;
    const version = projection.version + 1;
    return { ...through(projection, marking(version)), version };
  });
