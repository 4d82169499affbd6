import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Damage } from '../damage.ts';
import { LOG_FILE } from '../data-files.ts';
import { StoreProblem } from '../store-problem.ts';
import { strangeParts } from '../strange-parts.ts';
import { problemOf } from './explain.ts';
import { assertPlainFile } from './plain-file.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './sql.ts';
import { stampOf } from './stamp.ts';

const BUSY_TIMEOUT_MS = 5000;

const pragma = (database: DatabaseSync, name: string): unknown =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

const checkOurs = (database: DatabaseSync, path: string): void => {
  const empty = pragma(database, 'schema_version') === 0;
  const application = pragma(database, 'application_id');
  if (!empty && application !== APPLICATION_ID)
    throw new StoreProblem(
      `${path} ist keine Datei der Lichterkette. Bitte ein anderes Datenverzeichnis wählen.`,
    );
  const version = Number(pragma(database, 'user_version'));
  if (version > SCHEMA_VERSION)
    throw new StoreProblem(
      `${path} stammt von einer neueren Ausgabe (${version}). Bitte zuerst aktualisieren.`,
    );
  const strange = empty ? [] : strangeParts(database, SCHEMA);
  if (strange.length > 0)
    throw new Damage(
      `${path} ist nicht so gemacht, wie die Lichterkette es macht: ${strange.join(', ')}. Bitte eine andere Sicherung zurückspielen (restore).`,
    );
};

const createTables = (database: DatabaseSync): void => {
  if (pragma(database, 'schema_version') !== 0) return;
  database.exec(`
    BEGIN IMMEDIATE;
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${SCHEMA_VERSION};
    ${SCHEMA}
    COMMIT;
  `);
};

const assertDurable = (database: DatabaseSync, path: string): void => {
  const journal = pragma(database, 'journal_mode');
  const synchronous = pragma(database, 'synchronous');
  if (journal === 'wal' && synchronous === 2) return;
  throw new StoreProblem(
    `${path} lässt sich nicht sicher beschreiben (journal_mode ${String(journal)}, synchronous ${String(synchronous)}).`,
  );
};

/** Thrown where a file is there and nothing has ever been entered in it. */
export class EmptyLog extends StoreProblem {}

const emptyLog = (path: string) => new EmptyLog(`${path} ist leer: hier wurde noch nichts eingetragen.`);

/**
 * Closes a log that is not as it should be, and leaves it and its WAL as they are: the last connection to close would write the WAL
 * back into whatever lies there, and remove it. One that may only read does not.
 */
export const closeAsItIs = (database: DatabaseSync, path: string): void => {
  let reader: DatabaseSync | undefined;
  try {
    reader = new DatabaseSync(path, { readOnly: true });
    pragma(reader, 'schema_version');
  } catch {
    // Not even that can be read any more.
  }
  database.close();
  reader?.close();
};

const opened = (path: string, options: { readOnly: boolean }): DatabaseSync => {
  let database: DatabaseSync | undefined;
  try {
    assertPlainFile(path);
    // SQLite removes the WAL of an empty file, also where it may only read.
    if (options.readOnly && stampOf(path)?.size === 0) throw emptyLog(path);
    database = new DatabaseSync(path, { ...options, timeout: BUSY_TIMEOUT_MS });
    // Nothing in a file that others may have had in hand is trusted: neither what it calls, nor what it says of itself.
    database.enableDefensive(true);
    database.exec('PRAGMA trusted_schema = OFF');
    checkOurs(database, path);
    return database;
  } catch (error) {
    if (database !== undefined) closeAsItIs(database, path);
    if (error instanceof StoreProblem) throw error;
    throw problemOf(path, error);
  }
};

/** Whether this user may write there. Asked without opening: closing a descriptor of our own would drop SQLite's locks. */
export const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Makes the data directory where it is missing. Throws StoreProblem where that is not possible, or not of use. */
export const ensureDirectory = (directory: string): void => {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new StoreProblem(`Das Datenverzeichnis ${directory} lässt sich nicht anlegen.`, { cause: error });
  }
  if (!isWritable(directory))
    throw new StoreProblem(
      `Das Datenverzeichnis ${directory} ist schreibgeschützt. Bitte diesem Benutzer das Schreiben erlauben.`,
    );
};

/** Opens the log for writing: WAL and synchronous=FULL, both asserted. Throws StoreProblem. */
export const openLog = (directory: string): DatabaseSync => {
  const path = join(directory, LOG_FILE);
  const database = opened(path, { readOnly: false });
  // A file that may not be written to is opened all the same, for reading only.
  if (!isWritable(path)) {
    database.close();
    throw new StoreProblem(`${path} ist schreibgeschützt.`);
  }
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    createTables(database);
  } catch (error) {
    closeAsItIs(database, path);
    throw problemOf(path, error);
  }
  assertDurable(database, path);
  return database;
};

/** Opens a log, or a copy of one, for reading, beside a hub that writes. Throws StoreProblem, EmptyLog where it holds nothing. */
export const openReadOnly = (path: string): DatabaseSync => {
  const database = opened(path, { readOnly: true });
  if (pragma(database, 'schema_version') !== 0) return database;
  database.close();
  throw emptyLog(path);
};
