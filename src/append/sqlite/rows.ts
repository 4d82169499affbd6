import type {
  Metadata,
  Position,
  SealedEvent,
  StoredEvent,
  StreamName,
} from '../../../contracts/envelope.ts';

/** A row of the table `event` as SQLite gives it. */
export interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly hash: string;
  readonly data: string;
  readonly metadata: string;
}

const DIGITS = 16;

/** The opaque position: the row's number with fixed width, and the beginning of the event's hash. */
export const positionOf = (rowid: number, hash: string): Position =>
  `${String(rowid).padStart(DIGITS, '0')}-${hash.slice(0, 8)}`;

/** The row's number that a position names; it says nothing of whether that row is there. */
export const rowidOf = (position: Position): number => Number(position.slice(0, position.indexOf('-')));

/** What an INSERT binds. */
export const bindings = (stream: StreamName, revision: number, event: SealedEvent) =>
  [
    stream,
    revision,
    event.id,
    event.type,
    event.version,
    event.metadata.hash,
    JSON.stringify(event.data),
    JSON.stringify(event.metadata),
  ] as const;

/** The event that a row holds. */
export const eventOf = (row: EventRow): StoredEvent => ({
  position: positionOf(row.position, row.hash),
  stream: row.stream as StreamName,
  revision: row.revision,
  id: row.id,
  type: row.type,
  version: row.version,
  data: JSON.parse(row.data) as StoredEvent['data'],
  metadata: JSON.parse(row.metadata) as Metadata,
});
