import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Damage } from '../../../src/store/damage.ts';
import { groupWriter } from '../../../src/store/sqlite/group.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { WalTrail } from '../../../src/store/sqlite/wal-trail.ts';
import { events } from '../../conformance/events.ts';
import { kommune } from '../../decide/names.ts';
import { emptyDirectory } from '../../project/demo-log.ts';

const STREAM = kommune('Weidenrode');

/** A database with a WAL of its own, what writes to it, and its trail from the beginning on. */
const written = () => {
  const path = join(emptyDirectory(), 'log.sqlite');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE row (text TEXT)');
  const trail = new WalTrail(`${path}-wal`);
  onTestFinished(() => {
    trail.end();
    database.close();
  });
  const insert = (length = 100) => database.prepare('INSERT INTO row VALUES (?)').run('x'.repeat(length));
  return { path, wal: `${path}-wal`, database, insert, trail };
};

/** The files of a writer that died, opened by the next one; `index`, where a reader that lives has kept it. */
const foundAfterDeath = (log: Buffer, frames: Buffer, index?: Buffer) => {
  const path = join(emptyDirectory(), 'log.sqlite');
  writeFileSync(path, log);
  writeFileSync(`${path}-wal`, frames);
  const opened = () => {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA wal_autocheckpoint = 0');
    const rows = () => Number(database.prepare('SELECT count(*) AS rows FROM row').get()?.rows);
    rows();
    return { database, rows };
  };
  const reader = index === undefined ? undefined : opened();
  // Written over in place: a file of another name is not the one that the reader has.
  if (index !== undefined) writeFileSync(`${path}-shm`, index);
  const { database, rows } = opened();
  const trail = new WalTrail(`${path}-wal`);
  onTestFinished(() => {
    trail.end();
    database.close();
    reader?.database.close();
  });
  const insert = (length: number) => database.prepare('INSERT INTO row VALUES (?)').run('x'.repeat(length));
  return { wal: `${path}-wal`, insert, rows, trail };
};

describe('the trail of a WAL', () => {
  it('is whole while commits stand behind each other, on one page or many, and where nothing is written', () => {
    const { insert, trail, database } = written();
    expect(trail.isWhole(false)).toBe(true);
    for (const length of [100, 50_000, 100]) {
      insert(length);
      expect(trail.isWhole(true)).toBe(true);
    }
    database.exec("BEGIN; INSERT INTO row VALUES ('y'); ROLLBACK");
    expect(trail.isWhole(false)).toBe(true);
  });

  it('is broken where something was committed, and stands nowhere', () => {
    const { insert, trail } = written();
    insert();
    expect([trail.isWhole(true), trail.isWhole(true)]).toEqual([true, false]);
  });

  it('goes on where the WAL begins again, once it has been written back', () => {
    const { insert, trail, database } = written();
    for (let round = 0; round < 5; round += 1) {
      insert(5000 * (5 - round));
      expect(trail.isWhole(true)).toBe(true);
      database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      expect(trail.isWhole(false)).toBe(true);
    }
  });

  it('takes nothing for its end that a transaction has left which failed', () => {
    const { insert, trail, wal } = written();
    insert();
    expect(trail.isWhole(true)).toBe(true);
    const { size } = statSync(wal);
    insert();
    // Its last frame was cut off by a full disk: SQLite would write over it.
    truncateSync(wal, size + 100);
    expect(trail.isWhole(false)).toBe(true);
    truncateSync(wal, size);
    expect(trail.isWhole(false)).toBe(true);
  });

  it('begins where SQLite goes on: behind what was committed, whatever a transaction has left that failed', () => {
    const { insert, path, wal } = written();
    insert(20_000);
    insert(30_000);
    const [log, frames] = [readFileSync(path), readFileSync(wal)];
    // The longer one has failed at its end: its last frame is not what its checksum says.
    frames[frames.length - 10] = (frames[frames.length - 10] ?? 0) ^ 1;
    const found = foundAfterDeath(log, frames);
    found.insert(100);
    expect(found.trail.isWhole(true)).toBe(true);
    found.insert(100);
    expect(found.trail.isWhole(true)).toBe(true);
    expect(found.rows()).toBe(3);
  });

  it.each([
    ['goes on', false],
    ['begins again at its start', true],
  ])(
    '%s where a reader has kept the index of a writer that died before the index knew of its last commit',
    (_, writtenBack) => {
      const { insert, path, wal, database } = written();
      insert(20_000);
      if (writtenBack) database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      const index = readFileSync(`${path}-shm`);
      insert(30_000);
      const found = foundAfterDeath(readFileSync(path), readFileSync(wal), index);
      found.insert(100);
      expect(found.trail.isWhole(true)).toBe(true);
      expect(found.rows()).toBe(2);
      found.insert(60_000);
      expect(found.trail.isWhole(true)).toBe(true);
      expect(found.trail.isWhole(true)).toBe(false);
    },
  );

  it('is broken where that first commit stands nowhere, or what was found is gone with it', () => {
    const { insert, path, wal } = written();
    for (const length of [20_000, 20_000, 20_000]) insert(length);
    const [log, frames] = [readFileSync(path), readFileSync(wal)];
    const nothing = foundAfterDeath(log, frames);
    expect(nothing.trail.isWhole(true)).toBe(false);
    const cut = foundAfterDeath(log, frames);
    truncateSync(cut.wal, 30_000);
    cut.insert(20_000);
    expect(cut.trail.isWhole(true)).toBe(false);
  });

  it.each([0, 20, 40, 3000])('cut off at %i bytes, which what is written then hides, it is broken', (at) => {
    const { insert, trail, wal } = written();
    insert(20_000);
    expect(trail.isWhole(true)).toBe(true);
    const { size } = statSync(wal);
    truncateSync(wal, at);
    insert(20_000);
    expect(statSync(wal).size).toBeGreaterThan(size);
    expect(trail.isWhole(true)).toBe(false);
  });

  it('overwritten with an older one, it is broken', () => {
    const { insert, trail, wal } = written();
    insert(20_000);
    copyFileSync(wal, `${wal}-older`);
    for (let round = 0; round < 3; round += 1) insert(20_000);
    expect(trail.isWhole(true)).toBe(true);
    copyFileSync(`${wal}-older`, wal);
    insert(20_000);
    expect(trail.isWhole(true)).toBe(false);
  });
});

/** A store with five events, in whose next group something happens just before it is written. */
const harmedInGroup = async (harm: (log: string) => void) => {
  const directory = join(emptyDirectory(), 'daten');
  mkdirSync(directory);
  const log = join(directory, 'log.sqlite');
  let next: typeof harm | undefined;
  const store = openSqliteStore(directory, (database, heads) => {
    const writer = groupWriter(database, heads);
    return {
      write: (members) => {
        next?.(log);
        return writer.write(members);
      },
    };
  });
  onTestFinished(() => store.close(true));
  const append = (revision: number) =>
    store.append(STREAM, revision < 0 ? 'no-stream' : revision, events(STREAM, revision + 1));
  for (let revision = -1; revision < 4; revision += 1) {
    if (revision === 1) copyFileSync(`${log}-shm`, join(directory, 'index'));
    await append(revision);
  }
  next = harm;
  return append(4);
};

describe('what happens in the middle of a group is noticed before anybody is answered', () => {
  it.each<readonly [string, (log: string) => void]>([
    ['the WAL is emptied', (log) => truncateSync(`${log}-wal`)],
    ['the WAL is cut off', (log) => truncateSync(`${log}-wal`, 5000)],
    [
      'an older index is copied over that of the WAL',
      (log) => copyFileSync(join(log, '../index'), `${log}-shm`),
    ],
  ])('%s', async (_, harm) => {
    await expect(harmedInGroup(harm)).rejects.toBeInstanceOf(Damage);
  });

  it('nothing', async () => {
    await expect(harmedInGroup(() => undefined)).resolves.toMatchObject({ outcome: 'appended' });
  });
});
