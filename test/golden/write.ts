import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { openReader, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { doneByTheHub } from './by-the-hub.ts';

const FOLDER = 'test/fixtures/golden';

/** The first event of each type that the demo holds, as the hub stores it. */
const firstOfDemo = async (directory: string): Promise<ReadonlyMap<string, StoredEvent>> => {
  const settings = readSettings({
    PORT: '0',
    LICHTERKETTE_DATA: directory,
    LICHTERKETTE_LOG_LEVEL: 'silent',
  });
  const hub = await startHub(settings);
  await hub.close();
  const found = new Map<string, StoredEvent>();
  const reader = openReader(settings);
  for await (const event of reader.readAll(null)) if (!found.has(event.type)) found.set(event.type, event);
  await reader.close();
  return found;
};

/** What the hub does by itself is in no demo: it is made to do it. */
const firstOfHub = async (directory: string): Promise<ReadonlyMap<string, StoredEvent>> =>
  new Map((await doneByTheHub(directory)).map((event) => [event.type, event]));

const fileOf = ({ name, version }: { readonly name: string; readonly version: number }): string =>
  `${FOLDER}/${name}.v${version}.json`;

/**
 * Writes the golden file of every event whose newest version has none, from the demo, or from what the hub does by itself. A file that is there is never written:
 * `flag: 'wx'` fails instead. Ends with 1 where the demo has no such event.
 */
const writeMissing = async (): Promise<void> => {
  const missing = [...EVENTS.values()].filter((definition) => !existsSync(fileOf(definition)));
  if (missing.length === 0) return console.info(`golden: all ${EVENTS.size} events have their file`);
  const directory = mkdtempSync(join(tmpdir(), 'lichterkette-golden-'));
  try {
    const found = new Map([
      ...(await firstOfHub(join(directory, 'hub'))),
      ...(await firstOfDemo(join(directory, 'demo'))),
    ]);
    for (const definition of missing) {
      const event = found.get(definition.name);
      if (event?.version === definition.version) {
        writeFileSync(fileOf(definition), `${JSON.stringify(event, null, 2)}\n`, { flag: 'wx' });
        console.info(`golden: wrote ${fileOf(definition)}`);
      } else {
        console.error(
          `golden: the demo has no ${definition.name} in version ${definition.version}: add a line to infra/demo that leads to one, and run this again`,
        );
        process.exitCode = 1;
      }
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

await writeMissing();
