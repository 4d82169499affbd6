import type { CommandDefinition } from '../../contracts/definitions.ts';
import type { Actor, CommandAnswer, StreamName } from '../../contracts/envelope.ts';
import type { Access } from '../access/access.ts';
import type { Acting } from '../access/process-actor.ts';
import type { Allowance } from '../decide/model/allowance.ts';
import type { EventStore } from '../store/event-store.ts';
import type { Directory } from './directory.ts';
import type { KeyedQueue } from './queue.ts';
import type { StreamCache } from './stream-cache.ts';

/** A command as it arrives, its actor known. Whether the actor may give it is asked on its way (`submit`). */
export interface Incoming {
  readonly command: CommandDefinition;
  /** The stream to act on; null where the command makes one. */
  readonly target: StreamName | null;
  /** The body as it was sent. */
  readonly body: unknown;
  readonly commandId: string;
  readonly actor: Acting;
  readonly ifMatch?: ReadonlySet<number> | undefined;
  /** The status that the sender counts on; where something else than 201 is, nothing is written. */
  readonly expectedStatus?: number | undefined;
  readonly correlationId?: string | undefined;
  /** The event that a process manager reacts to; absent where somebody gives the command. */
  readonly causationId?: string | undefined;
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
  readonly access: Access;
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

/** A command that may be given for another organisation. */
export interface OnBehalf extends Incoming {
  /** Those that allow it; none where the actor acts for itself. */
  readonly allowances?: readonly Allowance[];
}

/** The actor as it is stored: one who may act for every organisation acts for the target's; who acts for another says on what grounds. */
export const actorOn = (
  stream: StreamName,
  { actor: { organisation, role, subjectRef }, allowances: [allowance] = [] }: OnBehalf,
): Actor => ({
  organisation: organisation ?? stream,
  role,
  subjectRef,
  ...(allowance === undefined ? {} : { auftrag: allowance.id }),
});

/** When the command is recorded (ISO 8601): what a file brought, or the moment. */
export const recordedAtOf = ({ imported }: Incoming, moment: HandleParts['moment']): string =>
  imported?.recordedAt ?? moment().toISOString();
