import { EventStoreDBClient } from '@eventstore/db-client';
import { expect, onTestFinished, vi } from 'vitest';
import { EngineUnavailable } from '../../../src/store/event-store.ts';
import { probeServer } from '../../../src/store/eventstoredb/probe.ts';
import { appended, events } from '../../conformance/events.ts';
import { optionsFor } from '../../conformance/eventstoredb.ts';
import { listen } from '../../conformance/listener.ts';
import { kommune } from '../../decide/names.ts';
import type { DoubleOptions } from '../../double/cluster.ts';
import type { Hardship } from '../../double/hardships.ts';
import type { DoubleNode } from '../../double/node.ts';
import { AWAKE, CUT_OFF, ELECTION, type Luck, type Span } from '../../double/times.ts';
import { expectStored, given } from './given.ts';

const A = kommune('A');
const soon = { timeout: 20_000, interval: 5 };
const PATIENT = { watchMs: 1000, deadlineMs: 10_000 };

const HOUR_MS = 3_600_000;

/**
 * Everything takes as long as it was ever seen to take, and what `spans` name does not end while a test runs: no test has to be
 * quicker than the double.
 */
const lasting = (...spans: Span[]): Luck => ({
  within: (span) => (spans.includes(span) ? HOUR_MS : span[1]),
});

const urlOf = ({ address }: DoubleNode) => `esdb://${address.host}:${address.port}?tls=false`;

const storeOn = async (node: DoubleNode) =>
  (await given({}, { ...PATIENT, deadlineMs: 3000, url: urlOf(node) })).store;

/** Three nodes of which the first leads, and a store that has written one event; all nodes show it. */
const three = async (options: DoubleOptions) => {
  const begun = await given({ nodes: 3, pace: 0.1, luck: lasting(), ...options }, PATIENT);
  const [leader, ...others] = begun.double.nodes as [DoubleNode, DoubleNode, DoubleNode];
  const [first] = await appended(begun.store, A, 'no-stream');
  const shown = () => expect(others.map(({ visible }) => visible)).toEqual(others.map(() => leader.visible));
  await vi.waitFor(shown, soon);
  const another = () =>
    vi.waitFor(() => {
      expect([undefined, leader]).not.toContain(begun.double.leader);
      return begun.double.leader as DoubleNode;
    }, soon);
  return { ...begun, leader, others, first, another };
};

/** A store that asks a node which knows less than was acknowledged, and is not taken in by it. */
const askedInVain = async (node: DoubleNode, position: string | undefined) => {
  const behind = await storeOn(node);
  expect((await behind.head()) ?? '').not.toBe(position);
  expect(await behind.mayCome(position ?? '')).toBe(true);
};

/** What the engine does where it meets a hardship. Each fails where the server is kind there: then nothing was met. */
export const MET: Readonly<Partial<Record<Hardship, (options: DoubleOptions) => Promise<void>>>> = {
  '5.15': async (options) => {
    const { double, store, reports } = await given({ pace: 0.05, ...options }, PATIENT);
    const listener = listen(store, null);
    await appended(store, A, 'no-stream');
    await listener.got(1);
    await double.first.terminate();
    await double.first.start();
    await appended(store, A, 0);
    await listener.got(2);
    expect(reports.map(({ details }) => String(details.why)).join()).toContain('RST_STREAM with code 0');
  },
  '8.2': async (options) => {
    const { double, store, reports } = await given(options, PATIENT);
    const listener = listen(store, null);
    await appended(store, A, 'no-stream');
    await listener.got(1);
    for (let burst = 0; burst < 4; burst += 1) await appended(store, A, burst * 100, 100);
    await listener.got(401);
    expect(double.log.stream(A).events).toHaveLength(401);
    expect(reports.map(({ details }) => String(details.why)).join()).toContain('Consumer too slow');
  },
  '10.6': async (options) => {
    const { double, store } = await given({ clockMs: 20_000, ...options }, { ...PATIENT, deadlineMs: 300 });
    await expect(store.append(A, 'no-stream', events(A, 0))).rejects.toThrow(EngineUnavailable);
    expectStored(double, []);
  },
  '10.11': async (options) => {
    const { double } = await given({
      tls: true,
      credentials: 'hub:secret',
      ordinary: 'clerk:word',
      ...options,
    });
    const url = double.url.replace('hub:secret', 'clerk:word');
    const { findings, readable } = await probeServer(optionsFor(url, PATIENT), new Date());
    expect(readable).toBe(false);
    expect(findings[0]?.text).toContain('erlaubt ihm aber nicht, was gebraucht wird: $all lesen');
  },
  '11.2a': async (options) => {
    const { preLeader, leader: elected } = ELECTION.killed;
    const { double, store, leader } = await three({ luck: lasting(preLeader, elected), ...options });
    // The followers have the event in their logs once it is acknowledged, and never hear that they may show it.
    leader.log.onCommitted(() => {
      double.latency = HOUR_MS;
    });
    const [acknowledged] = await appended(store, A, 0);
    double.kill(leader);
    const next = await vi.waitFor(() => {
      const found = double.nodes.find(({ state }) => state === 'pre-leader');
      expect(found).toBeDefined();
      return found as DoubleNode;
    }, soon);
    await askedInVain(next, acknowledged?.position);
  },
  '11.2b': async (options) => {
    const { double, leader, another } = await three({ luck: lasting(AWAKE), ...options });
    double.freeze(leader);
    const [acknowledged] = await appended(await storeOn(await another()), A, 0);
    double.thaw(leader);
    await askedInVain(leader, acknowledged?.position);
  },
  '11.2c': async (options) => {
    const { double, leader, another } = await three({ luck: lasting(CUT_OFF), ...options });
    double.cutOff(leader);
    const [acknowledged] = await appended(await storeOn(await another()), A, 0);
    await askedInVain(leader, acknowledged?.position);
  },
  '11.3a': async (options) => {
    const { double, leader } = await three({ luck: lasting(ELECTION.killed.leader), ...options });
    const { store } = await given({}, { ...PATIENT, deadlineMs: 500, url: double.url });
    double.kill(leader);
    await expect(store.append(A, 0, events(A, 1))).rejects.toThrow(EngineUnavailable);
  },
  '11.3b': async (options) => {
    const { double, store, leader, others, first } = await three(options);
    // From here on slowly: how long it goes on is no matter of luck.
    double.pace.factor = 1000;
    for (const node of others) double.kill(node);
    expect(leader.state).toBe('leader');
    expect(await store.head()).toBe(first?.position);
  },
  '11.3c': async (options) => {
    const { double, store, leader } = await three(options);
    double.cutReplication();
    const late = await given({}, { ...PATIENT, deadlineMs: 1000, url: double.url });
    await expect(late.store.append(A, 0, events(A, 1))).rejects.toThrow(EngineUnavailable);
    expect(double.leader).toBe(leader);
    double.mend();
    expect(await store.append(A, 0, events(A, 1))).toMatchObject({ outcome: 'appended' });
    expect(double.log.stream(A).events).toHaveLength(2);
  },
  '11.4': async (options) => {
    const { double, leader, another } = await three({ supervised: true, ...options });
    double.cutReplication();
    const late = await given({}, { ...PATIENT, deadlineMs: 500, url: urlOf(leader) });
    await expect(late.store.append(A, 0, events(A, 1, 1, { word: 'lost' }))).rejects.toThrow(
      EngineUnavailable,
    );
    double.kill(leader);
    double.mend();
    await another();
    const listener = listen(late.store, null);
    const revived = double.revive(leader);
    // From here on slowly: what it shows for a moment is to be seen.
    double.pace.factor = 4;
    await revived;
    const plain = EventStoreDBClient.connectionString(urlOf(leader));
    onTestFinished(() => plain.dispose());
    const shown = () => Array.fromAsync(plain.readStream(A)).catch(() => []);
    await vi.waitFor(async () => expect(await shown()).toHaveLength(2), { timeout: 3500 });
    double.pace.factor = 0.1;
    await vi.waitFor(() => expect(leader.state).toBe('follower'), soon);
    expect(listener.seen.filter(({ revision }) => revision === 1)).toEqual([]);
    expect(double.log.stream(A).events).toHaveLength(1);
  },
};

/** Hardships that the engine does not meet, or not otherwise than kindness, and why. */
export const IRRELEVANT: Readonly<Partial<Record<Hardship, string>>> = {
  '1.6': 'a client that is led to the wrong node is refused there, and asks again',
  '2.9': 'neither the client nor the engine half-closes a batch stream',
  '2.15': 'ids are UUIDs and types are names of the registry: no append of ours is a bad request',
  '2.16': 'the engine refuses at 900 KiB of all that is sent, before either limit',
  '2.17': 'silence and a time-out are the same to the engine: it asks again with the same ids and revision',
  '2.20': 'the engine does not write to a stream that was deleted',
  '2.21': 'the engine deletes nothing',
  '3.5': 'only "any" does that; the engine always names a revision',
  '3.10': 'silence is ended by the watchdog, and the repeat after it is known',
  '3.11':
    'the engine does not write to a stream that was deleted; a lost first event breaks the chain of hashes',
  '4.2': 'the engine never reads nothing',
  '4.6': 'the engine reads backwards from places of events only',
  '4.7': 'whether a place is refused or empty, nothing stands there: it is missing either way',
  '5.2':
    'a place is proven right before a subscription begins there, and one whose event is gone is never begun from',
  '5.4': 'what comes twice is passed over by its position',
  '7.3': 'streams that were touched at the server are looked for elsewhere',
  '10.10':
    'our names are ASCII behind their prefix, and each is compared with the whole pattern when it comes',
  '10.12': 'the engine resumes from events, never from checkpoints',
  '10.13': 'the engine always names a revision: its repeats need no memory',
  '11.7a': 'only speed depends on it',
  '11.7b': 'a command is answered once its event has been delivered, however late that is (decision 35)',
};
