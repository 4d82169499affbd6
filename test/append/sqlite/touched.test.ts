import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Damage } from '../../../src/store/damage.ts';
import type { EventStore } from '../../../src/store/event-store.ts';
import { groupWriter } from '../../../src/store/sqlite/group.ts';
import { openSqliteReader, openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { events } from '../../conformance/events.ts';
import { kommune } from '../../decide/names.ts';
import { emptyDirectory } from '../../project/demo-log.ts';

const STREAM = kommune('Weidenrode');

const log = (directory: string) => join(directory, 'log.sqlite');

const bySql = (sql: string) => (directory: string) => {
  const database = new DatabaseSync(log(directory));
  database.exec(sql);
  database.close();
};

const moveIn = (name: string) => (directory: string) => {
  copyFileSync(join(directory, name), join(directory, 'fremd'));
  renameSync(join(directory, 'fremd'), join(directory, name));
};

/** What others may do to the files of a log that is open, and what is said of it. */
const HARMS: readonly (readonly [what: string, harm: (directory: string) => void, says: RegExp])[] = [
  ['the log is deleted', (at) => rmSync(log(at)), /log\.sqlite wurde gelöscht oder verschoben/],
  ['the log is moved away', (at) => renameSync(log(at), join(at, 'alt')), /gelöscht oder verschoben/],
  ['the log is replaced', moveIn('log.sqlite'), /log\.sqlite wurde durch eine andere Datei ersetzt/],
  ['another log is copied over it', (at) => copyFileSync(join(at, 'stand'), log(at)), /beschrieben|gekürzt/],
  ['the log is emptied', (at) => truncateSync(log(at), 0), /log\.sqlite wurde gekürzt/],
  ['the WAL is deleted', (at) => rmSync(`${log(at)}-wal`), /log\.sqlite-wal wurde gelöscht/],
  ['the WAL is emptied', (at) => truncateSync(`${log(at)}-wal`, 0), /log\.sqlite-wal wurde gekürzt/],
  ['the WAL is replaced', moveIn('log.sqlite-wal'), /log\.sqlite-wal wurde durch eine andere/],
  ['the lock is deleted', (at) => rmSync(join(at, 'lock.sqlite')), /Eine zweite Lichterkette könnte/],
  ['the lock is replaced', moveIn('lock.sqlite'), /Eine zweite Lichterkette könnte/],
  ['the directory is moved away', (at) => renameSync(at, `${at}-anderswo`), /lock\.sqlite wurde gelöscht/],
  ['an event is changed with SQL', bySql(`UPDATE event SET data = '{}'`), /anderen Programm beschrieben/],
  [
    'a trigger is added',
    bySql('CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END'),
    /anderen Programm beschrieben/,
  ],
];

/** A store with ten events, a copy of its log as of five, and a way to append. */
const opened = async () => {
  const directory = join(emptyDirectory(), 'daten');
  mkdirSync(directory);
  const store = openSqliteStore(directory);
  let open = true;
  const close = async (damaged?: boolean) => {
    if (open) await store.close(damaged);
    open = false;
  };
  onTestFinished(() => close());
  let revision = -1;
  const append = async () => {
    const result = await store.append(
      STREAM,
      revision < 0 ? 'no-stream' : revision,
      events(STREAM, revision + 1),
    );
    revision += 1;
    return result;
  };
  for (let count = 0; count < 5; count += 1) await append();
  const copying = new DatabaseSync(log(directory), { readOnly: true });
  copying.prepare('VACUUM INTO ?').run(join(directory, 'stand'));
  copying.close();
  for (let count = 0; count < 5; count += 1) await append();
  return { directory, store, append, close };
};

const told = (store: EventStore): Promise<Damage> =>
  new Promise((resolve) => {
    store.onDamage?.(resolve);
  });

describe.each(HARMS)('when %s under an open log', (_what, harm, says) => {
  it('nothing more is answered as written', async () => {
    const { directory, append } = await opened();
    harm(directory);
    const refused = append();
    await expect(refused).rejects.toBeInstanceOf(Damage);
    await expect(refused).rejects.toThrow(says);
    await expect(append()).rejects.toBeInstanceOf(Damage);
  });

  it('that is noticed also while nobody writes', async () => {
    const { directory, store } = await opened();
    const damage = told(store);
    harm(directory);
    expect((await damage).message).toMatch(says);
  });
});

it('what happens while a group is written is noticed before it is answered', async () => {
  const directory = emptyDirectory();
  let harm: (() => void) | undefined;
  const store = openSqliteStore(directory, (database, heads) => {
    const writer = groupWriter(database, heads);
    return {
      write: (members) => {
        const results = writer.write(members);
        harm?.();
        return results;
      },
    };
  });
  onTestFinished(() => store.close());
  await store.append(STREAM, 'no-stream', events(STREAM, 0));
  harm = () => renameSync(log(directory), join(directory, 'alt'));
  await expect(store.append(STREAM, 0, events(STREAM, 1))).rejects.toThrow(/gelöscht oder verschoben/);
});

describe('where damage was found', () => {
  const bytes = (directory: string) => ['', '-wal'].map((suffix) => readFileSync(log(directory) + suffix));

  it('nothing is written back when it is closed', async () => {
    const { directory, close } = await opened();
    const before = bytes(directory);
    await close(true);
    expect(bytes(directory)).toEqual(before);
    await openSqliteStore(directory).close();
    expect(await Array.fromAsync(openSqliteReader(directory).readAll(null))).toHaveLength(10);
  });

  it.each([
    ['another log was copied over it', (at: string) => copyFileSync(join(at, 'stand'), log(at))],
    ['it was cut off', (at: string) => truncateSync(log(at), 4096)],
  ])('nothing is written back into it, since %s', async (_what, harm) => {
    const { directory, close } = await opened();
    harm(directory);
    const before = bytes(directory);
    await close();
    expect(bytes(directory)).toEqual(before);
  });
});

it('a log that has been moved away is not begun anew after an error', async () => {
  const directory = emptyDirectory();
  let fails = false;
  const store = openSqliteStore(directory, (database, heads) => {
    const writer = groupWriter(database, heads);
    return {
      write: (members) => {
        if (!fails) return writer.write(members);
        renameSync(log(directory), join(directory, 'alt'));
        throw Object.assign(new Error('disk I/O error'), { errcode: 10 });
      },
    };
  });
  onTestFinished(() => store.close());
  await store.append(STREAM, 'no-stream', events(STREAM, 0));
  fails = true;
  await expect(store.append(STREAM, 0, events(STREAM, 1))).rejects.toBeInstanceOf(Damage);
  expect(() => openSqliteReader(directory)).toThrow();
});

it('what only looks at it, and what we ourselves do, is no harm', async () => {
  const { directory, store, append } = await opened();
  let damage: Damage | undefined;
  store.onDamage?.((found) => {
    damage = found;
  });
  const reader = openSqliteReader(directory);
  expect(await Array.fromAsync(reader.readAll(null))).toHaveLength(10);
  bySql('SELECT count(*) FROM event; PRAGMA integrity_check')(directory);
  utimesSync(directory, new Date(), new Date());
  writeFileSync(join(dirname(log(directory)), 'notiz.txt'), 'Notiz');
  // More than is gathered before the WAL is written back.
  for (let count = 0; count < 1200; count += 1) expect((await append()).outcome).toBe('appended');
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(damage).toBeUndefined();
  await reader.close();
}, 60_000);
