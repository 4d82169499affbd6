import type { DatabaseSync } from 'node:sqlite';
import type { Member } from './append-member.ts';
import type { GroupWriter } from './group.ts';
import type { OpenFiles } from './open-files.ts';

/** Pages after which the WAL is written back into the log, as SQLite would: about 4 MB. */
const PAGES = 1000;

/** Pages that a group writes, about: those that it goes on in, and one for each event. */
const pagesOf = (members: readonly Member[]): number =>
  members.reduce((sum, { events }) => sum + events.length, 3);

/** Told of what is written: after COMMIT and before anybody is answered, and around a step that writes the WAL back. */
export interface Told {
  written(): void;
  writingBack(): void;
  writtenBack(): void;
}

/**
 * The same writer over files that nobody else has touched: looked at before anything is written, and again before anybody is
 * answered. SQLite would write the WAL back inside any COMMIT, and the log would seem to be written to by somebody else; here
 * that is a step of its own. `tell` hears of both.
 */
export const guardedWriter = (
  writer: GroupWriter,
  database: DatabaseSync,
  files: OpenFiles,
  tell: Told,
): GroupWriter => {
  database.exec('PRAGMA wal_autocheckpoint = 0');
  const writeBack = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let pages = 0;

  const checkpoint = () => {
    files.check();
    tell.writingBack();
    try {
      writeBack.get();
    } catch {
      // It stays in the WAL, as when somebody is reading; the next time tries again.
    }
    files.take();
    tell.writtenBack();
    pages = 0;
  };

  const write = (members: readonly Member[]) => {
    let isNew = false;
    try {
      const written = writer.write(members);
      isNew = written.some(({ added }) => added.length > 0);
      return written;
    } finally {
      // What failed may have written to the WAL as well.
      files.written(isNew);
    }
  };

  return {
    write: (members) => {
      files.check();
      const written = write(members);
      tell.written();
      pages += pagesOf(members);
      if (pages >= PAGES) checkpoint();
      return written;
    },
  };
};
