import { z } from 'zod';
import { id, line } from './fields.ts';

/** A place in the global log: fixed-width number(s), `-`, 8 hex digits of that event's hash. Sorts as text. */
export const Position = z
  .string()
  .regex(/^\d{16,40}-[0-9a-f]{8}$/, 'Das ist keine Position dieses Dienstes.');
export type Position = z.output<typeof Position>;

/** Where a position is, whatever event is there: sorts, as text, behind all positions before it and before all with this place. */
export const placeIn = (position: Position): string => position.slice(0, position.indexOf('-') + 1);

/** `kommune-<uuid>` or `verbund-<uuid>`. */
export const StreamName = z.string().regex(/^(kommune|verbund)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export type StreamName = z.output<typeof StreamName>;

/** The organisation whose stream this is: the id without the kind. */
export const organisationIdOf = (stream: StreamName): string => stream.slice(stream.indexOf('-') + 1);

/** True where a Verbund has entered something for somebody else (DOMAIN rule 8). */
export const isOnBehalf = (
  { organisation }: { readonly organisation: string },
  stream: StreamName,
): boolean => organisation.startsWith('verbund-') && organisation !== stream;

/** Who acted. `subjectRef` never leaves the own Kommune (DOMAIN rules 17 and 20). */
export const Actor = z.strictObject({
  organisation: z.string(),
  role: line(60),
  subjectRef: id(),
  /** On what grounds a Verbund acted for somebody else: the id of what was granted to it. */
  auftrag: id().optional(),
});
export type Actor = z.output<typeof Actor>;

/** Stored beside every event (DESIGN §3). `clock` and `loadedOn` are set where a file brought the time. */
export interface Metadata {
  readonly commandId: string;
  readonly contentHash: string;
  readonly actor: Actor;
  readonly recordedAt: string;
  readonly clock?: 'import';
  readonly loadedOn?: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly salt: string;
  readonly prevHash: string | null;
  readonly hash: string;
}

/** An event sealed for its place in its stream, as it is handed to an engine. */
export interface SealedEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Metadata;
}

/** An event as an engine gives it back: with its place in its stream and in the log. */
export interface StoredEvent extends SealedEvent {
  readonly stream: StreamName;
  readonly revision: number;
  readonly position: Position;
}

/** What a handled command answers (INTERFACE, Commands); ids that it made stand beside, by name. */
export interface CommandAnswer {
  readonly position: Position;
  readonly revision: number;
  readonly events: readonly { readonly id: string; readonly type: string; readonly data: unknown }[];
  readonly [madeId: string]: unknown;
}
