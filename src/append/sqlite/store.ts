import { join } from 'node:path';
import type { StoredEvent } from '../../../contracts/envelope.ts';
import { LOG_FILE } from '../data-files.ts';
import type { AppendResult, EventStore, LogReader } from '../event-store.ts';
import { Committer } from './committer.ts';
import { openLog, openReadOnly } from './database.ts';
import { damageIn } from './explain.ts';
import { type GroupWriter, groupWriter, type Heads } from './group.ts';
import { holdDirectory } from './lock.ts';
import { type Reading, reading } from './reading.ts';
import { BEGINNING, rowidOf } from './rows.ts';
import { storageFaults } from './storage-faults.ts';
import { subscriptions } from './subscriptions.ts';

/** Prepares what writes a group; replaced in tests to fail on order. */
export type MakeWriter = typeof groupWriter;

const freshEvents = (results: readonly AppendResult[]): StoredEvent[] =>
  results.flatMap((result) => (result.outcome === 'appended' && !result.repeated ? result.events : []));

async function* nothing(): AsyncIterable<StoredEvent> {}

/**
 * The embedded engine (DESIGN §4): one SQLite file in `directory`, this process its only writer. Throws StoreProblem
 * where the directory is in use, is not ours or cannot be written.
 */
export const openSqliteStore = (directory: string, makeWriter: MakeWriter = groupWriter): EventStore => {
  const lock = holdDirectory(directory);
  let open: { database: ReturnType<typeof openLog>; reading: Reading; writer: GroupWriter };
  const heads: Heads = new Map();

  const connect = () => {
    const database = openLog(directory);
    open = { database, reading: reading(database), writer: makeWriter(database, heads) };
  };
  try {
    connect();
  } catch (error) {
    lock.release();
    throw error;
  }

  const current: Reading = {
    readStream: (stream, from = 0) =>
      from > (heads.get(stream) ?? from) ? nothing() : open.reading.readStream(stream, from),
    readAll: (after) => open.reading.readAll(after),
    pageAfter: (rowid) => open.reading.pageAfter(rowid),
    rowOf: (position) => open.reading.rowOf(position),
    head: () => open.reading.head(),
  };
  const subscribers = subscriptions(current);
  const committer = new Committer({
    writer: () => open.writer,
    onCommitted: (results) => subscribers.committed(freshEvents(results)),
    reopen: () => {
      if (open.database.isOpen) open.database.close();
      connect();
      subscribers.lookAgain();
    },
    damageIn: (error) => damageIn(join(directory, LOG_FILE), error),
  });

  return {
    append: (stream, expected, events) => committer.append({ stream, expected, events }),
    readStream: current.readStream,
    readAll: current.readAll,
    subscribeAll: subscribers.open,
    head: async () => current.head(),
    beginning: BEGINNING,
    // Nothing is ever deleted, and a row's number is one more than that of the row before.
    extentOf: (position) => ({ size: rowidOf(position), unit: 'events' }),
    close: async () => {
      committer.close();
      await subscribers.closeAll();
      open.database.close();
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
