import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toDisk } from '../../store/to-disk.ts';
import { fileTrouble } from '../../terminal/file-trouble.ts';
import { Refused } from '../../terminal/refused.ts';
import type { Target } from './target.ts';

/** SQLite's own files beside one that it writes. */
const SUFFIXES = ['', '-journal', '-wal', '-shm'];

const ALL_MAY = 0o666;
const MODE_BITS = 0o7777;

/** Made with the rights of the file that is replaced: it may be meant for few. */
const makeEmpty = (path: string, { former }: Target): void => {
  closeSync(openSync(path, 'wx', former === undefined ? ALL_MAY : former.mode & MODE_BITS));
  if (former !== undefined) chmodSync(path, former.mode & MODE_BITS);
};

const claimAndRename = (unfinished: string, path: string): void => {
  closeSync(openSync(path, 'wx'));
  renameSync(unfinished, path);
};

/** Whoever makes a new file takes its name only where nobody else has it by now: a link never replaces anything. */
const giveName = (unfinished: string, { path, former }: Target): void => {
  if (former !== undefined) {
    renameSync(unfinished, path);
    return;
  }
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    // Some file systems have no links.
    claimAndRename(unfinished, path);
  }
};

/** An error in the words of whoever asked: they know the file by the name that they gave, not by the one until then. */
const inTheirWords = (error: unknown, unfinished: string, { name }: Target): unknown => {
  if (error instanceof Error && error.message.includes(unfinished) && !('syscall' in error))
    return new Refused(error.message.replaceAll(unfinished, name), { cause: error });
  return fileTrouble(name, error);
};

/**
 * Writes a file that is there whole or not at all: `write` fills the empty file that it is given, which lies beside the
 * target; then it goes to the disk and gets its name in one step. What is unfinished is removed, however this ends but by
 * a kill. Throws Refused with a German sentence where the system does not let us.
 */
export const writeWhole = async <Result>(
  target: Target,
  write: (unfinished: string) => Promise<Result>,
): Promise<Result> => {
  const unfinished = join(target.folder, `.lichterkette-unfertig-${randomBytes(8).toString('hex')}`);
  const remove = () => {
    for (const suffix of SUFFIXES) rmSync(unfinished + suffix, { force: true });
  };
  process.once('exit', remove);
  try {
    makeEmpty(unfinished, target);
    const result = await write(unfinished);
    toDisk(unfinished);
    giveName(unfinished, target);
    toDisk(target.folder);
    return result;
  } catch (error) {
    throw inTheirWords(error, unfinished, target);
  } finally {
    process.removeListener('exit', remove);
    remove();
  }
};
