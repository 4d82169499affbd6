import { closeSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Position } from '../../../contracts/envelope.ts';
import { MARK_FILE } from '../data-files.ts';
import { toDisk } from '../to-disk.ts';

/**
 * What is known of a log beside it, so that a log that is lost, cut off or replaced between two starts is noticed: its first and its
 * last event by the last word, and the WAL that belongs to it ('' where it was closed and none may lie there; absent where that is
 * not known).
 */
const Mark = z.object({
  first: Position.nullable(),
  head: Position.nullable(),
  wal: z.string().optional(),
  /** The file of the log, and when we wrote to it last; absent while the WAL is written back. */
  log: z.object({ inode: z.number(), written: z.number() }).optional(),
  /** Somebody has put this log here as it is, empty: nothing is loaded into it. */
  emptyOnPurpose: z.literal(true).optional(),
});
export type Mark = z.output<typeof Mark>;

/** Nothing is known but that a log was made here. */
const BARE: Mark = { first: null, head: null };

/** The mark in `directory`; undefined where there is none. One that cannot be read still says that a log was made here. */
export const readMark = (directory: string): Mark | undefined => {
  let text: string;
  try {
    text = readFileSync(join(directory, MARK_FILE), 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : BARE;
  }
  try {
    return Mark.parse(JSON.parse(text));
  } catch {
    return BARE;
  }
};

/** Writes the mark so that it survives a power cut; whoever reads it meanwhile finds the former one. */
export const writeMark = (directory: string, mark: Mark): void => {
  const path = join(directory, MARK_FILE);
  const fresh = `${path}.neu`;
  try {
    writeFileSync(fresh, `${JSON.stringify(mark)}\n`);
    toDisk(fresh);
    renameSync(fresh, path);
  } catch (error) {
    // Half a file, of a full disk, helps nobody.
    rmSync(fresh, { force: true });
    throw error;
  }
  toDisk(directory);
};

/** Forgets what is known of the log: another one is about to take its place. */
export const removeMark = (directory: string): void => {
  rmSync(join(directory, MARK_FILE), { force: true });
  toDisk(directory);
};

const HEADER_BYTES = 32;

/**
 * By what a WAL is known from its first frame until it is removed: whenever it begins again at its start, its first salt and its
 * number grow by one each (sqlite.org/fileformat2.html#walformat). Undefined where it holds nothing. SQLite locks nothing in this
 * file, so that it may be opened beside it.
 */
export const walIdOf = (path: string): string | undefined => {
  const header = Buffer.alloc(HEADER_BYTES);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    if (readSync(descriptor, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return undefined;
  } finally {
    closeSync(descriptor);
  }
  const [number, salt] = [header.readUInt32BE(12), header.readUInt32BE(16)];
  return ((salt - number) >>> 0).toString(16).padStart(8, '0');
};
