import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE } from '../data-files.ts';
import type { Finding } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { StoreProblem } from '../store-problem.ts';
import { isWritable } from './database.ts';
import { lockDirectory } from './lock.ts';

/** Whether somebody runs a hub here; both is well. */
const lock = (directory: string): Finding => {
  try {
    lockDirectory(directory).release();
    return { state: 'good', text: 'Verzeichnis beschreibbar und nicht in Benutzung' };
  } catch (error) {
    const inUse = error instanceof StoreProblem && error.inUse;
    return { state: inUse ? 'good' : 'wrong', text: (error as Error).message };
  }
};

/** Looks at the data directory of the embedded engine, which may be missing yet. */
export const probeDirectory = (directory: string): Probe => {
  if (!existsSync(directory)) return { findings: [], readable: false };
  const readable = existsSync(join(directory, LOG_FILE));
  if (!isWritable(directory))
    return {
      findings: [{ state: 'wrong', text: `Das Datenverzeichnis ${directory} ist schreibgeschützt.` }],
      readable,
    };
  // The lock file is made by whoever asks for it: only where there is a log already.
  if (!readable)
    return {
      findings: [{ state: 'good', text: 'Verzeichnis beschreibbar, noch ohne Bestand' }],
      readable,
    };
  return { findings: [lock(directory)], readable };
};
