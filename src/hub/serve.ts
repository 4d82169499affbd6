import { readSettings } from '../settings.ts';
import { remark, tell } from '../terminal/terminal.ts';
import { startHub } from './start-hub.ts';
import type { Surroundings } from './surroundings.ts';

const whatToTry = (url: string, demo: boolean): string[] => [
  '',
  `Lichterkette läuft: ${url}`,
  ...(demo ? ['Demonstration mit erfundenen Kommunen und Daten.'] : []),
  '',
  `  Lösungen finden   ${url}/loesungen`,
  `  Was neu ist       ${url}/neues`,
  `  Betriebsstatus    ${url}/betriebsstatus`,
  `  Schnittstelle     ${url}/openapi.json`,
  '',
  `Mitlesen, was geschieht:  npx lichterkette follow feed --url ${url}`,
  'Beenden mit Strg+C.',
  '',
];

const toldToStop = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(undefined));
  });

/** What closing may take beyond draining: the end is promised within 10 s. */
const CLOSING_MS = 1500;

// All that was answered is durable: what does not close is not waited for.
const endAtOnce = (): never => {
  remark('Das Anhalten dauert zu lange: beendet, ohne alles zu schließen. Eingetragenes ist sicher.');
  process.exit(1);
};

/**
 * Starts a hub for a person or a service manager: says where it is, and ends gracefully when told to, at the latest shortly
 * after LICHTERKETTE_DRAIN_MS.
 */
export const serve = async (args: readonly string[], surroundings: Surroundings = {}): Promise<void> => {
  const settings = readSettings(process.env, args);
  // A hub goes on where nobody hears what it says.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const stop = toldToStop();
  const hub = await Promise.race([startHub(settings, surroundings), stop]);
  // Told to stop while loading: nothing has been answered yet, and the log survives worse than this.
  if (hub === undefined) process.exit(0);
  tell(...whatToTry(hub.url, settings.LICHTERKETTE_DEMO === 'on'));
  await stop;
  const late = setTimeout(endAtOnce, settings.LICHTERKETTE_DRAIN_MS + CLOSING_MS);
  await hub.close().finally(() => clearTimeout(late));
};
