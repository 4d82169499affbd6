import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFiles, Probe } from '../log-files.ts';
import { StoreProblem } from '../store-problem.ts';
import { copyLog } from './copy.ts';
import { LOG_FILE } from './database.ts';
import { lockDirectory } from './lock.ts';
import { replaceLog } from './replace.ts';
import { openSqliteFile } from './store.ts';

const isWritable = (directory: string): boolean => {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const probe = (directory: string): Probe => {
  if (!isWritable(directory))
    return { state: 'unusable', text: `Das Datenverzeichnis ${directory} ist schreibgeschützt.` };
  // The lock file is made by whoever asks for it: only where there is a log already.
  if (!existsSync(join(directory, LOG_FILE)))
    return { state: 'free', text: 'Verzeichnis beschreibbar, noch ohne Bestand' };
  try {
    lockDirectory(directory).release();
    return { state: 'free', text: 'Verzeichnis beschreibbar und nicht in Benutzung' };
  } catch (error) {
    const inUse = error instanceof StoreProblem && error.inUse;
    return { state: inUse ? 'in-use' : 'unusable', text: (error as Error).message };
  }
};

/** The files of the embedded engine in `directory`. */
export const sqliteFiles = (directory: string): LogFiles => ({
  copyTo: (to) => copyLog(join(directory, LOG_FILE), to),
  openCopy: openSqliteFile,
  replaceWith: (copy, how) => replaceLog(directory, copy, how),
  probe: () => probe(directory),
});
