import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE } from '../append/sqlite/database.ts';
import { openSqliteReader, openSqliteStore } from '../append/sqlite/store.ts';
import { StoreProblem } from '../append/sqlite/store-problem.ts';
import { VERSION } from '../version.ts';
import { dataFlag } from './data-flag.ts';

interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

const MIN_FREE_BYTES = 500_000_000;
const YEAR_OF_THIS_EDITION = 2026;

const node = (): Finding => ({
  ok: Number(process.versions.node.split('.')[0]) >= 24,
  text: `Node ${process.versions.node} (gebraucht wird 24 oder neuer), Lichterkette ${VERSION}`,
});

const clock = (): Finding => ({
  ok: new Date().getFullYear() >= YEAR_OF_THIS_EDITION,
  text: `Uhr: ${new Date().toISOString()}`,
});

const disk = (directory: string): Finding => {
  if (!existsSync(directory)) return { ok: true, text: `${directory} wird beim ersten Start angelegt` };
  const { bavail, bsize } = statfsSync(directory);
  const free = bavail * bsize;
  return { ok: free > MIN_FREE_BYTES, text: `Freier Platz bei ${directory}: ${Math.round(free / 1e6)} MB` };
};

const log = (directory: string): Finding => {
  if (!existsSync(join(directory, LOG_FILE))) return { ok: true, text: 'Noch keine Einträge gespeichert' };
  try {
    const reader = openSqliteReader(directory);
    const head = reader.head();
    reader.close();
    return { ok: true, text: `Letzter Eintrag: ${head ?? 'keiner'}` };
  } catch (error) {
    return { ok: false, text: (error as Error).message };
  }
};

/** Whether a hub runs on this directory now; both is well. */
const lock = async (directory: string): Promise<Finding> => {
  if (!existsSync(join(directory, LOG_FILE))) return { ok: true, text: 'Verzeichnis nicht in Benutzung' };
  try {
    await openSqliteStore(directory).close();
    return { ok: true, text: 'Verzeichnis beschreibbar und nicht in Benutzung' };
  } catch (error) {
    const inUse = error instanceof StoreProblem && error.message.includes('benutzt');
    return { ok: inUse, text: (error as Error).message };
  }
};

/** `doctor`: looks at everything that this hub needs of its machine; exit 1 where something is wrong. */
export const doctor = async (args: string[]): Promise<number> => {
  const { directory } = dataFlag(args);
  const findings = [node(), clock(), disk(directory), log(directory), await lock(directory)];
  for (const { ok, text } of findings) console.info(`${ok ? 'gut   ' : 'FEHLER'}  ${text}`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
};
