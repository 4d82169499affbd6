import { join } from 'node:path';
import { LOG_FILE } from '../data-files.ts';
import type { LogFiles } from '../log-files.ts';
import { copyLog } from './copy.ts';
import { replaceLog } from './replace.ts';
import { openSqliteFile } from './store.ts';

/** The files of the embedded engine in `directory`. */
export const sqliteFiles = (directory: string): LogFiles => ({
  copyTo: (to) => copyLog(join(directory, LOG_FILE), to),
  openCopy: openSqliteFile,
  replaceWith: (copy, how) => replaceLog(directory, copy, how),
});
