import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import canonicalize from 'canonicalize';
import type { Metadata } from '../../../contracts/envelope.ts';

/** An event as it stands in the file, read without any code of the product. */
export interface RawEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Metadata;
}

type Row = Record<'stream' | 'id' | 'type' | 'hash' | 'data' | 'metadata', string> &
  Record<'position' | 'revision' | 'version', number>;

const rawEvent = (row: Row): RawEvent => ({
  position: `${String(row.position).padStart(16, '0')}-${row.hash.slice(0, 8)}`,
  stream: row.stream,
  revision: row.revision,
  id: row.id,
  type: row.type,
  version: row.version,
  data: JSON.parse(row.data) as RawEvent['data'],
  metadata: JSON.parse(row.metadata) as Metadata,
});

/** All events of the log in `file`, in their order; `after` is the number of those to pass over. */
export const rawFile = (file: string, after = 0): RawEvent[] => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    const rows = database.prepare('SELECT * FROM event WHERE position > ? ORDER BY position').all(after);
    return (rows as unknown as Row[]).map(rawEvent);
  } finally {
    database.close();
  }
};

/** All events of the log in `directory`, as `rawFile` gives them. */
export const rawLog = (directory: string, after = 0): RawEvent[] =>
  rawFile(join(directory, 'log.sqlite'), after);

const sealOf = (event: RawEvent): string => {
  const { position: _position, metadata, ...placed } = event;
  const { hash: _hash, ...rest } = metadata;
  return createHash('sha256')
    .update(canonicalize({ ...placed, metadata: rest }) ?? '')
    .digest('hex');
};

/** What is wrong with a whole log: its order, its streams' chains, its seals. */
export const logFaults = (events: readonly RawEvent[]): string[] => {
  const faults: string[] = [];
  const last = new Map<string, RawEvent>();
  for (const [index, event] of events.entries()) {
    const before = last.get(event.stream);
    const name = `${event.position} ${event.type}`;
    if (Number(event.position.slice(0, 16)) !== index + 1) faults.push(`${name}: a place is empty before it`);
    if (event.revision !== (before?.revision ?? -1) + 1)
      faults.push(`${name}: revision ${event.revision} after ${before?.revision}`);
    if (event.metadata.prevHash !== (before?.metadata.hash ?? null)) faults.push(`${name}: chain broken`);
    if (sealOf(event) !== event.metadata.hash) faults.push(`${name}: seal broken`);
    last.set(event.stream, event);
  }
  return faults;
};

/** The events of each command, by its key and stream. */
export const byCommand = (events: readonly RawEvent[]): Map<string, RawEvent[]> =>
  Map.groupBy(events, ({ metadata }) => metadata.commandId);
