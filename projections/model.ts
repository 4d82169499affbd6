import type { z } from 'zod';
import type { Position, StreamName } from '../contracts/envelope.ts';
import type { FreeText, Sichtbarkeit } from '../contracts/fields.ts';
import type { DomainEvent, EventType } from '../contracts/subjects.ts';
import type { PublicActor } from '../contracts/views/parts.ts';
import type { Cursors } from './lists/cursor.ts';

/** Stands for a free text that is kept in one table beside the rows (DESIGN §5, Free texts by reference). */
export interface TextRef {
  readonly $text: string;
}

/** A type whose free texts have been replaced by references. */
export type Referenced<T> = T extends FreeText
  ? TextRef
  : T extends readonly (infer Item)[]
    ? readonly Referenced<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Referenced<T[Key]> }
      : T;

/** Who may see something: everybody, the owner's Verbünde and their members, or the owner alone. */
export interface Audience {
  readonly level: Sichtbarkeit;
  readonly owner: StreamName;
  /** Set at the level `verbund`: the position from which the entry has stood there for the Verbund. */
  readonly since?: Position;
  /** Set where something is told because of others: to those only who see all of one of these ways to it. */
  readonly ways?: readonly (readonly Audience[])[];
}

/** A value for those whom `$audience` admits; the others get `otherwise` (absent: the property vanishes). */
export interface Guarded<Value = unknown> {
  readonly $audience: Audience;
  readonly value: Value;
  readonly otherwise?: unknown;
}

/** A list that stays one where nothing of it is left for somebody; any other one is left out then. */
export interface Lasting {
  readonly $list: readonly unknown[];
}

/** Plain JSON for these eyes already: of large parts, which are passed on without being walked through once more. */
export interface Plain<Value = unknown> {
  readonly $plain: Value;
}

/** What a query may return for an answer of type T: texts by reference, parts guarded, or plain already. */
export type Presentable<T> =
  | (T extends string
      ? T | TextRef
      : T extends readonly (infer Item)[]
        ? readonly Presentable<Item>[]
        : T extends object
          ? { readonly [Key in keyof T]: Presentable<T[Key]> }
          : T)
  | Guarded
  | Plain<T>;

/** An event as projections see it: its texts by reference, its actor without the person. */
export type ProjectedEvent<Type extends EventType = EventType> = {
  [T in Type]: {
    readonly type: T;
    readonly data: Referenced<Extract<DomainEvent, { type: T }>['data']>;
    readonly id: string;
    readonly position: Position;
    readonly stream: StreamName;
    readonly revision: number;
    readonly recordedAt: string;
    readonly actor: z.output<typeof PublicActor>;
  };
}[Type];

/** A table: keyed rows and the indexes that its queries need. Rows are never changed, only replaced. */
export interface TableSpec<Row extends object, Index extends string = string> {
  readonly indexes: Readonly<Record<Index, (row: Row) => readonly string[]>>;
  /** How rows of the past are looked at by now, where not as they were. */
  readonly byNow?: ByNow<Row>;
}

/** How whoever looks back sees rows of a table, where what has happened since decides it. */
export interface ByNow<Row extends object> {
  /** A row that was `then` and is `now`, as it is seen in the past: `then` itself where nothing is otherwise. */
  seen(then: Row, now: Row): Row;
  /** True where the past may be seen otherwise than before once `now` takes the place of `before`. */
  moves(before: Row, now: Row): boolean;
}

/** Declares a table of rows of type `Row`. */
export const table =
  <Row extends object>() =>
  <Index extends string = never>(
    indexes = {} as Readonly<Record<Index, (row: Row) => readonly string[]>>,
    byNow?: ByNow<Row>,
  ): TableSpec<Row, Index> =>
    byNow === undefined ? { indexes } : { indexes, byNow };

/** A link in the chain of a table's changes: the next change hangs on the last one. */
export interface Change {
  readonly key: string;
  readonly next?: Change;
}

// The index name stands in a method's parameter, so that a table with more indexes fits where fewer are asked.
export interface ReadTable<Row extends object, Index extends string = string> {
  readonly size: number;
  /** The last change so far; whoever keeps it finds what changes from here on by following `next`. */
  readonly lastChange: Change;
  get(key: string): Row | undefined;
  /** All rows, in no promised order. */
  values(): Iterable<Row>;
  /** The rows that `index` lists under `value`, in no promised order. */
  by(index: Index, value: string): readonly Row[];
}

export interface WriteTable<Row extends object, Index extends string = string> extends ReadTable<Row, Index> {
  put(key: string, row: Row): void;
  remove(key: string): void;
}

export type TableSpecs = Readonly<Record<string, TableSpec<never, never>>>;
export type ReadTables<Specs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends TableSpec<infer Row, infer Index>
    ? ReadTable<Row, Index>
    : never;
};
export type WriteTables<Specs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends TableSpec<infer Row, infer Index>
    ? WriteTable<Row, Index>
    : never;
};

/** One push: all that an event changed, on every channel that this projection owns (DESIGN §6). */
export interface PushDraft {
  readonly channels: readonly string[];
  readonly audience: Audience;
  readonly data: object;
}

/** What a projection is given to apply an event with. `models` are the tables of those applied before it. */
export interface Step<Specs, Models> {
  readonly tables: WriteTables<Specs>;
  readonly models: Models;
  push(draft: PushDraft): void;
}

export type Handlers<Specs, Models> = {
  readonly [Type in EventType]?: (event: ProjectedEvent<Type>, step: Step<Specs, Models>) => void;
};

/**
 * A projection: its tables, and for each event type what it does to them. Deterministic: no clock, no
 * randomness. `version` is raised when rows would come out otherwise: the mirror is then rebuilt.
 */
export interface Projection<Specs = TableSpecs, Models = object> {
  readonly name: string;
  readonly version: number;
  readonly tables: Specs;
  readonly on: Handlers<Specs, Models>;
  /** Applied to every event, after `on`. */
  readonly onEvery?: (event: ProjectedEvent, step: Step<Specs, Models>) => void;
}

/** Declares a projection that reads the tables `Models` of the projections before it. */
export const projection =
  <Models = object>() =>
  <Specs>(definition: Projection<Specs, Models>): Projection<Specs, Models> =>
    definition;

/** A Verbund as one who belongs to it sees it. */
export interface Circle {
  readonly verbundId: string;
  /** Nothing is seen that has stood there for longer; undefined: all is seen. */
  readonly from: Position | undefined;
  /** True for the Verbund itself and for those who belong to it by now. */
  has(owner: StreamName): boolean;
  /** The Verbund itself and all who belong to it by now. */
  owners(): Iterable<StreamName>;
}

/**
 * Who asks, and the Verbünde that the organisation belongs to by both sides' word (rule 24). It costs what the organisation's own
 * memberships cost, however many others belong there, and looks at who belongs there whenever it is asked.
 */
export interface Sight {
  readonly organisation: StreamName | null;
  readonly circles: readonly Circle[];
  /**
   * Names an audience class: all who look with the eyes of one organisation, as long as nobody joins or leaves a Verbund of
   * hers. Two sights of one class see the same, on every replica and after every restart: the key of caches.
   */
  readonly audienceClass: string;
}

const seesInCircle = ({ circles }: Sight, { owner, since }: Audience): boolean =>
  circles.some(
    (circle) =>
      circle.has(owner) && (circle.from === undefined || (since !== undefined && since >= circle.from)),
  );

/** True where `sight` may see what is for `audience`. The one place that filters. */
export const admits = (sight: Sight, audience: Audience): boolean =>
  (audience.level === 'oeffentlich' ||
    audience.owner === sight.organisation ||
    (audience.level === 'verbund' && seesInCircle(sight, audience))) &&
  (audience.ways === undefined || audience.ways.some((way) => way.every((one) => admits(sight, one))));

/** Those of whom more may be seen than the public sees: the own organisation, and all who belong to its Verbünde. */
export const ownersSeen = ({ organisation, circles }: Sight): ReadonlySet<StreamName> =>
  new Set([
    ...(organisation === null ? [] : [organisation]),
    ...circles.flatMap((circle) => [...circle.owners()]),
  ]);

/** A push as it was recorded: the same in history and live, for all channels that its projection sent it to. */
export interface RecordedPush {
  readonly position: Position;
  readonly audience: Audience;
  readonly type: EventType;
  readonly eventId: string;
  readonly time: string;
  readonly stream: StreamName;
  readonly data: object;
}

/** What a query is asked with, beside its parameters. */
export interface Asked<Params> {
  readonly params: Params;
  /** The ids in the path, by name, in lower case. */
  readonly path: Readonly<Record<string, string>>;
  readonly sight: Sight;
  /** Today in Berlin, YYYY-MM-DD: decides what counts as unconfirmed. */
  readonly today: string;
  /** The words behind a reference. */
  readonly text: (ref: TextRef) => string;
  /** How well each entry that these eyes see fits the words, by its number (`numbersOf`); 0 where it does not. */
  readonly search: (words: string) => Float64Array;
  /** Seals where a page ends, for this question and these eyes. */
  readonly cursors: Cursors;
  /** What was told on a channel, oldest first. */
  readonly pushes: (channel: string) => readonly RecordedPush[];
  /** Last revision of a stream, where the viewer may write to it. */
  readonly revision: (stream: StreamName) => number | undefined;
}
