import { once } from 'node:events';
import { connect } from 'node:net';
import {
  EventStoreDBClient,
  streamNameFilter,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startDouble } from './cluster.ts';
import { errorOf, given, heard, named } from './harness.ts';
import { scavenge } from './removing.ts';

/** Waits until `check` no longer throws; the bound is for what never comes, since a busy machine takes seconds. */
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

const events = (told: readonly string[]) => told.filter((one) => /^[a-z]\d*(x\d+)?$/.test(one));
const numbered = (count: number, letter = 'e') =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);

it('rules 5.3, 5.10 (9.23): confirmation, events, caught up, then live; checkpoints only grow', async () => {
  const { client } = await given();
  await client.appendToStream('s', named('a', 'b'));
  const { told, checkpoints } = heard(client, { window: 1 });
  await eventually(() => expect(told).toContain('caught up'));
  expect(told[0]).toBe('confirmation');
  expect(events(told)).toEqual(['a', 'b']);
  await client.appendToStream('s', named('c'));
  await eventually(() => expect(told.slice(-2)).toEqual(['c', 'checkpoint']));
  for (const [index, { commit }] of checkpoints.entries())
    if (index > 0) expect(commit).toBeGreaterThan(checkpoints[index - 1]?.commit ?? 0n);
});

it('rule 5.2 (9.22): begins after the position; from (P, 0) 24 brings P again, 23.10 swallows it', async () => {
  for (const [manner, fromHalf] of [
    ['23.10', ['b']],
    ['24.10.5', ['a', 'b']],
  ] as const) {
    const { double, client } = await given({ manner });
    await client.appendToStream('s', named('a', 'b'));
    const commit = BigInt(double.log.stream('s').events[0]?.position ?? 0);
    const after = heard(client, { from: { commit, prepare: commit } });
    const half = heard(client, { from: { commit, prepare: 0n } });
    await eventually(() =>
      expect([after.told, half.told].every((told) => told.includes('caught up'))).toBe(true),
    );
    expect(events(after.told)).toEqual(['b']);
    expect(events(half.told)).toEqual(fromHalf);
  }
});

it('rule 5.2 (9.22): where the event at the position was scavenged, 23.10 loses the next one, whosever it is', async () => {
  for (const [manner, expected] of [
    ['23.10', ['c']],
    ['24.10.5', ['b', 'c']],
  ] as const) {
    const { double, client } = await given({ manner });
    await client.appendToStream('s', named('a', 'b', 'c'));
    await client.setStreamMetadata('s', { truncateBefore: 1 });
    const commit = BigInt(double.log.stream('s').events[0]?.position ?? 0);
    scavenge(double.log);
    double.log.index();
    const { told } = heard(client, { from: { commit, prepare: commit } });
    await eventually(() => expect(told).toContain('caught up'));
    expect(events(told)).toEqual(expected);
  }
});

it('rules 5.2, 10.12: a checkpoint that fell on the record of an election loses the next event of 23.10', async () => {
  const { double, client } = await given({ nodes: 3 });
  await client.appendToStream('s', named('a'));
  double.elect(double.nodes[1] ?? double.first);
  const epoch = BigInt(double.log.records.at(-1)?.position ?? 0);
  await client.appendToStream('s', named('b', 'c'));
  const { told } = heard(client, { from: { commit: epoch, prepare: epoch } });
  await eventually(() => expect(told).toContain('caught up'));
  expect(events(told)).toEqual(['c']);
});

it('rule 5.7 (9.24): checkpoints come where nothing matches, and each can be resumed from without loss', async () => {
  const { client } = await given({ manner: '24.10.5' });
  for (let index = 0; index < 20; index += 1)
    await client.appendToStream('other', named(...numbered(5, `o${index}x`)));
  await client.appendToStream('s', named('a'));
  const { told, checkpoints } = heard(client, { window: 10 });
  await eventually(() => expect(told).toContain('caught up'));
  expect(checkpoints.length).toBeGreaterThan(5);
  for (const from of checkpoints.slice(0, 5)) {
    const resumed = heard(client, { from });
    await eventually(() => expect(resumed.told).toContain('caught up'));
    expect(events(resumed.told)).toEqual(['a']);
  }
});

it('rules 5.8, 5.9 (9.25): where nothing matched, 24.10.4 names the end of all numbers, 24.10.5 does not', async () => {
  for (const [manner, commit] of [
    ['24.10.4', 18446744073709551615n],
    ['24.10.5', 0n],
  ] as const) {
    const { client } = await given({ manner });
    const { told, checkpoints } = heard(client);
    await eventually(() => expect(told).toContain('caught up'));
    expect(checkpoints[0]?.commit).toBe(commit);
  }
});

it('rules 5.5, 8.2 (9.26): a slow reader: 24 catches up again without gap, 23 sends it away', async () => {
  for (const manner of ['24.10.5', '23.10'] as const) {
    const { double, client } = await given({ manner });
    await client.appendToStream('s', named('a'));
    const { told, errors } = heard(client);
    await eventually(() => expect(told).toContain('caught up'));
    double.first.freeze();
    const words = numbered(100);
    double.log.write(
      's',
      'any',
      words.map((word) => ({
        id: word,
        type: 'Something',
        json: true,
        metadata: new Uint8Array(0),
        data: Buffer.from(JSON.stringify({ word })),
      })),
    );
    double.first.thaw();
    if (manner === '23.10') {
      await eventually(() => expect(errors[0]).toBeInstanceOf(TimeoutError));
      continue;
    }
    await eventually(() => expect(told.filter((one) => one === 'caught up')).toHaveLength(2));
    expect(events(told)).toEqual(['a', ...words]);
  }
});

it('rule 5.11 (9.27): a position that is none: 24 confirms first, 23 does not', async () => {
  for (const [manner, before] of [
    ['24.10.5', ['confirmation']],
    ['23.10', []],
  ] as const) {
    const { double, client } = await given({ manner });
    await client.appendToStream('s', named('a', 'b'));
    const commit = BigInt((double.log.stream('s').events[0]?.position ?? 0) + 1);
    const { told, errors } = heard(client, { from: { commit, prepare: commit } });
    await eventually(() => expect(errors[0]).toBeInstanceOf(UnknownError));
    expect(told).toEqual(before);
  }
});

it('rule 5.4: from beyond the end: live at once; what comes up to there 24 passes over, and 23.10 brings', async () => {
  for (const [manner, expected] of [
    ['23.10', ['a', 'b']],
    ['24.10.5', []],
  ] as const) {
    const { double, client } = await given({ manner });
    const far = BigInt((double.log.records.at(-1)?.position ?? 0) + 100_000);
    const { told } = heard(client, { from: { commit: far, prepare: far } });
    await eventually(() => expect(told).toContain('caught up'));
    await client.appendToStream('s', named('a'));
    await client.appendToStream('s', named('b'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(events(told)).toEqual(expected);
  }
});

it('rule 8.2: of bursts that are larger than both buffers every third sends a fast reader of 23.10 away', async () => {
  const { client } = await given();
  const ended: number[] = [];
  for (let burst = 0; burst < 6; burst += 1) {
    const { told, errors, subscription } = heard(client);
    await eventually(() => expect(told).toContain('caught up'));
    await client.appendToStream('s', named(...numbered(64, `s${burst}x`)));
    await eventually(() => expect(told).toContain(`s${burst}x63`));
    await client.appendToStream('s', named(...numbered(100, `l${burst}x`)));
    await eventually(() =>
      expect(errors.length + told.filter((one) => one === `l${burst}x99`).length).toBe(1),
    );
    if (errors[0] instanceof TimeoutError) ended.push(burst);
    await subscription.unsubscribe();
  }
  expect(ended).toEqual([0, 3]);
});

it('rule 10.10: prefixes are compared by culture', async () => {
  const { client } = await given();
  const names = ['w-a', 'w-\u0301', 'w\0-b', '\u00adw-c', 'W-d', 'v-e', 'we\u0301'];
  for (const name of names) await client.appendToStream(name, named('n'));
  const begin = async (...prefixes: string[]) => {
    const found: string[] = [];
    const subscription = client.subscribeToAll({
      fromPosition: 'start',
      filter: streamNameFilter({ prefixes }),
    });
    subscription.on('data', ({ event }) => found.push(event?.streamId ?? ''));
    await new Promise((resolve) => subscription.on('caughtUp', () => resolve(undefined)));
    await subscription.unsubscribe();
    return found;
  };
  expect(await begin('w-')).toEqual(['w-a', 'w\0-b', '\u00adw-c']);
  expect(await begin('w\u00e9')).toEqual(['we\u0301']);
  expect(await begin('\u00ad')).toEqual(expect.arrayContaining(names));
});

it('rule 5.15 (9.28): a server that is killed; a new subscription from the last position loses nothing', async () => {
  const { double, client } = await given();
  await client.appendToStream('s', named('a'));
  const { told, errors } = heard(client);
  await eventually(() => expect(told).toContain('caught up'));
  await double.first.restart();
  await eventually(() => expect(errors).toHaveLength(1));
  expect(errors[0]).toBeInstanceOf(UnavailableError);
  const commit = BigInt(double.log.stream('s').events[0]?.position ?? 0);
  await eventually(() => client.appendToStream('s', named('b'), { expectedRevision: 0n }));
  const resumed = heard(client, { from: { commit, prepare: commit } });
  await eventually(() => expect(events(resumed.told)).toEqual(['b']));
});

it('rule 5.15: told to end, a server takes nothing new, goes on with what is open, and then ends it with code 13', async () => {
  const { double, client } = await given({ pace: 0.1 });
  await client.appendToStream('s', named('a'));
  const { told, errors } = heard(client);
  await eventually(() => expect(told).toContain('caught up'));
  const ended = double.first.terminate();
  await client.appendToStream('s', named('b'));
  await eventually(() => expect(events(told)).toEqual(['a', 'b']));
  const [newcomer] = await once(connect(double.first.address.port, '127.0.0.1'), 'error');
  expect(newcomer).toMatchObject({ code: 'ECONNREFUSED' });
  expect(errors).toEqual([]);
  await eventually(() => expect(errors).toHaveLength(1));
  expect(errors[0]).toBeInstanceOf(UnknownError);
  expect(errors[0]?.message).toContain('Received RST_STREAM with code 0');
  await ended;
  expect(double.first.running).toBe(false);
});

it('rule 5.15: frozen, a server is silent until the keepalive of its client gives up', async () => {
  for (const tls of [false, true]) {
    const double = await startDouble({ tls });
    const url = `${double.url}&keepAliveInterval=300&keepAliveTimeout=300`;
    const client = EventStoreDBClient.connectionString(url);
    onTestFinished(() => {
      double.stop();
      return client.dispose();
    });
    const { told, errors } = heard(client);
    await eventually(() => expect(told).toContain('caught up'));
    double.first.freeze();
    const append = errorOf(client.appendToStream('s', named('a')));
    expect(await append).toMatchObject({ message: '14 UNAVAILABLE: Connection dropped' });
    await eventually(() => expect(errors[0]?.message).toContain('Connection dropped'));
    double.first.thaw();
    await eventually(() => client.appendToStream('s', named('b'), { expectedRevision: 'any' }));
  }
});

it('rule 5.1 (9.29): a clean end is told by no error', async () => {
  const { double, client } = await given();
  const { told, errors } = heard(client);
  await eventually(() => expect(told).toContain('caught up'));
  double.first.endSubscriptions();
  await eventually(() => expect(told).toContain('end'));
  expect(errors).toEqual([]);
});
