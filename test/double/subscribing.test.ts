import { CancelledError, TimeoutError, UnavailableError, UnknownError } from '@eventstore/db-client';
import { expect, it, vi } from 'vitest';
import { given, heard, named } from './harness.ts';

const events = (told: readonly string[]) => told.filter((one) => /^[a-z]\d*$/.test(one));
const numbered = (count: number, letter = 'e') =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);

it('rules 5.3, 5.10 (9.23): confirmation, events, caught up, then live; checkpoints only grow', async () => {
  const { client } = await given();
  await client.appendToStream('s', named('a', 'b'));
  const { told, checkpoints } = heard(client, { window: 1 });
  await vi.waitFor(() => expect(told).toContain('caught up'));
  expect(told[0]).toBe('confirmation');
  expect(events(told)).toEqual(['a', 'b']);
  await client.appendToStream('s', named('c'));
  await vi.waitFor(() => expect(told.slice(-2)).toEqual(['c', 'checkpoint']));
  for (const [index, { commit }] of checkpoints.entries())
    if (index > 0) expect(commit).toBeGreaterThan(checkpoints[index - 1]?.commit ?? 0n);
});

it('rule 5.2 (9.22): begins after the position; from (P, 0) it brings P again', async () => {
  const { double, client } = await given();
  await client.appendToStream('s', named('a', 'b'));
  const commit = BigInt(double.log.stream('s').events[0]?.position ?? 0);
  const after = heard(client, { from: { commit, prepare: commit } });
  const again = heard(client, { from: { commit, prepare: 0n } });
  await vi.waitFor(() =>
    expect([after.told, again.told].every((told) => told.includes('caught up'))).toBe(true),
  );
  expect(events(after.told)).toEqual(['b']);
  expect(events(again.told)).toEqual(['a', 'b']);
});

it('rule 5.7 (9.24): checkpoints come where nothing matches, and each can be resumed from without loss', async () => {
  const { client } = await given();
  for (let index = 0; index < 20; index += 1)
    await client.appendToStream('other', named(...numbered(5, `o${index}x`)));
  await client.appendToStream('s', named('a'));
  const { told, checkpoints } = heard(client, { window: 10 });
  await vi.waitFor(() => expect(told).toContain('caught up'));
  expect(checkpoints.length).toBeGreaterThan(5);
  for (const from of checkpoints.slice(0, 5)) {
    const resumed = heard(client, { from });
    await vi.waitFor(() => expect(resumed.told).toContain('caught up'));
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
    await vi.waitFor(() => expect(told).toContain('caught up'));
    expect(checkpoints[0]?.commit).toBe(commit);
  }
});

it('rules 5.5, 8.2 (9.26): a slow reader: 24 catches up again without gap, 23 sends it away', async () => {
  for (const manner of ['24.10.5', '23.10'] as const) {
    const { double, client } = await given({ manner });
    await client.appendToStream('s', named('a'));
    const { told, errors } = heard(client);
    await vi.waitFor(() => expect(told).toContain('caught up'));
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
      await vi.waitFor(() => expect(errors[0]).toBeInstanceOf(TimeoutError));
      continue;
    }
    await vi.waitFor(() => expect(told.filter((one) => one === 'caught up')).toHaveLength(2));
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
    await vi.waitFor(() => expect(errors[0]).toBeInstanceOf(UnknownError));
    expect(told).toEqual(before);
  }
});

it('rule 5.4: from beyond the end: live at once, and what comes up to there is passed over', async () => {
  const { double, client } = await given();
  const far = BigInt((double.log.records.at(-1)?.position ?? 0) + 100_000);
  const { told } = heard(client, { from: { commit: far, prepare: far } });
  await vi.waitFor(() => expect(told).toContain('caught up'));
  await client.appendToStream('s', named('a'));
  await client.appendToStream('s', named('b'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(events(told)).toEqual([]);
});

it('rule 5.15 (9.28): a server that ends; a new subscription from the last position loses nothing', async () => {
  const { double, client } = await given();
  await client.appendToStream('s', named('a'));
  const { told, errors } = heard(client);
  await vi.waitFor(() => expect(told).toContain('caught up'));
  await double.first.restart();
  await vi.waitFor(() => expect(errors).toHaveLength(1));
  expect(errors[0] instanceof CancelledError || errors[0] instanceof UnavailableError).toBe(true);
  const commit = BigInt(double.log.stream('s').events[0]?.position ?? 0);
  await vi.waitFor(() => client.appendToStream('s', named('b'), { expectedRevision: 0n }));
  const resumed = heard(client, { from: { commit, prepare: commit } });
  await vi.waitFor(() => expect(events(resumed.told)).toEqual(['b']));
});

it('rule 5.1 (9.29): a clean end is told by no error', async () => {
  const { double, client } = await given();
  const { told, errors } = heard(client);
  await vi.waitFor(() => expect(told).toContain('caught up'));
  double.first.endSubscriptions();
  await vi.waitFor(() => expect(told).toContain('end'));
  expect(errors).toEqual([]);
});
