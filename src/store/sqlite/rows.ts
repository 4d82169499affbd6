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

/** Before the first row: rows are numbered from 1. */
export const BEGINNING = positionOf(0, '00000000');

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

/** A row's JSON; where it has been damaged an empty object, which no seal fits. */
const parsed = (text: string): Record<string, unknown> => {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** The metadata of a row. Its hash stands there twice: where the two differ, neither is believed. */
const metadataOf = ({ metadata, hash }: EventRow): Metadata => {
  const found = parsed(metadata) as unknown as Metadata;
  return found.hash === hash ? found : { ...found, hash: `damaged ${hash}` };
};

/** The event that a row holds. A damaged row is given as well, so that its seal can be seen not to fit. */
export const eventOf = (row: EventRow): StoredEvent => ({
  position: positionOf(row.position, row.hash),
  stream: row.stream as StreamName,
  revision: row.revision,
  id: row.id,
  type: row.type,
  version: row.version,
  data: parsed(row.data),
  metadata: metadataOf(row),
});
