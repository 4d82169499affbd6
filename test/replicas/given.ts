import { onTestFinished } from 'vitest';
import { type Hub, startHub } from '../../src/main.ts';
import { readSettings } from '../../src/settings.ts';
import { type Double, type DoubleOptions, startDouble } from '../double/cluster.ts';
import { emptyDirectory } from '../project/demo-log.ts';

/** Settings of a hub on a server, with a directory of its own. */
export const replicaSettings = (url: string, others: Readonly<Record<string, string>> = {}) =>
  readSettings({
    PORT: '0',
    LICHTERKETTE_DATA: emptyDirectory(),
    LICHTERKETTE_DEMO: 'off',
    LICHTERKETTE_ENGINE: 'eventstoredb',
    EVENTSTORE_URL: url,
    LICHTERKETTE_LOG_LEVEL: 'silent',
    LICHTERKETTE_ENGINE_PAUSE_MS: '5',
    LICHTERKETTE_ENGINE_LONGEST_PAUSE_MS: '50',
    LICHTERKETTE_ENGINE_WATCH_MS: '50',
    LICHTERKETTE_ENGINE_PROBE_MS: '50',
    LICHTERKETTE_ENGINE_ABSENCE_MS: '1000',
    ...others,
  });

/** A server and some hubs on it; all are gone when the test is over. */
export const replicas = async (
  count: number,
  options: DoubleOptions & { settings?: Readonly<Record<string, string>> } = {},
): Promise<{ double: Double; hubs: readonly Hub[] }> => {
  const double = await startDouble(options);
  const hubs: Hub[] = [];
  onTestFinished(async () => {
    for (const node of double.nodes) node.thaw();
    await Promise.all(hubs.map((hub) => hub.close()));
    double.stop();
  });
  for (let index = 0; index < count; index += 1)
    hubs.push(await startHub(replicaSettings(double.url, options.settings)));
  return { double, hubs };
};

/** An answer of a hub. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks a hub; with a body it is a command, with `key` its Idempotency-Key. */
export const ask = async (hub: Hub, path: string, body?: object, key?: string): Promise<Answered> => {
  const headers = { 'Content-Type': 'application/json', ...(key ? { 'Idempotency-Key': key } : {}) };
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(hub.url + path, init);
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answered['body'],
  };
};

export const kommuneBody = (name: string, others: object = {}) => ({
  name,
  kind: 'gemeinde',
  land: 'Hessen',
  ...others,
});

export const projectBody = (title: string) => ({
  title,
  summary: 'Worum es geht',
  gestaltungsfelder: ['Bürgerservice'],
  innovationStatus: 'laeuft',
});
