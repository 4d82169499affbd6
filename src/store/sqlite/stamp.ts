import { statSync } from 'node:fs';

/** By what a file is known again; asked of its name alone, since closing a descriptor of our own would drop SQLite's locks. */
export interface Stamp {
  readonly device: number;
  readonly inode: number;
  /** How many names it has, in whichever directories. */
  readonly links: number;
  readonly size: number;
  /** When it was written last, in ms since 1970, with parts of them. */
  readonly written: number;
}

// Made once, since it is asked before and after every group. As numbers: eighteen BigInts for each answer cost more than the
// asking, and inodes beyond 2^53, of which the last digits are lost, are given by stacked file systems only.
const OPTIONS = { throwIfNoEntry: false } as const;

/** The file that has this name at the moment; undefined where none has, or nobody may look. */
export const stampOf = (path: string): Stamp | undefined => {
  try {
    const found = statSync(path, OPTIONS);
    if (found === undefined) return undefined;
    const { dev, ino, nlink, size, mtimeMs } = found;
    return { device: dev, inode: ino, links: nlink, size, written: mtimeMs };
  } catch {
    return undefined;
  }
};

/** True where both are the same file, whatever became of its content. */
export const isSame = (one: Stamp, other: Stamp): boolean =>
  one.inode === other.inode && one.device === other.device;
