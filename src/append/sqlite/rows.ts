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

const parsed = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
};

/**
 * The event that a row holds. One whose columns cannot be read, or contradict each other, comes without what cannot be
 * trusted: its seal cannot hold then, so whoever checks it can name it, and nobody is served it.
 */
export const eventOf = (row: EventRow): StoredEvent => {
  const data = parsed(row.data) as StoredEvent['data'] | undefined;
  const metadata = parsed(row.metadata) as Metadata | undefined;
  const hash = String(row.hash);
  const intact = data !== undefined && metadata?.hash === hash;
  return {
    position: positionOf(row.position, hash),
    stream: row.stream as StreamName,
    revision: row.revision,
    id: row.id,
    type: row.type,
    version: row.version,
    data: intact ? data : {},
    metadata: intact ? metadata : ({ hash } as Metadata),
  };
};
