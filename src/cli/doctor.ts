import { existsSync, statfsSync } from 'node:fs';
import type { EventStore, LogReader } from '../append/event-store.ts';
import { StoreProblem } from '../append/store-problem.ts';
import { VERSION } from '../version.ts';
import type { Run } from './adapters.ts';
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

const log = async (open: () => LogReader): Promise<Finding> => {
  try {
    const reader = open();
    const head = await reader.head();
    await reader.close();
    return { ok: true, text: `Letzter Eintrag: ${head ?? 'keiner'}` };
  } catch (error) {
    return { ok: false, text: (error as Error).message };
  }
};

/** Whether a hub runs on this log now; both is well. */
const lock = async (open: () => EventStore): Promise<Finding> => {
  try {
    await open().close();
    return { ok: true, text: 'Verzeichnis beschreibbar und nicht in Benutzung' };
  } catch (error) {
    return { ok: error instanceof StoreProblem && error.inUse, text: (error as Error).message };
  }
};

/** `doctor`: looks at everything that this hub needs of its machine; exit 1 where something is wrong. */
export const doctor: Run = async (args, adapters) => {
  const { settings } = dataFlag(args);
  const { openReader, openStore } = await adapters();
  const directory = settings.LICHTERKETTE_DATA;
  const findings = [node(), clock(), disk(directory)];
  if (existsSync(directory))
    findings.push(await log(() => openReader(settings)), await lock(() => openStore(settings)));
  for (const { ok, text } of findings) console.info(`${ok ? 'gut   ' : 'FEHLER'}  ${text}`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
};
