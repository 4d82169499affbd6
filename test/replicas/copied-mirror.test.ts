import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Position } from '../../contracts/envelope.ts';
import { type Hub, openStore, startHub } from '../../src/main.ts';
import type { Settings } from '../../src/settings.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { ask, kommuneBody, projectBody, replicaSettings, replicas } from './given.ts';

const share = async (hub: Hub, count: number) => {
  const { body } = await ask(hub, '/v1/kommunen', kommuneBody('Gemeinde Spiegel'));
  const path = `/v1/kommunen/${String(body.kommuneId)}/share-project`;
  for (let index = 0; index < count; index += 1)
    expect((await ask(hub, path, projectBody(`Projekt ${index}`))).status).toBe(201);
};

/** A copy of the mirror that this hub leaves behind when it stops. */
const mirrorOf = async (hub: Hub, directory: string): Promise<string> => {
  await hub.close();
  const copy = emptyDirectory();
  for (const file of ['readmodel.bin', 'texts.bin']) copyFileSync(join(directory, file), join(copy, file));
  return copy;
};

/** A hub that tells from where on it follows the log. */
const following = async (settings: Settings) => {
  const from: (Position | null)[] = [];
  const hub = await startHub(settings, {
    store: (given) => {
      const store = openStore(given);
      return {
        ...store,
        subscribeAll: (after, subscriber) => {
          from.push(after);
          return store.subscribeAll(after, subscriber);
        },
      };
    },
  });
  onTestFinished(() => hub.close());
  return { hub, from };
};

it('a new replica that starts from a copy of another’s mirror reads only what came since', async () => {
  const directory = emptyDirectory();
  const { double, hubs } = await replicas(1, { settings: { LICHTERKETTE_DATA: directory } });
  const [first] = hubs as [Hub];
  await share(first, 20);
  const { position } = first.runner;
  const copy = await mirrorOf(first, directory);
  const other = await startHub(replicaSettings(double.url));
  onTestFinished(() => other.close());
  await share(other, 5);
  const { hub, from } = await following(replicaSettings(double.url, { LICHTERKETTE_DATA: copy }));
  expect(from).toEqual([position]);
  expect(hub.runner.applied).toBe(27);
  expect(hub.runner.rowsHash).toBe(other.runner.rowsHash);
  const paths = ['/v1/solutions?q=projekt&limit=100', '/v1/feed?limit=100'];
  for (const path of paths) expect((await ask(hub, path)).body).toEqual((await ask(other, path)).body);
});

it('a copy of a mirror of another server is thrown away', async () => {
  const directory = emptyDirectory();
  const { hubs } = await replicas(1, { settings: { LICHTERKETTE_DATA: directory } });
  const [first] = hubs as [Hub];
  await share(first, 3);
  const copy = await mirrorOf(first, directory);
  const { double, hubs: elsewhere } = await replicas(1);
  await share(elsewhere[0] as Hub, 8);
  const { hub, from } = await following(replicaSettings(double.url, { LICHTERKETTE_DATA: copy }));
  expect(from).toEqual([null]);
  expect(hub.runner.rowsHash).toBe(elsewhere[0]?.runner.rowsHash);
});
