import type { EventType } from '../../contracts/subjects.ts';
import type { ProjectedEvent } from './event.ts';
import type { PushDraft } from './push.ts';
import type { TableSpecs, WriteTables } from './table.ts';

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
