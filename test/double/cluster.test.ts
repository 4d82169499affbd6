import { AccessDeniedError, EventStoreDBClient, NotLeaderError } from '@eventstore/db-client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { id } from '../decide/names.ts';
import { errorOf, given, heard, named, written } from './harness.ts';
import type { DoubleNode } from './node.ts';

const PROPOSED = {
  type: 'Something',
  json: true,
  metadata: new Uint8Array(0),
  data: Buffer.from('{"word":"own"}'),
};

it('rules 1.7, 1.15: gossip leads to the leader; a follower that leadership is asked of names it', async () => {
  const { double, client } = await given({ nodes: 3 });
  await client.appendToStream('s', named('a'), { requiresLeader: true });
  double.elect(double.nodes[1] ?? double.first);
  await vi.waitFor(() => expect(double.first.state).toBe('follower'));
  const error = await errorOf(client.appendToStream('s', named('b'), { requiresLeader: true }));
  expect(error).toBeInstanceOf(NotLeaderError);
  await client.appendToStream('s', named('b'), { requiresLeader: true });
  expect(written(double)).toEqual(['a', 'b']);
});

it('rule 1.15 (9.18): a follower takes an append where leadership is not asked for', async () => {
  const { double } = await given({ nodes: 3 });
  const client = EventStoreDBClient.connectionString(`${double.url}&nodePreference=follower`);
  onTestFinished(() => client.dispose());
  await client.appendToStream('s', named('a'));
  expect(written(double)).toEqual(['a']);
});

it('rule 1.7 (9.19): the leader dead: a follower is chosen; states that cannot serve never are', async () => {
  const { double } = await given({ nodes: 3 });
  const [first, second, third] = double.nodes;
  first?.stop();
  if (second) second.state = 'catching-up';
  const client = EventStoreDBClient.connectionString(double.url);
  onTestFinished(() => client.dispose());
  const { told } = heard(client);
  await vi.waitFor(() => expect(told).toContain('caught up'));
  expect([second?.subscriptions, third?.subscriptions]).toEqual([0, 1]);
});

it('rule 1.3: over TLS with credentials; wrong ones are refused (1.17)', async () => {
  const { double, client } = await given({ tls: true, credentials: 'hub:secret' });
  await client.appendToStream('s', named('a'));
  expect(written(double)).toEqual(['a']);
  const stranger = EventStoreDBClient.connectionString(double.url.replace('secret', 'guess'));
  onTestFinished(() => stranger.dispose());
  expect(await errorOf(stranger.appendToStream('s', named('b')))).toBeInstanceOf(AccessDeniedError);
});

it('a killed node comes back as a follower of whoever leads', async () => {
  const { double, client } = await given({ nodes: 3, pace: 0.05 });
  const { first } = double;
  await client.appendToStream('s', named('a'));
  double.kill(first);
  await vi.waitFor(
    () => client.appendToStream('s', named('b'), { expectedRevision: 0n, requiresLeader: true }),
    { timeout: 10_000 },
  );
  await double.revive(first);
  expect(double.leader).not.toBe(first);
  await vi.waitFor(() => expect(first.member).toMatchObject({ alive: true, state: 'follower' }));
  expect(written(double)).toEqual(['a', 'b']);
});

it('rule 10.12: only who leads writes the record of a start; a restarted follower has what its leader has, and loses nothing as one', async () => {
  const { double, client } = await given({ nodes: 3, pace: 0.05 });
  const [leader, second] = double.nodes as [DoubleNode, DoubleNode];
  for (let times = 0; times < 2; times += 1) await second.restart();
  await client.appendToStream('s', named('a', 'b', 'c'), { requiresLeader: true });
  await vi.waitFor(() => expect(second.log.records).toEqual(leader.log.records));
  double.elect(second);
  expect(written(double)).toEqual(['a', 'b', 'c']);
});

it('by hand, too, nobody leads beside what others have: what a node has more than its leader goes before it follows or leads', async () => {
  const { double, client } = await given({ nodes: 3, pace: 0.05 });
  const second = double.nodes[1] as DoubleNode;
  second.log.write('s', 'any', [{ ...PROPOSED, id: id('its own') }]);
  double.elect(second);
  await client.appendToStream('s', named('a'), { requiresLeader: true });
  expect(written(double)).toEqual(['a']);
});
