import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { StreamName } from '../../../contracts/envelope.ts';
import { appended, events, storedOf } from '../../conformance/events.ts';
import { listen } from '../../conformance/listener.ts';
import { kommune } from '../../decide/names.ts';
import { Cable } from '../../double/cable.ts';
import { startDouble } from '../../double/cluster.ts';
import { given, storedIds } from './given.ts';

const onCable = async (watchMs: number) => {
  const double = await startDouble();
  const cable = await Cable.to(double.first.address);
  onTestFinished(() => {
    cable.close();
    double.stop();
  });
  const url = `esdb://127.0.0.1:${cable.port}?tls=false`;
  const { store } = await given({}, { url, watchMs, deadlineMs: 20_000 });
  return { double, cable, store };
};

it('large appends in a connection that is stuck and then breaks: each is answered, none ends the process', async () => {
  // The cut must come first, and not a watchdog: what is large and stuck is to fail under the client's own hands.
  const { double, cable, store } = await onCable(5000);
  await appended(store, kommune('warm'), 'no-stream');
  cable.hold();
  const data = { text: 'x'.repeat(30_000) };
  const streams = Array.from({ length: 40 }, (_, index) => kommune(`large ${index}`));
  const answers = Promise.all(
    streams.map((stream) => store.append(stream, 'no-stream', events(stream, 0, 1, { data }))),
  );
  await pause(300);
  cable.cut();
  const stored = await Promise.all(
    (await answers).map((result, index) => storedOf(store, streams[index] as StreamName, result)),
  );
  const ids = stored.flat().map(({ id }) => id);
  expect(storedIds(double).slice(1).toSorted()).toEqual(ids.toSorted());
});

it('a connection that is stuck without an end is left for a new one', async () => {
  const { cable, store } = await onCable(50);
  const listener = listen(store, null);
  await appended(store, kommune('before'), 'no-stream');
  await listener.got(1);
  cable.hold();
  await appended(store, kommune('after'), 'no-stream');
  await listener.got(2);
  expect(listener.errors).toEqual([]);
});

it('connections that were given up are closed', { timeout: 60_000 }, async () => {
  const { double, cable, store } = await onCable(50);
  for (let index = 0; index < 8; index += 1) {
    double.first.faults.order('append', { kind: 'hang' });
    await appended(store, kommune(`hung ${index}`), 'no-stream');
  }
  await vi.waitFor(() => expect(cable.connections).toBe(1), { timeout: 20_000 });
});
