import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Where an event stands in the file: its columns from the stream's name to the end of its metadata. */
export interface EventBytes {
  readonly id: string;
  readonly position: number;
  readonly from: number;
  readonly to: number;
}

type Row = Record<'stream' | 'id' | 'type' | 'hash' | 'data' | 'metadata', string> & { position: number };

/**
 * The bytes of all events that lie in one piece in the file, found by their text: columns of a record follow each other
 * (SQLite file format §2.1). Left out are an event that overflows its page, and one whose bytes stand there twice: where a page
 * was divided, its old cells may stay in what is now free, and nobody reads them.
 */
export const eventBytes = (file: Buffer, directory: string): EventBytes[] => {
  const database = new DatabaseSync(join(directory, 'log.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT * FROM event ORDER BY position').all() as unknown as Row[];
  database.close();
  return rows.flatMap(({ stream, id, type, hash, data, metadata, position }) => {
    const rest = Buffer.from(id + type);
    const tail = Buffer.from(hash + data + metadata);
    const found = file.indexOf(tail);
    if (found === -1 || file.indexOf(tail, found + 1) !== -1) return [];
    const from = file.lastIndexOf(Buffer.from(stream), file.lastIndexOf(rest, found));
    const to = found + tail.length;
    return from === -1 || to - from > tail.length + 200 ? [] : [{ id, position, from, to }];
  });
};

/** The log's file as bytes. */
export const logBytes = (directory: string): Buffer => readFileSync(join(directory, 'log.sqlite'));
