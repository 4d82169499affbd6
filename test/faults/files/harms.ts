import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Random } from '../harness/random.ts';

/** Where a harm is done, and what it is done with. */
export interface Scene {
  /** The data directory. */
  readonly at: string;
  /** Copies of data directories as they lay on the disk while a hub ran: of the same log earlier, and of another log. */
  readonly older: string;
  readonly other: string;
  /** A database that is none of ours. */
  readonly strange: string;
  /** A folder for what is moved out of the directory, on the same disk. */
  readonly aside: string;
  readonly random: Random;
}

/** Something that others do to the files of a data directory. */
export interface Harm {
  readonly name: string;
  /** Files that it touches; what moves the directory itself touches `DIRECTORY`. */
  readonly files: readonly string[];
  do(scene: Scene): void;
}

const LOG = 'log.sqlite';
/** Stands for the data directory itself among the files of a harm. */
const DIRECTORY = '.';
export const FILES = [
  LOG,
  `${LOG}-wal`,
  `${LOG}-shm`,
  'lock.sqlite',
  'log.mark.json',
  'readmodel.bin',
  'texts.bin',
] as const;

let names = 0;

const freshName = (): string => {
  names += 1;
  return `beiseite-${names}`;
};

type On = (path: string, scene: Scene, name: string) => void;

/** What is put there in one step, as `mv` does it. */
const put = (from: string, path: string, { aside }: Scene): void => {
  const beside = join(aside, 'neu');
  if (existsSync(from)) copyFileSync(from, beside);
  else writeFileSync(beside, '');
  renameSync(beside, path);
};

/** What is copied over it, as `cp` does it. */
const over = (from: string, path: string): void => {
  if (existsSync(from)) copyFileSync(from, path);
  else writeFileSync(path, '');
};

const moveAside = (path: string, { aside }: Scene): string => {
  const to = join(aside, freshName());
  if (existsSync(path)) renameSync(path, to);
  else writeFileSync(to, '');
  return to;
};

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What can be done to one file. */
const ON_ONE: Readonly<Record<string, On>> = {
  removed: (path) => rmSync(path, { force: true }),
  'moved away': (path, scene) => void moveAside(path, scene),
  emptied: (path) => (existsSync(path) ? truncateSync(path, 0) : writeFileSync(path, '')),
  'cut off': (path, { random }) =>
    existsSync(path) ? truncateSync(path, random.int(sizeOf(path))) : undefined,
  'replaced by an older one': (path, scene, name) => put(join(scene.older, name), path, scene),
  'overwritten with an older one': (path, { older }, name) => over(join(older, name), path),
  'replaced by that of another log': (path, scene, name) => put(join(scene.other, name), path, scene),
  'overwritten with that of another log': (path, { other }, name) => over(join(other, name), path),
  'replaced by one of another schema': (path, scene) => put(scene.strange, path, scene),
  'filled with text': (path) => writeFileSync(path, 'Liebe Grüße\n'.repeat(500)),
  'a link to where it was moved': (path, scene) => symlinkSync(moveAside(path, scene), path),
  'given a second name': (path, { aside }) => {
    if (existsSync(path)) linkSync(path, join(aside, freshName()));
  },
  'replaced by a folder': (path) => {
    rmSync(path, { force: true });
    mkdirSync(path);
  },
  'forbidden to all': (path) => (existsSync(path) ? chmodSync(path, 0) : undefined),
  'read-only': (path) => (existsSync(path) ? chmodSync(path, 0o444) : undefined),
};

const swap = (one: string, two: string): Harm => ({
  name: `${one} and ${two} swapped`,
  files: [one, two],
  do: (scene) => {
    const [first, second] = [join(scene.at, one), join(scene.at, two)];
    const moved = moveAside(first, scene);
    if (existsSync(second)) renameSync(second, first);
    renameSync(moved, second);
  },
});

const LOG_FILES = [LOG, `${LOG}-wal`, `${LOG}-shm`];

const wholeLog = (from: 'older' | 'other'): Harm => ({
  name: `the log with all its files replaced by the ${from} one`,
  files: LOG_FILES,
  do: (scene) => {
    for (const name of LOG_FILES) {
      rmSync(join(scene.at, name), { force: true, recursive: true });
      if (existsSync(join(scene[from], name))) put(join(scene[from], name), join(scene.at, name), scene);
    }
  },
});

/** What is done to more than one file, and to the directory itself. */
const ON_MANY: readonly Harm[] = [
  {
    name: 'the log opened and closed by another program',
    files: LOG_FILES,
    do: ({ at }) => {
      // Where nobody else has it open, closing it writes the WAL back and removes it.
      const database = new DatabaseSync(join(at, LOG));
      database.prepare('SELECT count(*) FROM event').get();
      database.close();
    },
  },
  wholeLog('older'),
  wholeLog('other'),
  {
    name: 'the log with all its files removed',
    files: LOG_FILES,
    do: ({ at }) => {
      for (const name of LOG_FILES) rmSync(join(at, name), { force: true, recursive: true });
    },
  },
  swap(LOG, 'readmodel.bin'),
  swap(LOG, 'lock.sqlite'),
  swap('readmodel.bin', 'texts.bin'),
  {
    name: 'the directory moved, a link in its place',
    files: [DIRECTORY],
    do: ({ at, aside }) => {
      renameSync(at, join(aside, 'daten'));
      symlinkSync(join(aside, 'daten'), at);
    },
  },
  {
    name: 'the directory moved away and back',
    files: [DIRECTORY],
    do: ({ at, aside }) => {
      renameSync(at, join(aside, 'daten'));
      renameSync(join(aside, 'daten'), at);
    },
  },
];

/** All harms. */
export const HARMS: readonly Harm[] = [
  ...FILES.flatMap((file) =>
    Object.entries(ON_ONE).map(([what, on]) => ({
      name: `${file} ${what}`,
      files: [file],
      do: (scene: Scene) => on(join(scene.at, file), scene, file),
    })),
  ),
  ...ON_MANY,
];

const named = (name: string): Harm => {
  const harm = HARMS.find((one) => one.name === name);
  if (harm === undefined) throw new Error(`no harm is called ${name}`);
  return harm;
};

/** Those that a small run does in any case, since what is broken on purpose shows there. */
export const PLAIN = [
  named('log.sqlite moved away'),
  named('the log with all its files removed'),
  named('lock.sqlite removed'),
] as const;

/** After these alone nothing is lost, and what is left says enough: the next start must take what is there. */
const HARMLESS = new RegExp(
  [
    '^(readmodel|texts)\\.bin (removed|moved|emptied|cut|replaced by (an|that|one)|overwritten|filled|a link|given)',
    '^readmodel.bin and texts.bin swapped',
    '^log\\.mark\\.json (removed|moved|emptied|cut|filled|a link|given)',
    '^log\\.sqlite-shm (removed|moved)',
    '^lock\\.sqlite (removed|moved|emptied|given)',
    '^the directory moved',
    '^the log opened and closed',
  ].join('|'),
);

/** So much of what a log leaves is never harmed at once that nothing would be left to know it by. */
const KNOWN_BY = ['log.mark.json', 'readmodel.bin', 'texts.bin'];

const leavesTraces = (harms: readonly Harm[]): boolean =>
  harms.length === 1 || !harms.some(({ files }) => files.some((file) => KNOWN_BY.includes(file)));

/** What has been done to a file, or to the whole directory, leaves nothing of what another harm could be done to. */
const ofDifferentFiles = (harms: readonly Harm[]): boolean => {
  const files = harms.flatMap((harm) => harm.files);
  return new Set(files).size === files.length;
};

/** Whether a case may do these harms one after the other. */
export const canBeTogether = (harms: readonly Harm[]): boolean =>
  leavesTraces(harms) && ofDifferentFiles(harms);

/** Whether a start after these harms, done between two starts, must find everything. */
export const mustStart = (harms: readonly Harm[], when: string): boolean =>
  when.startsWith('after') && harms.length === 1 && harms.every(({ name }) => HARMLESS.test(name));

/** Whether one of these harms the log itself, or the directory in which it lies. */
export const harmsTheLog = (harms: readonly Harm[]): boolean =>
  harms.some(({ files }) => files.some((file) => file === DIRECTORY || LOG_FILES.includes(file)));
