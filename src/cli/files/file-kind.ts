import { closeSync, openSync, readSync } from 'node:fs';

/** What lies in a file, as its first bytes tell: a backup or rows that we wrote, another database of SQLite's, or anything else. */
export type FileKind = 'backup' | 'rows' | 'database' | 'other';

/** The header of a SQLite file (sqlite.org/fileformat2.html §1.3). */
const HEADER = { bytes: 100, magic: 'SQLite format 3\0', writeVersionAt: 18, applicationAt: 68 };
const ROLLBACK = 1;

/**
 * Looks at the first bytes of a file. Never to be called for a database that this process has open: closing any
 * descriptor of it would drop the locks (fcntl(2), POSIX locks).
 */
export const kindOf = (path: string): FileKind => {
  const header = Buffer.alloc(HEADER.bytes);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, header, 0, HEADER.bytes, 0);
  } finally {
    closeSync(descriptor);
  }
  if (header.toString('latin1', 0, HEADER.magic.length) !== HEADER.magic) return 'other';
  // A log that a hub writes to is in WAL mode; a backup is not, so that it can lie on a read-only medium.
  const application = header.toString('latin1', HEADER.applicationAt, HEADER.applicationAt + 4);
  if (application === 'LKRW') return 'rows';
  return application === 'LKET' && header[HEADER.writeVersionAt] === ROLLBACK ? 'backup' : 'database';
};
