import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventRow } from '../../../src/store/sqlite/rows.ts';
import type { Reply } from './http-load.ts';

/** What the hub stored and answered of a command. */
export interface CommandSample {
  readonly row: Pick<EventRow, 'stream' | 'id' | 'type' | 'hash' | 'metadata'>;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: { readonly events: readonly object[] };
}

/** Node sets these itself. */
const BY_NODE = new Set(['date', 'connection', 'keep-alive', 'content-length']);

const headersOf = (head: string): Record<string, string> => {
  const lines = head
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(/: (.*)/, 2) as [string, string]);
  return Object.fromEntries(lines.filter(([name]) => !BY_NODE.has(name.toLowerCase())));
};

/** The last event in the log of `directory`, and the answer to the command that made it. */
export const commandSample = (directory: string, { head, body }: Reply): CommandSample => {
  const database = new DatabaseSync(join(directory, 'log.sqlite'), { readOnly: true });
  try {
    const last = 'SELECT stream, id, type, hash, metadata FROM event ORDER BY position DESC LIMIT 1';
    const row = { ...database.prepare(last).get() } as unknown as CommandSample['row'];
    return { row, headers: headersOf(head), answer: JSON.parse(body.toString()) as CommandSample['answer'] };
  } finally {
    database.close();
  }
};
