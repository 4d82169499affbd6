import type { Position as Place, RecordedEvent } from '@eventstore/db-client';
import type { Position, StoredEvent } from '../../../contracts/envelope.ts';
import type { Connection } from './connection.ts';
import type { Proving } from './proving.ts';
import type { Report } from './reports.ts';

/** What a subscription needs of its store. */
export interface SubscriptionParts {
  readonly connection: Connection;
  readonly proving: Proving;
  readonly head: () => Promise<Position | null>;
  readonly onForeign: (event: RecordedEvent) => void;
  /** Told of every event that comes, whosesoever. */
  readonly onAny: (event: RecordedEvent) => void;
  /** Told of every event of ours, of its place, and of how the server gave it. */
  readonly onSeen: (event: StoredEvent, place: Place, recorded: RecordedEvent) => void;
  readonly report: Report;
  readonly probeMs: number;
  /** How long the server may be silent before it confirms a subscription. */
  readonly watchMs: number;
}
