import { readdirSync, statSync } from 'node:fs';
import { DATA_FILES } from '../../store/data-files.ts';

/** Beside a database SQLite keeps files of its name and a suffix; a restore keeps the former log under another. */
const OURS = new RegExp(`^(${DATA_FILES.map((name) => name.replace('.', '\\.')).join('|')})([-.].*)?$`, 'i');

/** Whether a file of this name belongs to a data directory, on file systems too that do not tell A from a. */
export const isDataFile = (name: string): boolean => OURS.test(name);

const placeOf = (path: string): string | undefined => {
  try {
    const { dev, ino } = statSync(path);
    return `${dev} ${ino}`;
  } catch {
    // What cannot be looked at is no place where something lies; whoever needs it finds out and says it.
    return undefined;
  }
};

const sameFolder = (one: string, other: string): boolean => {
  const place = placeOf(one);
  return place !== undefined && place === placeOf(other);
};

const holdsDataFiles = (folder: string): boolean => {
  try {
    return readdirSync(folder).some((name) => DATA_FILES.includes(name.toLowerCase()));
  } catch {
    // Who may not look into it finds out when writing.
    return false;
  }
};

/** Whether a folder is the data directory of these settings, by whatever way it is reached, or anybody else's. */
export const isDataDirectory = (folder: string, own: string): boolean =>
  sameFolder(folder, own) || holdsDataFiles(folder);
