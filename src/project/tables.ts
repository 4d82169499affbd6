import type { Position } from '../../contracts/envelope.ts';
import type { Projection } from '../../projections/model/projection.ts';
import type { TableSpec } from '../../projections/model/table.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import { KeptHere } from './memory.ts';
import { emptyPacking } from './packed/packing.ts';
import type { Part } from './packed/part.ts';
import { VersionedTable } from './table.ts';

type AnyTable = VersionedTable<object>;

/** Past moments whose tables are kept, with all that was made of them; those asked for least lately are forgotten. */
const PAST = 4;

/** The tables of all projections, by projection and name. */
export class Tables {
  readonly all: readonly AnyTable[];
  /** All tables as of now: the same object as long as the program runs, its tables move on. */
  readonly now: ReadModels;
  readonly #byProjection: ReadonlyMap<string, Readonly<Record<string, AnyTable>>>;
  readonly #ofRows = new KeptHere();
  readonly #past = new Map<Position, ReadModels>();
  #moved: Position | undefined;

  constructor(projections: readonly Projection[], packing = emptyPacking()) {
    const onMoved = (position: Position) => this.move(position);
    this.#byProjection = new Map(
      projections.map(({ name, tables }) => [
        name,
        mapValues(
          tables as unknown as Record<string, TableSpec<object>>,
          (spec, table) => new VersionedTable(`${name}.${table}`, spec, { packing, onMoved }),
        ),
      ]),
    );
    this.all = [...this.#byProjection.values()].flatMap((tables) => Object.values(tables));
    this.now = this.#views();
  }

  /** What of the tables is kept on disk. */
  get parts(): readonly Part[] {
    return [...this.#byProjection].flatMap(([name, tables]) =>
      Object.values(tables).flatMap((table) => table.parts(name)),
    );
  }

  /** When the past last came to be seen otherwise than before; undefined where it never did. */
  get moved(): Position | undefined {
    return this.#moved;
  }

  /** All tables as they were when what stands at `at` had been applied. */
  at(at: Position): ReadModels {
    const tables = this.#past.get(at) ?? this.#views(at);
    this.#past.delete(at);
    this.#past.set(at, tables);
    const [oldest] = this.#past.keys();
    if (this.#past.size > PAST && oldest !== undefined) this.#past.delete(oldest);
    return tables;
  }

  /** The tables of some projections, as of now. */
  of(projections: readonly Projection[]): object {
    return Object.fromEntries(projections.map(({ name }) => [name, this.now[name as keyof ReadModels]]));
  }

  /** The tables of some projections, as they were when the event at `position()` was applied. */
  asWere(projections: readonly Projection[], position: () => Position): object {
    return Object.fromEntries(
      projections.map(({ name }) => [
        name,
        mapValues(this.#byProjection.get(name) ?? {}, (table) => table.asWas(position)),
      ]),
    );
  }

  /** The tables of a projection, to be written at `position()`. */
  writers(projection: string, position: () => Position): object {
    return mapValues(this.#byProjection.get(projection) ?? {}, (table) => table.writer(position));
  }

  /** Takes in that the past has come to be seen otherwise than before: what was made of it does not hold any more. */
  move(position: Position): void {
    // A projection may be made anew behind the others.
    if (this.#moved === undefined || this.#moved < position) this.#moved = position;
    this.#past.clear();
  }

  #views(at?: Position): ReadModels {
    const tables = [...this.#byProjection].map(([name, all]) => [
      name,
      mapValues(all, (table) => table.view(at)),
    ]);
    const memory = { moment: new KeptHere(), rows: this.#ofRows };
    return { ...Object.fromEntries(tables), memory } as ReadModels;
  }
}

const mapValues = <Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value, name: string) => Mapped,
): Record<string, Mapped> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
