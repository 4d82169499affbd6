import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../../contracts/envelope.ts';
import { Damage } from '../damage.ts';
import { LOG_FILE, MARK_FILE, MIRROR_FILE, TEXTS_FILE } from '../data-files.ts';
import { ForeignPosition } from '../event-store.ts';
import { EmptyLog, openReadOnly } from './database.ts';
import { holdDirectory } from './lock.ts';
import { type Mark, readMark, removeMark, walIdOf } from './mark.ts';
import { reading } from './reading.ts';
import { stampOf } from './stamp.ts';

const WHAT_TO_DO = 'Bitte die Datei zurücklegen oder die letzte Sicherung zurückspielen (restore)';

const ACCEPT = 'ist dieser Bestand der richtige, nimmt ihn: npx lichterkette rebuild';

const sizeOf = (path: string): number => stampOf(path)?.size ?? 0;

/** What else in a directory says that a log was here; the files of SQLite only where they hold something. */
const traces = (directory: string): string[] => {
  const besides = [MARK_FILE, MIRROR_FILE, TEXTS_FILE, `${LOG_FILE}-wal`, `${LOG_FILE}-journal`];
  const replaced = readdirSync(directory).filter((name) => name.startsWith(`${LOG_FILE}.`));
  return [...besides, ...replaced].filter((name) => sizeOf(join(directory, name)) > 0);
};

const refuseToBeginAnew = (directory: string): void => {
  const found = traces(directory);
  if (found.length === 0) return;
  throw new Damage(
    `${join(directory, LOG_FILE)} fehlt oder ist leer, aber hier war schon ein Bestand (${found.join(', ')}). Neu begonnen wird nicht. ${WHAT_TO_DO}; soll hier wirklich neu begonnen werden, das Verzeichnis leeren.`,
  );
};

/** Whether another program has written the WAL back, and removed it: the log is the same file, and was written to after us. */
const wasWrittenBack = (log: string, { log: left }: Mark): boolean => {
  const found = stampOf(log);
  if (left === undefined || found === undefined) return false;
  return found.inode === left.inode && found.written > left.written;
};

const checkWal = (log: string, mark: Mark): void => {
  const { wal } = mark;
  const path = `${log}-wal`;
  const found = walIdOf(path);
  if (wal === undefined || (wal === '' ? found === undefined : found === wal)) return;
  // What it held is in the log then; how far that must reach is looked at as well.
  if (found === undefined && wasWrittenBack(log, mark)) return;
  const what =
    found === undefined
      ? `${path} fehlt, und der Dienst wurde nicht ordentlich beendet: Was zuletzt eingetragen wurde, kann verloren sein`
      : `${path} gehört nicht zu diesem Bestand`;
  throw new Damage(`${what}. ${WHAT_TO_DO}; ${ACCEPT}`);
};

/** What the mirror of the read models was made from: the first event, and the last that it goes up to. */
export interface Mirrored {
  readonly first: Position | null;
  readonly head: Position;
}

/** What must be in the log. The mirror of another log than the marked one says nothing of this one; it is thrown away. */
const mustReach = (mark: Mark | undefined, mirrored: Mirrored | null): Position[] => {
  const [marked, made] = [mark?.first ?? null, mirrored?.first ?? null];
  const strange = marked !== null && made !== null && made !== marked;
  const positions = [mark?.first, mark?.head, strange ? null : mirrored?.head];
  return positions.filter((position) => position !== null && position !== undefined);
};

const openedToLook = (directory: string): DatabaseSync => {
  try {
    return openReadOnly(join(directory, LOG_FILE));
  } catch (error) {
    if (error instanceof EmptyLog) refuseToBeginAnew(directory);
    throw error;
  }
};

const checkReach = (directory: string, positions: readonly Position[]): void => {
  const log = join(directory, LOG_FILE);
  const database = openedToLook(directory);
  try {
    const { rowOf } = reading(database);
    for (const position of positions) rowOf(position);
  } catch (error) {
    if (!(error instanceof ForeignPosition)) throw error;
    throw new Damage(
      `${log} ist nicht mehr der Bestand, der hier war, oder reicht nicht mehr so weit: Eine Stelle fehlt, an der schon ein Eintrag stand. ${WHAT_TO_DO}; ${ACCEPT}`,
      { cause: error },
    );
  } finally {
    database.close();
  }
};

/** How many names in the directory itself lead to this file: a restore that was broken off leaves a second one. */
const ownNames = (directory: string, inode: number): number =>
  readdirSync(directory).filter((name) => stampOf(join(directory, name))?.inode === inode).length;

/** Throws Damage where the log of `directory` has a name in another directory as well. */
export const assertOneName = (directory: string): void => {
  const log = join(directory, LOG_FILE);
  const found = stampOf(log);
  if (found === undefined || found.links <= ownNames(directory, found.inode)) return;
  throw new Damage(
    `${log} hat noch einen Namen in einem anderen Verzeichnis (harter Verweis): Zwei Dienste könnten hineinschreiben, ohne voneinander zu wissen. Bitte eine Kopie an seine Stelle legen, oder den anderen Namen entfernen.`,
  );
};

/**
 * Looks at a log before it is opened for writing, while the lock is held: opening would begin a missing one anew, and write a WAL
 * into it that is not its own. Throws Damage where what was here is gone, cut off or replaced; the rest of what may be wrong
 * is seen where it is opened and read. Changes nothing.
 */
export const assertWhole = (directory: string, mirrored: Mirrored | null): void => {
  const log = join(directory, LOG_FILE);
  if (sizeOf(log) === 0) {
    refuseToBeginAnew(directory);
    return;
  }
  assertOneName(directory);
  const mark = readMark(directory);
  if (mark !== undefined) checkWal(log, mark);
  const positions = mustReach(mark, mirrored);
  if (positions.length > 0) checkReach(directory, positions);
};

/**
 * Takes the log of `directory` as it is, on the word of whoever calls this: what was known of it is forgotten, `forget` along with
 * it. Holds the lock meanwhile. Throws StoreProblem where there is no log with at least one event: nothing is begun anew.
 */
export const acceptLog = (directory: string, forget: () => void): void => {
  const lock = holdDirectory(directory);
  try {
    const log = join(directory, LOG_FILE);
    if (sizeOf(log) === 0) refuseToBeginAnew(directory);
    const database = openReadOnly(log);
    const first = reading(database).first();
    database.close();
    if (first === null && traces(directory).length > 0) refuseToBeginAnew(directory);
    removeMark(directory);
    forget();
  } finally {
    lock.release();
  }
};
