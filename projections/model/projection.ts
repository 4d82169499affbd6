import type { EventType } from '../../contracts/subjects.ts';
import type { ProjectedEvent } from './event.ts';
import type { Memory } from './memory.ts';
import type { PushDraft } from './push.ts';
import type { ReadTables, WriteTables } from './table.ts';

/** What a projection is given to apply an event with. `models` are the tables of the projections that it reads. */
export interface Step<Specs, Models> {
  readonly tables: WriteTables<Specs>;
  readonly models: Models;
  /** Keeps what is made of this event, for all projections. */
  readonly once: Memory;
  push(draft: PushDraft): void;
}

export type Handlers<Specs, Models> = {
  readonly [Type in EventType]?: (event: ProjectedEvent<Type>, step: Step<Specs, Models>) => void;
};

type AnyHandler = (event: never, step: never) => void;

/** A projection as the runner knows it, whatever its tables are. */
export interface Projection {
  readonly name: string;
  readonly version: number;
  readonly reads: readonly Projection[];
  readonly tables: object;
  readonly on: { readonly [Type in EventType]?: AnyHandler };
  readonly onEvery?: AnyHandler;
}

/** The tables of projections, by their names: what is read of them. */
export type TablesOf<All extends readonly Projection[]> = {
  readonly [One in All[number] as One['name']]: ReadTables<One['tables']>;
};

/**
 * A projection: its tables, and for each event type what it does to them. Deterministic: no clock, no randomness.
 * `version` is raised when rows or pushes would come out otherwise: those that the mirror kept, and those of who reads them, are made anew.
 */
export interface ProjectionOf<Name extends string, Specs extends object, Reads extends readonly Projection[]>
  extends Projection {
  readonly name: Name;
  /** Those whose tables it reads when it applies an event: they have applied it before. */
  readonly reads: Reads;
  readonly tables: Specs;
  readonly on: Handlers<Specs, TablesOf<Reads>>;
  /** Applied to every event, after `on`. */
  readonly onEvery?: (event: ProjectedEvent, step: Step<Specs, TablesOf<Reads>>) => void;
}

/** Declares a projection. */
export const projection = <
  const Name extends string,
  Specs extends object,
  const Reads extends readonly Projection[],
>(
  definition: ProjectionOf<Name, Specs, Reads>,
): ProjectionOf<Name, Specs, Reads> => definition;

type NameRead<One extends Projection> = One['reads'][number]['name'];

/** The same projections, each as `never` that reads one which is not applied before it. */
type Ordered<All extends readonly Projection[], Before extends string = never> = All extends readonly [
  infer First extends Projection,
  ...infer Rest extends readonly Projection[],
]
  ? readonly [[NameRead<First>] extends [Before] ? First : never, ...Ordered<Rest, Before | First['name']>]
  : readonly [];

/** Projections in the order in which they are applied. One that stands before another whose tables it reads fails the types. */
export const inOrder = <const All extends readonly Projection[]>(...all: All & Ordered<All>): All => all;
