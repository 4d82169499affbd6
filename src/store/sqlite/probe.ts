import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '../../../contracts/envelope.ts';
import { LOCK_FILE, LOG_FILE, MARK_FILE } from '../data-files.ts';
import type { Finding } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { StoreProblem } from '../store-problem.ts';
import { isWritable, openReadOnly } from './database.ts';
import { lockDirectory } from './lock.ts';
import { type Mark, readMark } from './mark.ts';
import { reading } from './reading.ts';
import { assertOneName, assertWhole, type Mirrored } from './whole-log.ts';

const NO_LOCK: Finding = {
  state: 'hint',
  text: `${LOCK_FILE} fehlt: Der nächste Start legt sie an. Läuft hier gerade eine Lichterkette, wurde sie unter ihr gelöscht; dann anhalten und neu starten`,
};

/** Whether somebody runs a hub here; both is well. Asked only where there is a lock file: asking would make one. */
const lock = (directory: string): { readonly finding: Finding; readonly inUse: boolean } => {
  if (!existsSync(join(directory, LOCK_FILE))) return { finding: NO_LOCK, inUse: false };
  try {
    lockDirectory(directory).release();
    return {
      finding: { state: 'good', text: 'Verzeichnis beschreibbar und nicht in Benutzung' },
      inUse: false,
    };
  } catch (error) {
    const inUse = error instanceof StoreProblem && error.inUse;
    return { finding: { state: inUse ? 'good' : 'wrong', text: (error as Error).message }, inUse };
  }
};

const headOf = (directory: string): Position | null => {
  const database = openReadOnly(join(directory, LOG_FILE));
  try {
    return reading(database).head();
  } finally {
    database.close();
  }
};

/** What the mark beside the log says of it; that it belongs to this log has been looked at. */
const markFinding = (mark: Mark | undefined, head: Position | null): Finding => {
  if (mark === undefined)
    return {
      state: 'hint',
      text: `${MARK_FILE} fehlt: Bis zum nächsten Start merkt niemand, wenn der Bestand gekürzt oder ersetzt wird`,
    };
  if (mark.head === null && head !== null)
    return {
      state: 'hint',
      text: `${MARK_FILE} sagt nichts über diesen Bestand oder lässt sich nicht lesen; der nächste Start schreibt sie neu`,
    };
  return mark.head === head
    ? { state: 'good', text: `${MARK_FILE} gehört zu diesem Bestand` }
    : {
        state: 'good',
        text: `${MARK_FILE} gehört zu diesem Bestand und kennt ihn bis ${mark.head}, wie im Betrieb oder nach einem Absturz`,
      };
};

/** What the next start would say of the files; of those that somebody has open, what can be said beside him. */
const filesFindings = (directory: string, inUse: boolean, mirrored: Mirrored | null): Finding[] => {
  try {
    if (inUse) assertOneName(directory);
    else assertWhole(directory, mirrored);
    return [markFinding(readMark(directory), headOf(directory))];
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    return [{ state: 'wrong', text: error.message }];
  }
};

/**
 * Looks at the data directory of the embedded engine, which may be missing yet, and changes nothing there; `mirrored` is what the
 * mirror of the read models says of the log.
 */
export const probeDirectory = (directory: string, mirrored: Mirrored | null): Probe => {
  if (!existsSync(directory)) return { findings: [], readable: false };
  const readable = existsSync(join(directory, LOG_FILE));
  if (!isWritable(directory))
    return {
      findings: [{ state: 'wrong', text: `Das Datenverzeichnis ${directory} ist schreibgeschützt.` }],
      readable,
    };
  if (!readable) return { findings: withoutLog(directory), readable };
  const { finding, inUse } = lock(directory);
  return { findings: [finding, ...filesFindings(directory, inUse, mirrored)], readable };
};

// The lock file is made by whoever asks for it: only where there is a log already.
const withoutLog = (directory: string): Finding[] => {
  try {
    assertWhole(directory, null);
    return [{ state: 'good', text: 'Verzeichnis beschreibbar, noch ohne Bestand' }];
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    return [{ state: 'wrong', text: error.message }];
  }
};
