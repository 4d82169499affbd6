import type { StoredEvent } from '../../contracts/envelope.ts';
import { openSqliteReader } from '../../src/store/sqlite/store.ts';

/** All events of the log in a data directory, with their positions. */
export const eventsIn = async (directory: string): Promise<StoredEvent[]> => {
  const reader = openSqliteReader(directory);
  const events = await Array.fromAsync(reader.readAll(null));
  await reader.close();
  return events;
};
