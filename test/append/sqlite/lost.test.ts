import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Position } from '../../../contracts/envelope.ts';
import { Damage } from '../../../src/store/damage.ts';
import { openSqliteReader, openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { acceptLog } from '../../../src/store/sqlite/whole-log.ts';
import { events } from '../../conformance/events.ts';
import { kommune } from '../../decide/names.ts';
import { emptyDirectory } from '../../project/demo-log.ts';

const STREAM = kommune('Weidenrode');

const at = (directory: string, suffix = '') => join(directory, `log.sqlite${suffix}`);

/** Appends events to the log of a directory; `word` makes other ones. Leaves it open where `open` says so. */
const write = async (directory: string, count: number, { word = 'a', from = 0 } = {}) => {
  const store = openSqliteStore(directory);
  for (let index = from; index < from + count; index += 1)
    await store.append(STREAM, index === 0 ? 'no-stream' : index - 1, events(STREAM, index, 1, { word }));
  return store;
};

/** A directory that a hub left, closed or (as after a kill) as it lay on the disk while the hub ran. */
const left = async (how: 'closed' | 'killed', word = 'a') => {
  const directory = join(emptyDirectory(), 'daten');
  mkdirSync(directory);
  const store = await write(directory, 20, { word });
  if (how === 'closed') {
    await store.close();
    return directory;
  }
  const copy = join(emptyDirectory(), 'daten');
  cpSync(directory, copy, { recursive: true });
  await store.close();
  return copy;
};

/** An earlier state of the same log, as a file. */
const earlier = async (directory: string) => {
  const file = join(emptyDirectory(), 'frueher.sqlite');
  const database = new DatabaseSync(at(directory));
  database.prepare('VACUUM INTO ?').run(file);
  database.close();
  const cut = new DatabaseSync(file);
  cut.exec('DELETE FROM event WHERE position > 10');
  cut.close();
  return file;
};

type Harm = (directory: string) => void | Promise<void>;

const replaceBy =
  (other: () => Promise<string>, suffix = ''): Harm =>
  async (directory) => {
    for (const beside of ['-wal', '-shm']) rmSync(at(directory, beside), { force: true });
    cpSync(await other(), at(directory, suffix));
  };

const HARMS: readonly (readonly [what: string, how: 'closed' | 'killed', harm: Harm, says: RegExp])[] = [
  ['is deleted', 'closed', (d) => rmSync(at(d)), /hier war schon ein Bestand/],
  [
    'is deleted with its WAL',
    'killed',
    (d) => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(at(d, suffix));
    },
    /schon ein Bestand/,
  ],
  ['is moved away', 'closed', (d) => renameSync(at(d), join(d, 'alt.sqlite')), /hier war schon ein Bestand/],
  ['is emptied', 'closed', (d) => truncateSync(at(d), 0), /fehlt oder ist leer/],
  ['is emptied, its WAL beside it', 'killed', (d) => truncateSync(at(d), 0), /fehlt oder ist leer/],
  ['is cut off', 'closed', (d) => truncateSync(at(d), 4096), /beschädigt|fehlt/],
  [
    'is another one',
    'closed',
    replaceBy(async () => at(await left('closed', 'b'))),
    /nicht mehr der Bestand/,
  ],
  ['is an earlier one', 'closed', async (d) => replaceBy(() => earlier(d))(d), /reicht nicht mehr so weit/],
  [
    'is one of which nothing was written back yet',
    'closed',
    replaceBy(async () => at(await left('killed', 'a'))),
    /fehlt oder ist leer, aber hier war schon ein Bestand/,
  ],
  ['has lost its WAL', 'killed', (d) => rmSync(at(d, '-wal')), /-wal fehlt, und der Dienst wurde nicht/],
  [
    'has an empty WAL',
    'killed',
    (d) => truncateSync(at(d, '-wal'), 0),
    /-wal fehlt, und der Dienst wurde nicht/,
  ],
  [
    'has the WAL of another',
    'killed',
    async (d) => cpSync(at(await left('killed', 'b'), '-wal'), at(d, '-wal')),
    /-wal gehört nicht/,
  ],
  [
    'has a WAL after it was closed',
    'closed',
    async (d) => cpSync(at(await left('killed', 'b'), '-wal'), at(d, '-wal')),
    /-wal gehört nicht/,
  ],
  [
    'has a name elsewhere',
    'closed',
    (d) => linkSync(at(d), join(emptyDirectory(), 'log.sqlite')),
    /harter Verweis/,
  ],
  [
    'has a trigger',
    'closed',
    (d) => {
      const database = new DatabaseSync(at(d));
      database.exec('CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event WHERE position < 3; END');
      database.close();
    },
    /der Auslöser „t“ gehört nicht dazu/,
  ],
];

describe.each(HARMS)('a log that %s', (_what, how, harm, says) => {
  it('is not opened and not begun anew, and nothing of what is left is changed', async () => {
    const directory = await left(how);
    await harm(directory);
    const log = existsSync(at(directory));
    expect(() => openSqliteStore(directory)).toThrow(Damage);
    expect(() => openSqliteStore(directory)).toThrow(says);
    expect(existsSync(at(directory))).toBe(log);
  });
});

it.each(['closed', 'killed'] as const)('a log that was %s is opened with all that it held', async (how) => {
  const directory = await left(how);
  for (const from of [20, 21, 22]) await (await write(directory, 1, { from })).close();
  const store = openSqliteStore(directory);
  onTestFinished(() => store.close());
  expect(await Array.fromAsync(store.readAll(null))).toHaveLength(23);
});

it('the WAL of a log that was emptied is not removed by who only reads', async () => {
  const directory = await left('killed');
  truncateSync(at(directory), 0);
  expect(() => openSqliteReader(directory)).toThrow(/ist leer/);
  expect(existsSync(at(directory, '-wal'))).toBe(true);
});

it('a directory in which a first start was broken off is begun', async () => {
  const directory = emptyDirectory();
  for (const file of ['lock.sqlite', 'log.sqlite']) writeFileSync(join(directory, file), '');
  await (await write(directory, 1)).close();
});

it('a mark that cannot be read still says that something was here', async () => {
  const directory = await left('closed');
  writeFileSync(join(directory, 'log.mark.json'), 'Notiz');
  await openSqliteStore(directory).close();
  rmSync(at(directory));
  writeFileSync(join(directory, 'log.mark.json'), 'Notiz');
  expect(() => openSqliteStore(directory)).toThrow(/hier war schon ein Bestand/);
});

describe('what a mirror says of a log', () => {
  const beyond = '0000000000000099-00000000' as Position;

  it('counts where it goes beyond it', async () => {
    const directory = await left('closed');
    for (const _ of ['marked', 'not marked']) {
      const open = () => openSqliteStore(directory, undefined, { first: null, head: beyond });
      expect(open).toThrow(/reicht nicht mehr so weit/);
      rmSync(join(directory, 'log.mark.json'), { force: true });
    }
  });

  it('counts nothing where it is the mirror of another log', async () => {
    const directory = await left('closed');
    await openSqliteStore(directory, undefined, { first: beyond, head: beyond }).close();
  });
});

describe('on the word of whoever operates it', () => {
  it('a log is taken as it is', async () => {
    const directory = await left('closed');
    await replaceBy(async () => at(await left('closed', 'b')))(directory);
    expect(() => openSqliteStore(directory)).toThrow(Damage);
    let forgotten = 0;
    acceptLog(directory, () => {
      forgotten += 1;
    });
    await openSqliteStore(directory).close();
    expect(forgotten).toBe(1);
  });

  it('a log that is gone is not', async () => {
    const directory = await left('closed');
    rmSync(at(directory));
    expect(() => acceptLog(directory, () => undefined)).toThrow(/hier war schon ein Bestand/);
  });
});
