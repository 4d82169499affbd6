import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE } from '../data-files.ts';
import type { LogReplacement } from '../log-files.ts';
import { StoreProblem } from '../store-problem.ts';
import { toDisk } from '../to-disk.ts';
import { copyLog } from './copy.ts';
import { openLog, openReadOnly } from './database.ts';
import { holdDirectory } from './lock.ts';
import { type Mark, removeMark, writeMark } from './mark.ts';
import { reading } from './reading.ts';

const checkpointed = (directory: string): void => {
  try {
    // Read first: opening for writing would remove the WAL of a log that is none any more.
    openReadOnly(join(directory, LOG_FILE)).close();
    // The last connection to close writes the WAL back and removes it.
    openLog(directory).close();
  } catch {
    // What cannot be opened is put aside as it is, its WAL beside it.
  }
};

const SUFFIXES = ['-wal', '-shm', '-journal'];

/** A name that no file has yet, its neighbours neither: two replacements in one second keep two former logs. */
const freeName = (wanted: string): string => {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!['', ...SUFFIXES].some((suffix) => existsSync(name + suffix))) return name;
  }
};

// A WAL that is left behind would be replayed into the new log: it goes first. The log itself keeps its name until the
// new one takes it in one step, so that a crash in between never leaves a directory without a log.
const putAside = (directory: string, now: Date): string | undefined => {
  const log = join(directory, LOG_FILE);
  if (!existsSync(log)) return undefined;
  checkpointed(directory);
  const aside = freeName(`${log}.ersetzt-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
  for (const suffix of SUFFIXES) if (existsSync(log + suffix)) renameSync(log + suffix, aside + suffix);
  try {
    linkSync(log, aside);
  } catch {
    copyFileSync(log, aside, constants.COPYFILE_EXCL);
    toDisk(aside);
  }
  return aside;
};

/** The mark of a log that nobody has open, and that has no WAL. */
const markOf = (file: string): Mark => {
  const database = openReadOnly(file);
  try {
    const { first, head } = reading(database);
    const mark = { first: first(), head: head(), wal: '' };
    return mark.first === null ? { ...mark, emptyOnPurpose: true } : mark;
  } finally {
    database.close();
  }
};

const refuseToOverwrite = (directory: string): never => {
  throw new StoreProblem(
    `In ${directory} liegt schon ein Bestand. Soll er ersetzt werden: --overwrite (er wird daneben aufgehoben).`,
  );
};

/**
 * Puts a copy of a log in the place of the log of `directory`, after `check` has accepted what was copied there. Holds
 * the lock meanwhile. The former log is kept beside; its path is answered. Throws StoreProblem, and then changes nothing.
 */
export const replaceLog = async (
  directory: string,
  copy: string,
  { overwrite, check, now }: LogReplacement,
): Promise<string | undefined> => {
  const lock = holdDirectory(directory);
  const fresh = join(directory, `${LOG_FILE}.neu`);
  try {
    if (!overwrite && existsSync(join(directory, LOG_FILE))) refuseToOverwrite(directory);
    rmSync(fresh, { force: true });
    copyLog(copy, fresh);
    await check(fresh);
    const mark = markOf(fresh);
    const aside = putAside(directory, now);
    removeMark(directory);
    renameSync(fresh, join(directory, LOG_FILE));
    writeMark(directory, mark);
    return aside;
  } finally {
    rmSync(fresh, { force: true });
    lock.release();
  }
};
