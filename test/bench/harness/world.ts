import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type WorldSize, worldEvents } from '../world/events.ts';
import { writeLog } from '../world/log.ts';
import { type Size, type Surroundings, scaled } from './measurement.ts';

/** Germany with a catalogue as the issue names it: 20,000 solutions, 200,000 adoptions. */
export const catalogueWorld = (size: Size): WorldSize => ({
  kommunen: scaled(size, 10_000),
  verbuende: scaled(size, 200),
  solutions: scaled(size, 20_000),
  adoptions: scaled(size, 200_000),
});

/** The directory of a log that is made once a run. */
export const madeOnce = ({ root }: Surroundings, name: string, make: (directory: string) => void): string => {
  const directory = join(root, name);
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}.making`;
  mkdirSync(unfinished, { recursive: true });
  make(unfinished);
  renameSync(unfinished, directory);
  return directory;
};

/** A copy of a log that may be written to: the next run finds the other as it was made. */
export const copyOf = (directory: string): string => {
  const copy = `${directory}.copy`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(directory, copy, { recursive: true });
  return copy;
};

/** The log of the catalogue's world. */
export const catalogueLog = (given: Surroundings): string =>
  madeOnce(given, `catalogue-${given.size.label}`, (directory) => {
    writeLog(directory, worldEvents(catalogueWorld(given.size)));
  });
