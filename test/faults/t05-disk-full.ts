import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { groupWriter } from '../../src/store/sqlite/group.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { compareWithLog, repeatAll } from './harness/answered.ts';
import { swallowing } from './harness/failing-writer.ts';
import { hubProcess } from './harness/hub-process.ts';
import { type Sent, Village } from './harness/load.ts';
import { byCommand, logFaults, rawLog } from './harness/raw-log.ts';
import { readAll, sendAll } from './harness/refused.ts';

const ROUNDS = { small: { full: 2, limit: 3 }, issue: { full: 50, limit: 100 } };
const TOGETHER = 4;
/** Commands after which a disk with so little room must be full. */
const MOST = 200;
/** Far beyond what a round writes. */
const NO_LIMIT = 1_000_000;

interface Hub {
  readonly url: string;
  readonly directory: string;
  readonly village: Village;
  /** Leaves room for so many more bytes; undefined: for as many as there are. */
  room(bytes: number | undefined): void;
}

/** Fills the disk until commands are refused, looks around, makes room, and repeats what was refused. */
const fill = async (hub: Hub, bytes: number, tally: Tally): Promise<void> => {
  const { url, village, directory } = hub;
  const before = rawLog(directory).length;
  const sent: Sent[] = [];
  hub.room(bytes);
  while (sent.length < MOST && !sent.some(({ status }) => status === 503)) {
    const commands = Array.from({ length: TOGETHER }, () => village.next());
    await sendAll(url, commands, tally);
    for (const one of commands) village.learn(one);
    sent.push(...commands);
  }
  // SQLite writes its WAL again from the beginning now and then: then there was more room than the file's end told.
  tally.count(sent.some(({ status }) => status === 503) ? 'times full' : 'times there was room');
  await readAll(url, tally);
  hub.room(undefined);
  const again = await repeatAll(url, sent, tally);
  for (const one of again)
    tally.must(
      one.status === 201 || one.status === 409,
      () => `not taken when there is room again: ${one.status} ${one.path}`,
    );
  compareWithLog(again, byCommand(rawLog(directory, before)), tally);
};

/** SQLite may take no further page. */
const fullFile = async (attempt: Attempt): Promise<Hub> => {
  const directory = attempt.directory();
  let pages = NO_LIMIT;
  let open: DatabaseSync | undefined;
  const limit = () => open?.exec(`PRAGMA max_page_count = ${pages}`);
  const hub = await startHub(
    readSettings({
      PORT: '0',
      LICHTERKETTE_DATA: directory,
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_LOG_LEVEL: 'silent',
      LICHTERKETTE_COMMAND_DEADLINE_MS: '200',
    }),
    {
      store: () =>
        openSqliteStore(directory, (database, heads) => {
          open = database;
          limit();
          return (attempt.sabotage ? swallowing(groupWriter) : groupWriter)(database, heads);
        }),
    },
  );
  attempt.afterwards(() => hub.close());
  const room = (bytes: number | undefined) => {
    const count = Number(open?.prepare('PRAGMA page_count').get()?.page_count ?? 0);
    pages = bytes === undefined ? NO_LIMIT : count + Math.floor(bytes / 4096);
    limit();
  };
  return { url: hub.url, directory, room, village: new Village(attempt.random) };
};

const prlimit = (pid: number, bytes: number | 'unlimited') =>
  spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]).status === 0;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The kernel lets no file of the hub grow further: a write stops in the middle of a page. */
const limitedProcess = async (attempt: Attempt): Promise<Hub> => {
  const directory = attempt.directory();
  const hub = hubProcess({ directory });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  const room = (bytes: number | undefined) => {
    const wal = sizeOf(join(directory, 'log.sqlite-wal'));
    if (!prlimit(hub.pid, bytes === undefined ? 'unlimited' : wal + bytes)) throw new Error('prlimit failed');
  };
  return { url: await hub.url, directory, room, village: new Village(attempt.random) };
};

const hasPrlimit = () => prlimit(process.pid, 'unlimited');

export const diskFull: Fault = {
  id: 'T5',
  title: 'disk full: no further page, and writes that the kernel cuts off (EFBIG) at any byte',
  sabotage: 'a full disk is not noticed',
  run: async (attempt) => {
    const tally = new Tally();
    const { full, limit } = ROUNDS[attempt.size];
    const hubs: [Hub, number][] = [[await fullFile(attempt), full]];
    if (hasPrlimit() && !attempt.sabotage) hubs.push([await limitedProcess(attempt), limit]);
    else tally.note('cut off by the kernel', 'skipped: no prlimit here');
    for (const [hub, rounds] of hubs) {
      await hub.village.settle(hub.url, 8);
      for (let round = 0; round < rounds; round += 1) await fill(hub, attempt.random.int(30_000), tally);
      tally.broken.push(...logFaults(rawLog(hub.directory)));
    }
    const { 'times full': times = 0, 'times there was room': not = 0 } = tally.counts;
    tally.must(Number(times) > 4 * Number(not), `only ${times} times full, ${not} times there was room`);
    return tally;
  },
};
