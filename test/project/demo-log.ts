import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { openSqliteReader } from '../../src/store/sqlite/store.ts';

const made: string[] = [];
process.once('exit', () => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

/** A new empty directory; it goes with the process. */
export const emptyDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'lichterkette-'));
  made.push(directory);
  return directory;
};

/** All events of the demo, as the hub itself stores them, and those of what else is done at the hub's address. */
export const demoEvents = async (
  more: (url: string) => Promise<void> = async () => undefined,
): Promise<StoredEvent[]> => {
  const directory = emptyDirectory();
  const hub = await startHub(readSettings({ PORT: '0', LICHTERKETTE_DATA: directory }));
  await more(hub.url);
  await hub.close();
  const reader = openSqliteReader(directory);
  const events: StoredEvent[] = [];
  for await (const event of reader.readAll(null)) events.push(event);
  await reader.close();
  return events;
};
