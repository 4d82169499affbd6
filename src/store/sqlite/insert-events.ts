import type { DatabaseSync } from 'node:sqlite';
import type { SealedEvent, StoredEvent, StreamName } from '../../../contracts/envelope.ts';
import { APPEND_LIMIT, sizeOfDocuments } from '../append-limit.ts';
import { bindings, positionOf } from './rows.ts';
import * as SQL from './sql.ts';

/** Inserts the events of one append as rows from a revision on; undefined, and nothing is inserted, where they exceed the limit. */
export type InsertEvents = (
  stream: StreamName,
  from: number,
  events: readonly SealedEvent[],
) => StoredEvent[] | undefined;

const documentsOf = ([, , , , , , data, metadata]: ReturnType<typeof bindings>) => [data, metadata];

/** Inserts through `database`, inside the transaction that is open there. */
export const insertEvents = (database: DatabaseSync): InsertEvents => {
  const insert = database.prepare(SQL.INSERT);
  return (stream, from, events) => {
    const rows = events.map((event, index) => bindings(stream, from + index, event));
    if (sizeOfDocuments(rows.flatMap(documentsOf)) > APPEND_LIMIT) return undefined;
    return rows.map((row, index): StoredEvent => {
      const event = events[index] as SealedEvent;
      const { lastInsertRowid } = insert.run(...row);
      const { id, type, version, data, metadata } = event;
      const position = positionOf(Number(lastInsertRowid), metadata.hash);
      return { position, stream, revision: from + index, id, type, version, data, metadata };
    });
  };
};
