import { expect, it } from 'vitest';
import { openReader } from '../../src/main.ts';
import { checkedEvents } from '../../src/store/checked-events.ts';
import { id } from '../decide/names.ts';
import { ask, kommuneBody, projectBody, replicaSettings, replicas } from './given.ts';

/** In `npm test`; the full size is LICHTERKETTE_TWICE=2000. */
const TIMES = Number(process.env.LICHTERKETTE_TWICE ?? 60);

it('a command that two replicas get at the same moment acts once, and both answer the same', {
  timeout: 600_000,
}, async () => {
  const { double, hubs } = await replicas(2);
  const [one, two] = hubs as [(typeof hubs)[number], (typeof hubs)[number]];
  const both = (path: string, body: object, key: string) =>
    Promise.all([ask(one, path, body, key), ask(two, path, body, key)]);
  let effects = 0;
  let kommuneId = '';
  for (let index = 0; index < TIMES; index += 1) {
    // The regional key makes the second registration look like a double of the first (rule 23).
    const ags = String(6_000_001 + 2 * index).padStart(8, '0');
    const register = index % 3 === 0;
    const path = register ? '/v1/kommunen' : `/v1/kommunen/${kommuneId}/share-project`;
    const body = register ? kommuneBody(`Gemeinde ${index}`, { ags }) : projectBody(`Projekt ${index}`);
    const [first, second] = await both(path, body, id(`twice ${index}`));
    expect([first?.status, second?.status], JSON.stringify([first?.body, second?.body])).toEqual([201, 201]);
    expect(second?.body).toEqual(first?.body);
    if (register) kommuneId = String(first?.body.kommuneId);
    effects += 1;
  }
  const reader = openReader(replicaSettings(double.url));
  const events = await Array.fromAsync(checkedEvents(reader));
  await reader.close();
  expect(events.filter(({ wrong }) => wrong !== 'ok')).toEqual([]);
  expect(new Set(events.map(({ event }) => event.metadata.commandId)).size).toBe(effects);
  expect(new Set(events.map(({ event }) => event.id)).size).toBe(events.length);
});
