import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { logFaults, type RawEvent, rawFile, rawLog } from '../harness/raw-log.ts';
import type { Case } from './cases.ts';
import type { Heard } from './run-verb.ts';
import { type Change, changesBetween, type Snapshot, snapshotOf } from './snapshot.ts';

/** What SQLite keeps beside a database while somebody reads it, and leaves there when that is all. */
const BESIDE = /\.sqlite-(wal|shm)$/;
const MIRROR = /^(readmodel|texts)\.bin$/;
const LOCK = 'lock.sqlite';

/** Verbs that make a data directory, and what of one they may make. */
const MAKERS = new Set(['serve', 'restore', 'copy']);
const MADE = /^((log|lock)\.sqlite(-wal|-shm)?|(readmodel|texts)\.bin)$/;
/** What is known of a log beside it: whoever opens the log for writing writes it, and it stands nowhere without one. */
const MARK = 'log.mark.json';
/** Verbs that throw the read models away, which are made of the log again. */
const REBUILDERS = new Set(['serve', 'restore', 'rebuild']);

const isNewFolder = ({ before, after }: Change): boolean =>
  before === undefined && after?.startsWith('folder') === true;

/** An empty file holds nothing that could be lost. */
const EMPTY = createHash('sha256').digest('hex');

/** Whether a verb may do this to the world; where it ended with 0, more than where it refused. */
const allowed = (change: Change, { verb, out }: Case, done: boolean, snapshot: Snapshot): boolean => {
  const { path, before } = change;
  const name = basename(path);
  if (before === undefined && (BESIDE.test(name) || (name === LOCK && verb !== 'export'))) return true;
  if (
    done &&
    out !== undefined &&
    (path === join(out) || (dirname(path) === join(out) && before === undefined))
  )
    return true;
  if (REBUILDERS.has(verb) && MIRROR.test(name)) return true;
  if (name === MARK && (MAKERS.has(verb) || REBUILDERS.has(verb)))
    return change.after === undefined || snapshot.has(join(dirname(path), 'log.sqlite'));
  const nothingBefore = before === undefined || before.endsWith(EMPTY);
  if (MAKERS.has(verb) && (isNewFolder(change) || (nothingBefore && MADE.test(name)))) return true;
  if (verb !== 'restore' || !done) return false;
  const aside = /^log\.sqlite\.ersetzt-\d{8}T\d{6}Z(-\d+)?(-wal|-shm)?$/;
  if (before === undefined) return aside.test(name);
  // The former log is there all the same, under another name.
  return (
    name === 'log.sqlite' &&
    [...snapshot].some(([other, entry]) => aside.test(basename(other)) && entry === before)
  );
};

const eventsIn = (read: () => RawEvent[]): RawEvent[] | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const linesOf = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const withoutPositions = (events: readonly RawEvent[]): unknown[] =>
  events.map(({ position: _, ...event }) => event);

/** What a verb that ended with 0 has written: whole, and what it says. */
const unfulfilled = (world: string, { verb, out, args }: Case): string[] => {
  const from = args.find((arg) => arg.startsWith('--data='))?.slice('--data='.length) ?? 'data';
  const source = eventsIn(() => rawLog(resolve(world, from))) ?? [];
  if (verb === 'export' && out !== undefined) {
    const same = isDeepStrictEqual(linesOf(join(world, out)), withoutPositions(source));
    return same ? [] : ['the export is not the log'];
  }
  if (verb === 'restore') return logFaults(source);
  if (verb === 'copy') {
    const to = args.find((arg) => arg.startsWith('--to='))?.slice('--to=sqlite:'.length) ?? '';
    const copy = eventsIn(() => rawLog(resolve(world, to)));
    return copy === undefined ? ['there is no copy'] : logFaults(copy);
  }
  return [];
};

/** The one file that a backup has made. */
const backupFaults = (world: string, changes: readonly Change[], { verb, out }: Case): string[] => {
  if (verb !== 'backup') return [];
  const made = changes.filter(({ after, path }) => after?.startsWith('file') === true && !BESIDE.test(path));
  // One that took the place of an equal one is no change.
  const file = made[0]?.path ?? out ?? '';
  const events = eventsIn(() => rawFile(join(world, file)));
  if (made.length > 1 || events === undefined)
    return [`${made.length} files made by a backup, or none of ours`];
  return logFaults(events);
};

/** What was mounted over the folder `voll` while the verb ran, in its place. */
const putBack = (world: string): void => {
  const after = join(world, 'nachher');
  if (!existsSync(after)) return;
  rmSync(join(world, 'voll'), { recursive: true, force: true });
  renameSync(after, join(world, 'voll'));
};

/** What a verb says last, once what it was to do is done. */
const DONE = /^Zurückgespielt und geprüft: /;

/** What a call did to its world that it must not, and what it did not do although it said so. */
export const harmed = (world: string, before: Snapshot, one: Case, heard: Heard): string[] => {
  putBack(world);
  const after = snapshotOf(world);
  // Where nobody could hear it, it was done all the same. A signal may also come after the work, while the process goes away.
  const done =
    heard.code === 0 || one.ground === 'full-output' || (heard.code === null && DONE.test(heard.stdout));
  const changes = changesBetween(before, after);
  const harm = changes
    .filter((change) => !allowed(change, one, done, after))
    .map(({ path, before: was, after: is }) => `${path}: ${was?.slice(0, 24)} is now ${is?.slice(0, 24)}`);
  return done ? [...harm, ...unfulfilled(world, one), ...backupFaults(world, changes, one)] : harm;
};
