import { expect, it, vi } from 'vitest';
import { ForeignPosition } from '../../../src/store/event-store.ts';
import { appended } from '../../conformance/events.ts';
import { type Listener, listen } from '../../conformance/listener.ts';
import { kommune } from '../../decide/names.ts';
import type { DoubleNode } from '../../double/node.ts';
import { type Given, given, storedIds } from './given.ts';

const A = kommune('A');
const B = kommune('B');

const followed = async (
  options = {},
  storeOptions = {},
): Promise<Given & { readonly listener: Listener }> => {
  const begun = await given(options, storeOptions);
  await appended(begun.store, A, 'no-stream', 3);
  const listener = listen(begun.store, null);
  await listener.got(3);
  await vi.waitFor(() => expect(begun.double.leader?.subscriptions).toBe(1));
  return { ...begun, listener };
};

const expectAllHeard = async ({ double, listener }: { double: Given['double']; listener: Listener }) => {
  await listener.got(storedIds(double).length);
  expect(listener.seen.map(({ id }) => id)).toEqual(storedIds(double));
  expect(listener.errors).toEqual([]);
};

const MISHAPS: readonly (readonly [what: string, happen: (node: DoubleNode) => unknown])[] = [
  ['broken', (node) => node.dropSubscriptions()],
  ['ended without an error', (node) => node.endSubscriptions()],
  ['gone with the server', (node) => node.restart()],
  [
    'frozen, and thawed',
    (node) => {
      node.freeze();
      setTimeout(() => node.thaw(), 100);
    },
  ],
];

it.each(MISHAPS)('a subscription that is %s goes on where it was', async (_what, happen) => {
  const begun = await followed();
  for (let round = 0; round < 3; round += 1) {
    await happen(begun.double.first);
    await appended(begun.store, A, 2 + round * 2, 2);
    await vi.waitFor(() => expect(begun.double.first.subscriptions).toBe(1));
  }
  await expectAllHeard(begun);
});

it('a subscription that is never confirmed is given up, although nothing is written that could be missing', async () => {
  const { double, store, listener, reports } = await followed({}, { deadlineMs: 500 });
  double.first.faults.order('subscribe', { kind: 'hang' });
  double.first.dropSubscriptions();
  await vi.waitFor(() => expect(double.first.faults.suffered).toEqual({ hang: 1 }));
  await vi.waitFor(() => expect(double.first.subscriptions).toBe(1), { timeout: 10_000 });
  await vi.waitFor(() => expect(store.doubt?.()).toBeUndefined(), { timeout: 10_000 });
  expect(reports.map(({ details }) => details.why)).toContain('the server did not confirm it');
  await appended(store, B, 'no-stream');
  await expectAllHeard({ double, listener });
});

it('a subscription that falls silent without an error is found out by the head of the log', async () => {
  const { double, store, listener, reports } = await followed();
  const silent = vi.spyOn(double.first, 'onDelivered').mockReturnValue(() => undefined);
  double.first.dropSubscriptions();
  await vi.waitFor(() => expect(silent).toHaveBeenCalled());
  await vi.waitFor(() => expect(double.first.subscriptions).toBe(1));
  silent.mockRestore();
  await appended(store, B, 'no-stream', 2);
  await expectAllHeard({ double, listener });
  expect(reports.map(({ details }) => details.why)).toContain('it fell silent');
});

it.each(['23.10', '24.10.4', '24.10.5'] as const)(
  'a subscriber that is slower than the server: nothing is lost with the manners of %s',
  async (manner) => {
    const { double, store } = await given({ manner });
    await appended(store, A, 'no-stream');
    const listener = listen(store, null, () => new Promise((resolve) => setTimeout(resolve, 20)));
    await listener.got(1);
    for (let round = 0; round < 8; round += 1) await appended(store, A, round * 60, 60);
    await expectAllHeard({ double, listener });
  },
);

it('the leader of a cluster dies: the subscription and the appends go on with another', async () => {
  const begun = await followed({ nodes: 3, pace: 0.1 }, { deadlineMs: 15_000 });
  const { double, store } = begun;
  const [first] = double.nodes;
  double.kill(double.first);
  await appended(store, A, 2, 2);
  await double.revive(first ?? double.first);
  double.elect(double.nodes[2] ?? double.first);
  await appended(store, A, 4, 2);
  await expectAllHeard(begun);
});

it('a log restored from an older copy is noticed: by positions, and by who follows', async () => {
  const { double, store, listener } = await followed();
  const [, kept, lost] = listener.seen;
  double.log.loseTail(1);
  await double.first.restart();
  await appended(store, A, 1, 2, { word: 'another future' });
  await vi.waitFor(() => expect(listener.errors[0]).toBeInstanceOf(ForeignPosition));
  const after = async (position = '') => Array.fromAsync(store.readAll(position));
  await expect(after(lost?.position)).rejects.toThrow(ForeignPosition);
  expect(await after(kept?.position)).toHaveLength(2);
});

it('events of others in our streams are passed over, and reported once', async () => {
  const { double, store, listener, reports } = await followed();
  const foreign = { json: true, metadata: new Uint8Array(0), data: Buffer.from('{}') };
  double.log.write(B, 'any', [{ ...foreign, type: 'Order', id: '4fd7cbf4-9f3b-4a53-8a3c-29d2b5a9d0e1' }]);
  double.log.write('kommune-liste', 'any', [
    { ...foreign, type: 'List', id: '5fd7cbf4-9f3b-4a53-8a3c-29d2b5a9d0e1' },
  ]);
  await appended(store, A, 2);
  await listener.got(4);
  double.first.dropSubscriptions();
  await Array.fromAsync(store.readAll(null));
  expect(listener.errors).toEqual([]);
  expect(reports.filter(({ message }) => message.includes('not ours'))).toMatchObject([
    { details: { stream: B } },
  ]);
});

it('a subscription that has far to go is not taken for a silent one', async () => {
  // Only the probe is to judge here: a watchdog that gives a connection up would end the subscription, too. And a busy machine
  // itself stands still for a while.
  const { double, store, reports } = await given({}, { watchMs: 5000, probeMs: 150 });
  for (let round = 0; round < 4; round += 1)
    await appended(store, A, round === 0 ? 'no-stream' : round * 100 - 1, 100);
  const slowly = vi
    .spyOn(double.first, 'thawed')
    .mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 2)));
  const listener = listen(store, null);
  await expectAllHeard({ double, listener });
  expect(slowly.mock.calls.length).toBeGreaterThan(400);
  expect(reports).toEqual([]);
});
