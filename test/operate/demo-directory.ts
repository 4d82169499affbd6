import { cpSync } from 'node:fs';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const template = emptyDirectory();
const hub = await startHub(readSettings({ PORT: '0', LICHTERKETTE_DATA: template }));
await hub.close();

/** A new data directory with the demo's log, as a hub left it that has ended. */
export const demoDirectory = (): string => {
  const directory = emptyDirectory();
  cpSync(template, directory, { recursive: true });
  return directory;
};
