import { join } from 'node:path';
import type { StoredEvent } from '../../../contracts/envelope.ts';
import { LOG_FILE } from '../data-files.ts';
import type { EventStore, LogReader } from '../event-store.ts';
import type { Heads } from './append-member.ts';
import { Committer } from './committer.ts';
import { Connection, type MakeWriter } from './connection.ts';
import { openReadOnly } from './database.ts';
import { damageIn } from './explain.ts';
import { groupWriter } from './group.ts';
import { holdDirectory, type Lock } from './lock.ts';
import { readMark } from './mark.ts';
import { OpenFiles } from './open-files.ts';
import { type Reading, reading } from './reading.ts';
import { BEGINNING, rowidOf } from './rows.ts';
import { storageFaults } from './storage-faults.ts';
import { subscriptions } from './subscriptions.ts';
import { watchFiles } from './watch-files.ts';
import { assertWhole, type Mirrored } from './whole-log.ts';

/** Opens something under a lock; releases the lock where that fails. */
const openedUnder = <Opened>(lock: Lock, open: () => Opened): Opened => {
  try {
    return open();
  } catch (error) {
    lock.release();
    throw error;
  }
};

async function* nothing(): AsyncIterable<StoredEvent> {}

/**
 * The embedded engine (DESIGN §4): one SQLite file in `directory`, this process its only writer. Throws StoreProblem
 * where the directory is in use, is not ours or cannot be written, and Damage where what was here is gone, by what stands beside
 * it or by what `mirrored` says.
 */
export const openSqliteStore = (
  directory: string,
  makeWriter: MakeWriter = groupWriter,
  mirrored: Mirrored | null = null,
): EventStore => {
  const lock = holdDirectory(directory);
  const files = new OpenFiles(directory, lock);
  const watch = watchFiles(files);
  const heads: Heads = new Map();
  const emptyOnPurpose = readMark(directory)?.emptyOnPurpose === true;
  const connection = openedUnder(lock, () => {
    assertWhole(directory, mirrored);
    const onReopened = () => subscribers.lookAgain();
    const walPath = `${join(directory, LOG_FILE)}-wal`;
    const mark = { directory, walPath, emptyOnPurpose, now: () => performance.now() };
    return new Connection({ directory, files, heads, makeWriter, onReopened, mark });
  });

  const current: Reading = {
    readStream: (stream, from = 0) =>
      from > (heads.get(stream) ?? from) ? nothing() : connection.reading.readStream(stream, from),
    readAll: (after) => connection.reading.readAll(after),
    pageAfter: (rowid) => connection.reading.pageAfter(rowid),
    rowOf: (position) => connection.reading.rowOf(position),
    head: () => connection.reading.head(),
    first: () => connection.reading.first(),
  };
  const subscribers = subscriptions(current);
  const committer = new Committer({
    writer: () => connection.writer,
    onCommitted: (written) => subscribers.committed(written.flatMap(({ added }) => added)),
    reopen: () => connection.reopen(),
    damageIn: (error) => damageIn(join(directory, LOG_FILE), error),
  });

  return {
    append: (stream, expected, events) => committer.append({ stream, expected, events }),
    readStream: current.readStream,
    readAll: current.readAll,
    subscribeAll: subscribers.open,
    head: async () => current.head(),
    mayCome: async (position) => position <= (current.head() ?? BEGINNING),
    beginning: BEGINNING,
    emptyOnPurpose,
    // Nothing is ever deleted, and a row's number is one more than that of the row before.
    extentOf: (position) => ({ size: rowidOf(position), unit: 'events' }),
    onDamage: watch.onDamage,
    close: async (damaged = false) => {
      watch.end();
      committer.close();
      await subscribers.closeAll();
      connection.close(damaged);
      lock.release();
    },
  };
};

/** Opens a log, or a copy of one, for reading. Throws StoreProblem where it is none of ours. */
export const openSqliteFile = (path: string): LogReader => {
  const database = openReadOnly(path);
  const { readAll, head } = reading(database);
  return {
    readAll,
    head: async () => head(),
    storageFaults: async () => storageFaults(database),
    close: async () => database.close(),
  };
};

/** Opens the log of `directory` for reading. Throws StoreProblem where there is none of ours. */
export const openSqliteReader = (directory: string): LogReader => openSqliteFile(join(directory, LOG_FILE));
