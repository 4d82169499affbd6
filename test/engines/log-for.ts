import { type Double, startDouble } from '../double/cluster.ts';

/** A server that is silent for longer than this is asked again; so some calls are, on a busy machine. */
const IMPATIENT = {
  LICHTERKETTE_ENGINE_WATCH_MS: '50',
  LICHTERKETTE_ENGINE_PAUSE_MS: '5',
  LICHTERKETTE_ENGINE_LONGEST_PAUSE_MS: '50',
  LICHTERKETTE_ENGINE_PROBE_MS: '50',
};

const doubles = new Map<string, Double>();
let onServers = false;

/** From here on every hub of this test file runs on a server of its own. */
export const useServers = (): void => {
  onServers = true;
};

/**
 * Settings of a hub on the engine that this test file is about; its log is empty where nothing has run yet with this data
 * directory.
 */
export const logFor = async (directory: string): Promise<Readonly<Record<string, string>>> => {
  if (!onServers) return {};
  const double = doubles.get(directory) ?? (await startDouble());
  doubles.set(directory, double);
  return { LICHTERKETTE_ENGINE: 'eventstoredb', EVENTSTORE_URL: double.url, ...IMPATIENT };
};

/** Ends all servers of this test file. Throws where no hub ran on one: then nothing was shown. */
export const stopServers = (): void => {
  if (doubles.size === 0) throw new Error('no hub of this file ran on a server');
  for (const double of doubles.values()) double.stop();
  doubles.clear();
};
