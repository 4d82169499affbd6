import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SealedEvent, StreamName } from '../../../contracts/envelope.ts';
import { startHub } from '../../../src/main.ts';
import { readSettings } from '../../../src/settings.ts';
import { seal } from '../../../src/store/seal.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { writeLargeLog } from '../harness/large-log.ts';
import type { Random } from '../harness/random.ts';
import { HOSTILE, HOSTILE_NAME } from './hostile-text.ts';
import { importFiles } from './import-files.ts';

const LAST_WEEK = 'von letzter Woche\n';

const on = (file: string, sql: string, ...values: string[]): void => {
  const database = new DatabaseSync(file);
  if (values.length === 0) database.exec(sql);
  else database.prepare(sql).run(...values);
  database.close();
};

/** A log of some hundred kilobytes, with the read models that a hub keeps beside it. */
const written = async (directory: string, random: Random): Promise<void> => {
  writeLargeLog(directory, 120, random);
  const hub = await startHub(
    readSettings({
      PORT: '0',
      LICHTERKETTE_DATA: directory,
      LICHTERKETTE_DEMO: 'off',
      LICHTERKETTE_LOG_LEVEL: 'silent',
    }),
  );
  await hub.close();
};

/** A log whose every event is valid and holds what would steer a terminal, its type too. */
const sealedHostile = async (directory: string, random: Random): Promise<void> => {
  const store = openSqliteStore(directory);
  const stream: StreamName = `kommune-${random.uuid()}`;
  const id = random.uuid();
  let prevHash: string | null = null;
  const events = [1, 2, 3].map((_, revision): SealedEvent => {
    const sealed = seal(
      { stream, revision, prevHash },
      { id: `${id}${HOSTILE}`, type: `Feindlich${HOSTILE}`, version: 1, data: { [HOSTILE]: HOSTILE } },
      {
        commandId: id,
        contentHash: '',
        actor: { organisation: stream, role: HOSTILE, subjectRef: id },
        recordedAt: '2026-01-01T00:00:00.000Z',
        correlationId: id,
        causationId: id,
        salt: '',
      },
    );
    prevHash = sealed.metadata.hash;
    return sealed;
  });
  await store.append(stream, 'no-stream', events);
  await store.close();
};

type Spoil = (directory: string, log: string) => void;

const copied = (change: (log: string) => void): Spoil => {
  return (directory, log) => {
    copyFileSync(log, join(directory, 'log.sqlite'));
    change(join(directory, 'log.sqlite'));
  };
};

/** What can lie in the place of a data directory. */
const DIRECTORIES: Readonly<Record<string, Spoil>> = {
  leer: () => undefined,
  hohl: (directory) => writeFileSync(join(directory, 'log.sqlite'), ''),
  text: (directory) => writeFileSync(join(directory, 'log.sqlite'), 'Liebe Grüße\n'.repeat(1000)),
  rohr: (directory) => void execFileSync('mkfifo', [join(directory, 'log.sqlite')]),
  'sperre-rohr': (directory, log) => {
    copyFileSync(log, join(directory, 'log.sqlite'));
    execFileSync('mkfifo', [join(directory, 'lock.sqlite')]);
  },
  ordner: (directory) => mkdirSync(join(directory, 'log.sqlite')),
  fremd: (directory) => on(join(directory, 'log.sqlite'), 'CREATE TABLE other (x)'),
  neuer: copied((log) => on(log, 'PRAGMA user_version = 99')),
  abgeschnitten: copied((log) => truncateSync(log, 9000)),
  beschädigt: copied((log) => on(log, `UPDATE event SET data = replace(data, 'a', 'o') WHERE position = 3`)),
  feindlich: copied((log) =>
    on(log, 'UPDATE event SET type = ?, id = ?, stream = ? WHERE position = 3', HOSTILE, HOSTILE, HOSTILE),
  ),
};

const makeOdd = (world: string): void => {
  const at = (name: string) => join(world, 'falsch', name);
  execFileSync('mkfifo', [at('pipe')]);
  symlinkSync('im-kreis', at('im-kreis'));
  symlinkSync('/gibt/es/nicht', at('ins-leere'));
  symlinkSync('../data/log.sqlite', at('verweis-auf-bestand'));
  symlinkSync('../data', at('verweis-auf-data'));
  linkSync(join(world, 'data/log.sqlite'), at('zweiter-name'));
  writeFileSync(at('datei'), LAST_WEEK);
  writeFileSync(at('nichts'), '');
  writeFileSync(at('heimlich'), LAST_WEEK, { mode: 0o600 });
  on(at('fremde.db'), 'CREATE TABLE other (x)');
  writeFileSync(at(HOSTILE_NAME), HOSTILE);
};

/**
 * A folder with all that verbs are called with: a data directory, a backup of it, last week's export, lines to import, and
 * below `falsch` and `verboten` what nobody should name. `copyOf` gives one that may be spoiled.
 */
export const makeWorld = async (world: string, random: Random): Promise<void> => {
  for (const folder of ['data', 'ziel', 'voll', 'verboten', 'falsch', 'kurz'].map((name) =>
    join(world, name),
  ))
    mkdirSync(folder);
  await written(join(world, 'data'), random);
  const log = join(world, 'data/log.sqlite');
  on(log, `VACUUM INTO '${join(world, 'sicherung.sqlite')}'`);
  for (const [name, spoil] of Object.entries(DIRECTORIES)) {
    mkdirSync(join(world, 'falsch', name));
    spoil(join(world, 'falsch', name), log);
  }
  mkdirSync(join(world, 'falsch/feindlich-versiegelt'));
  await sealedHostile(join(world, 'falsch/feindlich-versiegelt'), random);
  makeOdd(world);
  for (const file of ['woche.jsonl', 'voll/woche.jsonl', 'verboten/woche.jsonl'])
    writeFileSync(join(world, file), LAST_WEEK, { mode: 0o644 });
  for (const [name, content] of importFiles(random)) writeFileSync(join(world, 'falsch', name), content);
  writeFileSync(join(world, 'zeilen.jsonl'), readFileSync(join(world, 'falsch/zeilen.jsonl')));
  chmodSync(join(world, 'verboten'), 0o555);
};

/** The same folder once more, with its links and pipes. */
export const copyOf = (world: string, to: string): void => {
  rmSync(to, { recursive: true, force: true });
  execFileSync('cp', ['-a', world, to]);
};
