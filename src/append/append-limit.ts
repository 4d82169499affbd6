import type { SealedEvent } from '../../contracts/envelope.ts';

/** The most that one append may hold, in bytes of its JSON, on every engine: some refuse from 1 MiB on. */
export const APPEND_LIMIT = 900 * 1024;

/** Bytes of the JSON of events. */
export const sizeOf = (events: readonly SealedEvent[]): number =>
  events.reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)), 0);
