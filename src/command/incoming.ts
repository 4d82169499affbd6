import type { CommandDefinition } from '../../contracts/definitions.ts';
import type { Actor, CommandAnswer, StreamName } from '../../contracts/envelope.ts';
import type { EventStore } from '../store/event-store.ts';
import type { Directory } from './directory.ts';
import type { KeyedQueue } from './queue.ts';
import type { StreamCache } from './stream-cache.ts';

/** A command as it arrives, its actor known and allowed to act. */
export interface Incoming {
  readonly command: CommandDefinition;
  /** The stream to act on; null where the command makes one. */
  readonly target: StreamName | null;
  readonly body: unknown;
  readonly commandId: string;
  readonly actor: Omit<Actor, 'organisation'> & { readonly organisation: StreamName | null };
  readonly ifMatch?: ReadonlySet<number> | undefined;
  /** The status that the sender counts on; where something else than 201 is, nothing is written. */
  readonly expectedStatus?: number | undefined;
  readonly correlationId?: string | undefined;
  /** Brought by a commands file that is loaded before the hub listens. */
  readonly imported?: { readonly recordedAt: string; readonly loadedOn: string } | undefined;
}

/** `repeated` tells that this is the first answer again, made from what is stored. */
export interface Handled {
  readonly status: 200 | 201;
  readonly answer: CommandAnswer;
  readonly stream: StreamName;
  readonly repeated: boolean;
}

/** What handling needs; `moment` and `random` are arguments so that tests can hold them. */
export interface HandleParts {
  readonly store: EventStore;
  readonly cache: StreamCache;
  readonly directory: Directory;
  readonly queue: KeyedQueue;
  /** When what is entered now is recorded; throws a Problem where the clock cannot be relied on. */
  readonly moment: () => Date;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly deadlineMs: number;
}

/** The actor as it is stored: one who may act for every organisation acts for the target's. */
export const actorOn = (stream: StreamName, { actor }: Incoming): Actor => ({
  ...actor,
  organisation: actor.organisation ?? stream,
});
