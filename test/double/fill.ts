import { openSqliteReader } from '../../src/store/sqlite/store.ts';
import type { Log } from './log.ts';

const bytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/**
 * Writes the embedded log of `directory` into the double's, in its order, as `copy` would and without its round trips. Returns how
 * many events that are. Throws where one is not taken.
 */
export const fill = async (log: Log, directory: string): Promise<number> => {
  const from = openSqliteReader(directory);
  let count = 0;
  for await (const { stream, revision, id, type, version, data, metadata } of from.readAll(null)) {
    const event = { id, type, json: true, data: bytes(data), metadata: bytes({ version, ...metadata }) };
    const { outcome } = log.write(stream, revision === 0 ? 'no_stream' : revision - 1, [event]);
    if (outcome !== 'written') throw new Error(`${stream}, ${revision}: ${outcome}`);
    count += 1;
  }
  await from.close();
  return count;
};
