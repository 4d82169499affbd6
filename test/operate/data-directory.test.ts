import { chmodSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoDirectory } from './demo-directory.ts';
import { lichterkette, readOnlyDirectory, serve, strangersDirectory } from './process.ts';

const altered = (change: (database: DatabaseSync) => void) => (directory: string) => {
  const database = new DatabaseSync(join(directory, 'log.sqlite'));
  change(database);
  database.close();
};

/** What is wrong with a data directory, and what is said of it. */
const CASES: readonly (readonly [what: string, spoil: (directory: string) => void, says: RegExp])[] = [
  [
    'a log of a newer edition',
    altered((database) => database.exec('PRAGMA user_version = 99')),
    /log\.sqlite stammt von einer neueren Ausgabe \(99\)\. Bitte zuerst aktualisieren\./,
  ],
  [
    'a database of another program',
    (directory) => {
      rmSync(join(directory, 'log.sqlite'));
      altered((database) => database.exec('CREATE TABLE other (x)'))(directory);
    },
    /log\.sqlite ist keine Datei der Lichterkette/,
  ],
  [
    'a text file in the place of the log',
    (directory) => writeFileSync(join(directory, 'log.sqlite'), 'Liebe Grüße\n'.repeat(100)),
    /log\.sqlite ist keine Datei der Lichterkette\./,
  ],
  [
    'a text file in the place of the lock',
    (directory) => writeFileSync(join(directory, 'lock.sqlite'), 'Liebe Grüße\n'.repeat(100)),
    /lock\.sqlite ist keine Datei der Lichterkette\./,
  ],
  [
    'a log that was cut off',
    (directory) => truncateSync(join(directory, 'log.sqlite'), 200 * 1024),
    /ist beschädigt\. Bitte die letzte Sicherung zurückspielen \(restore\)\./,
  ],
  [
    'a log whose pages were overwritten',
    (directory) => {
      const file = join(directory, 'log.sqlite');
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xab, 4096, bytes.length - 4096));
    },
    /ist beschädigt\. Bitte die letzte Sicherung zurückspielen \(restore\)\./,
  ],
];

const VERBS: readonly string[][] = [['serve', '--port', '0', '--demo', 'off'], ['verify'], ['doctor']];

describe.each(CASES)('a data directory with %s', (_what, spoil, says) => {
  it.each(VERBS)('is refused by %s in German, with exit code 1', async (...args) => {
    const directory = demoDirectory();
    spoil(directory);
    const { code, stdout, stderr } = await lichterkette([...args, '--data', directory]);
    // Reading needs no lock.
    const harmless = says.source.startsWith('lock') && args[0] === 'verify';
    expect(stdout + stderr).toMatch(harmless ? / 0 beschädigt/ : says);
    expect(code).toBe(harmless ? 0 : 1);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

it('a data directory that cannot be written to is refused', async () => {
  const { code, stderr } = await lichterkette(['serve', '--data', readOnlyDirectory()], { stranger: true });
  expect(stderr).toMatch(/ist schreibgeschützt/);
  expect(code).toBe(1);
});

it('a data directory that cannot be made is refused', async () => {
  const below = join(readOnlyDirectory(), 'tiefer');
  const { code, stderr } = await lichterkette(['serve', '--data', below], { stranger: true });
  expect(stderr).toMatch(/lässt sich nicht anlegen/);
  expect(code).toBe(1);
});

it('a log that cannot be written to is refused', async () => {
  const directory = strangersDirectory();
  const log = join(directory, 'log.sqlite');
  writeFileSync(log, readFileSync(join(demoDirectory(), 'log.sqlite')));
  chmodSync(log, 0o444);
  const { code, stderr } = await lichterkette(
    ['serve', '--port', '0', '--demo', 'off', '--data', directory],
    {
      stranger: true,
    },
  );
  expect(stderr).toMatch(/log\.sqlite ist schreibgeschützt\./);
  expect(code).toBe(1);
});

it('a port that is taken is named, and the exit code says that something is wrong', async () => {
  const hub = await serve(demoDirectory());
  const port = new URL(hub.url).port;
  const { code, stderr } = await lichterkette(['serve', '--port', port, '--data', demoDirectory()]);
  expect(stderr).toContain(`:${port} läuft schon etwas. Bitte einen anderen Port wählen`);
  expect(code).toBe(1);
});

describe('a data directory that is in use', () => {
  const directory = demoDirectory();
  let hub: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    hub = await serve(directory);
  });
  afterAll(async () => {
    hub.child.kill();
    await hub.ended;
  });

  it.each([
    ['serve', '--port', '0'],
    ['rebuild'],
    ['restore', join(demoDirectory(), 'log.sqlite'), '--overwrite'],
  ])('is refused by %s', async (...args) => {
    const { code, stderr } = await lichterkette([...args, '--data', directory]);
    expect(stderr).toMatch(/wird schon von einer laufenden Lichterkette benutzt/);
    expect(code).toBe(1);
  });

  it.each([['verify'], ['export'], ['doctor']])('can be looked at by %s', async (verb) => {
    expect((await lichterkette([verb, '--data', directory])).code).toBe(0);
  });
});
