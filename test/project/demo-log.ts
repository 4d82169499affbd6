import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { openSqliteReader } from '../../src/append/sqlite/store.ts';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';

/** A new empty directory. */
export const emptyDirectory = (): string => mkdtempSync(join(tmpdir(), 'lichterkette-'));

/** All events of the demo, as the hub itself stores them. */
export const demoEvents = async (): Promise<StoredEvent[]> => {
  const directory = emptyDirectory();
  const hub = await startHub(readSettings({ PORT: '0', LICHTERKETTE_DATA: directory }));
  await hub.close();
  const reader = openSqliteReader(directory);
  const events: StoredEvent[] = [];
  for await (const event of reader.readAll(null)) events.push(event);
  await reader.close();
  return events;
};
