import {
  DeadlineExceededError,
  EventStoreDBClient,
  NotLeaderError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Double, DoubleOptions } from './cluster.ts';
import { errorOf, given, heard, named, words, written } from './harness.ts';
import type { DoubleNode } from './node.ts';
import type { Span } from './times.ts';

const soon = { timeout: 20_000, interval: 2 };
const LEADER = { requiresLeader: true };

/** Everything takes as long as it was ever seen to take. */
const LONG = { within: ([, to]: Span) => to };

/** Three nodes, ten times as fast as real ones, of which the first leads. */
const three = async (options: DoubleOptions = {}) => {
  const { double, client } = await given({ nodes: 3, pace: 0.1, ...options });
  const [leader, second, third] = double.nodes as [DoubleNode, DoubleNode, DoubleNode];
  return { double, client, leader, second, third };
};

/** A client that knows one node only. */
const clientOf = ({ address }: DoubleNode) => {
  const client = EventStoreDBClient.connectionString(`esdb://${address.host}:${address.port}?tls=false`);
  onTestFinished(() => client.dispose());
  return client;
};

/** The states that a node goes through, each once in a row. */
const statesOf = (node: DoubleNode): string[] => {
  const seen: string[] = [];
  const look = () => {
    if (seen.at(-1) !== node.state) seen.push(node.state);
  };
  const become = node.become.bind(node);
  vi.spyOn(node, 'become').mockImplementation((state) => {
    look();
    become(state);
    look();
  });
  return seen;
};

const electedAfter = (double: Double, before: DoubleNode): Promise<DoubleNode> =>
  vi.waitFor(() => {
    expect(double.leader).toBeDefined();
    expect(double.leader).not.toBe(before);
    return double.leader as DoubleNode;
  }, soon);

describe('rule 11.3: elections', () => {
  it('a killed leader is believed in for a while; then one node is PreLeader, the others PreReplica, then it leads', async () => {
    const { double, client, leader, second, third } = await three({ pace: 0.5 });
    await client.appendToStream('s', named('a'), LEADER);
    const single = clientOf(third);
    await words(single.readAll());
    const states = new Map([second, third].map((node) => [node, statesOf(node)]));
    double.kill(leader);
    const refused = await errorOf(words(single.readStream('s', LEADER)));
    expect(refused).toMatchObject({ leader: { port: leader.address.port } });
    const winner = await electedAfter(double, leader);
    const other = winner === second ? third : second;
    await vi.waitFor(() => expect(other.state).toBe('follower'), soon);
    expect(states.get(winner)).toEqual(['follower', 'unknown', 'pre-leader', 'leader']);
    expect(states.get(other)).toEqual(['follower', 'unknown', 'pre-replica', 'follower']);
  });

  it('told to resign, a leader refuses appends until another leads; its subscriptions go on (rule 11.6)', async () => {
    const { double, client, leader } = await three();
    const single = clientOf(leader);
    const { told, errors } = heard(single);
    await vi.waitFor(() => expect(told).toContain('caught up'), soon);
    await client.appendToStream('s', named('a'), LEADER);
    double.resign();
    const refused = await errorOf(single.appendToStream('s', named('b'), LEADER));
    expect(refused.message).toContain('Server Is Not Ready');
    await electedAfter(double, leader);
    await vi.waitFor(() => client.appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n }), soon);
    await vi.waitFor(() => expect(told.filter((one) => one.length === 1)).toEqual(['a', 'b']), soon);
    expect(errors).toEqual([]);
  });

  it('told to end, a leader goes on with what is open for five seconds; then another leads', async () => {
    const { double, client, leader } = await three();
    await client.appendToStream('s', named('a'), LEADER);
    const { told, errors } = heard(clientOf(leader));
    await vi.waitFor(() => expect(told).toContain('a'), soon);
    const gone = double.terminate(leader);
    await client.appendToStream('s', named('b'), LEADER);
    expect(double.leader).toBe(leader);
    await gone;
    expect(errors[0]).toBeInstanceOf(UnknownError);
    await electedAfter(double, leader);
    expect(written(double)).toEqual(['a', 'b']);
  });

  it('while only the replication is cut nobody takes over: appends time out, reads go on; mended, all goes on', async () => {
    const { double, client, leader } = await three();
    await client.appendToStream('s', named('a'), { ...LEADER, expectedRevision: 'no_stream' });
    double.cutReplication();
    const late = client.appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
    expect(await errorOf(late)).toBeInstanceOf(DeadlineExceededError);
    expect(await words(client.readStream('s', LEADER))).toEqual(['a']);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(double.leader).toBe(leader);
    double.mend();
    await vi.waitFor(
      async () => expect(await words(client.readStream('s', LEADER))).toEqual(['a', 'b']),
      soon,
    );
    await client.appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
    expect(written(double)).toEqual(['a', 'b']);
  });

  it.each(['killed', 'frozen'] as const)(
    'with two of three %s the leader goes on for seconds, then refuses all who want one; nobody is told of an error',
    async (how) => {
      const { double, leader, second, third } = await three();
      const client = clientOf(leader);
      await client.appendToStream('s', named('a'), LEADER);
      const { told, errors } = heard(client);
      await vi.waitFor(() => expect(told).toContain('caught up'), soon);
      const happen = how === 'killed' ? double.kill.bind(double) : double.freeze.bind(double);
      for (const node of [second, third]) happen(node);
      const late = client.appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
      expect(await errorOf(late)).toBeInstanceOf(DeadlineExceededError);
      expect(leader.state).toBe('leader');
      expect(await words(client.readStream('s', LEADER))).toEqual(['a']);
      await vi.waitFor(() => expect(leader.state).toBe('unknown'), soon);
      const append = client.appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
      expect((await errorOf(append)).message).toContain('Server Is Not Ready');
      const read = await errorOf(words(client.readStream('s', LEADER)));
      expect(read).toBeInstanceOf(UnavailableError);
      expect(await words(client.readStream('s'))).toEqual(['a']);
      expect(errors).toEqual([]);
      if (how === 'killed') await double.revive(second);
      else double.thaw(second);
      await vi.waitFor(() => expect(double.leader).toBeDefined(), soon);
      // What nobody was told of has become true in the end, and its repeat is known.
      const next = clientOf(double.leader as DoubleNode);
      await next.appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
      expect(written(double)).toEqual(['a', 'b']);
    },
  );
});

describe('rule 11.2: a read that wants the leader is no proof', () => {
  it('a PreLeader answers from what it has indexed, and refuses appends; as the leader it shows all', async () => {
    const { double, client, leader, second } = await three({ latency: 100, luck: LONG });
    await client.appendToStream('s', named('a'), LEADER);
    await vi.waitFor(() => expect(second.log.indexed).toBe(leader.log.indexed), soon);
    await client.appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
    double.pace.factor = 1;
    double.kill(leader);
    const winner = await vi.waitFor(() => {
      const found = double.nodes.find(({ state }) => state === 'pre-leader');
      expect(found).toBeDefined();
      return found as DoubleNode;
    }, soon);
    const single = clientOf(winner);
    expect(await words(single.readStream('s', LEADER))).toEqual(['a']);
    const refused = single.appendToStream('s', named('c'), { ...LEADER, expectedRevision: 1n });
    expect((await errorOf(refused)).message).toContain('Server Is Not Ready');
    await vi.waitFor(() => expect(winner.state).toBe('leader'), soon);
    expect(await words(single.readStream('s', LEADER))).toEqual(['a', 'b']);
  });

  it('a leader that was frozen believes that it leads when it wakes up, tells so, and answers from its old log', async () => {
    const { double, client, leader } = await three({ luck: LONG });
    await client.appendToStream('s', named('a'), { ...LEADER, expectedRevision: 'no_stream' });
    const old = clientOf(leader);
    expect(await words(old.readStream('s', LEADER))).toEqual(['a']);
    double.freeze(leader);
    const winner = await electedAfter(double, leader);
    await clientOf(winner).appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
    double.pace.factor = 1;
    double.thaw(leader);
    expect(await words(old.readStream('s', LEADER))).toEqual(['a']);
    expect(leader.member.state).toBe('leader');
    await vi.waitFor(async () => {
      const error = await errorOf(words(clientOf(leader).readStream('s', LEADER)));
      expect(error).toBeInstanceOf(NotLeaderError);
    }, soon);
    await vi.waitFor(() => expect(leader.log.records).toEqual(winner.log.records), soon);
  });

  it('a leader that was cut off goes on beside the new one, and takes nothing that comes true', async () => {
    const { double, client, leader } = await three({ luck: LONG });
    await client.appendToStream('s', named('a'), { ...LEADER, expectedRevision: 'no_stream' });
    const old = clientOf(leader);
    double.cutOff(leader);
    double.pace.factor = 1;
    const winner = await electedAfter(double, leader);
    await clientOf(winner).appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
    expect(leader.state).toBe('leader');
    expect(await words(old.readStream('s', LEADER))).toEqual(['a']);
    await vi.waitFor(() => expect(leader.state).toBe('unknown'), soon);
    double.mend();
    await vi.waitFor(() => expect(leader.log.records).toEqual(winner.log.records), soon);
    expect(written(double)).toEqual(['a', 'b']);
  });
});

it('a leader that wakes up while the next one is killed does not lead with its old log: nothing acknowledged is lost', async () => {
  const { double, client, leader } = await three({ luck: LONG });
  await client.appendToStream('s', named('a'), { ...LEADER, expectedRevision: 'no_stream' });
  double.freeze(leader);
  const next = await electedAfter(double, leader);
  await clientOf(next).appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
  double.thaw(leader);
  double.kill(next);
  const last = await electedAfter(double, next);
  expect([last === leader, written(double)]).toEqual([false, ['a', 'b']]);
  await double.revive(next);
  await vi.waitFor(() => expect([leader.state, next.state]).toEqual(['follower', 'follower']), soon);
  for (const node of double.nodes) expect(node.log.records).toEqual(last.log.records);
});

describe('rule 11.4: a node that returns with records of its own', () => {
  const withOwn = async (options: DoubleOptions = {}) => {
    const begun = await three(options);
    const { double, client, leader } = begun;
    await client.appendToStream('s', named('a'), { ...LEADER, expectedRevision: 'no_stream' });
    double.cutReplication();
    await errorOf(client.appendToStream('s', named('lost'), { ...LEADER, expectedRevision: 0n }));
    double.kill(leader);
    double.mend();
    const winner = await electedAfter(double, leader);
    return { ...begun, winner };
  };

  it('shows them for a moment to plain reads, ends itself, and has dropped them when it is started again', async () => {
    const { double, leader, winner } = await withOwn();
    await double.revive(leader);
    expect(await words(clientOf(leader).readStream('s'))).toEqual(['a', 'lost']);
    await vi.waitFor(() => expect(leader.running).toBe(false), soon);
    await double.revive(leader);
    await vi.waitFor(() => expect(leader.log.records).toEqual(winner.log.records), soon);
    expect(await words(clientOf(leader).readStream('s'))).toEqual(['a']);
    expect(written(double)).toEqual(['a']);
  });

  it('is started again by a supervisor, where there is one', async () => {
    const { double, leader, winner } = await withOwn({ supervised: true });
    await double.revive(leader);
    await vi.waitFor(() => expect(leader.running).toBe(false), soon);
    await vi.waitFor(() => expect([leader.running, leader.state]).toEqual([true, 'follower']), soon);
    expect(leader.log.records).toEqual(winner.log.records);
  });

  it('never shows them while it runs: a repeat of what was not replicated is no success', async () => {
    const { double, client, leader } = await three();
    await client.appendToStream('s', named('a'), { ...LEADER, expectedRevision: 'no_stream' });
    double.cutReplication();
    const again = () => client.appendToStream('s', named('b'), { ...LEADER, expectedRevision: 0n });
    for (let times = 0; times < 2; times += 1)
      expect(await errorOf(again())).toBeInstanceOf(DeadlineExceededError);
    expect(await words(clientOf(leader).readStream('s'))).toEqual(['a']);
  });
});

describe('disks', () => {
  it('rule 3.10: a repeat of what is just being written hears nothing; once that is done it is known', async () => {
    const { double, client } = await given({ nodes: 3, latency: 100, pace: 0.5, batch: false });
    const again = () =>
      client.appendToStream('s', named('a'), { expectedRevision: 'no_stream', deadline: 9000 });
    const first = again();
    await vi.waitFor(() => expect(double.log.stream('s').events).toHaveLength(1), { interval: 0 });
    expect(double.log.indexed).toBeLessThan(double.log.records.length);
    const during = errorOf(again());
    const answer = await first;
    expect(await again()).toEqual(answer);
    expect((await during).message).toContain('Operation timed out: Commit phase timeout.');
    expect(written(double)).toEqual(['a']);
  });

  it('rule 11.7: what comes while the disk is busy goes to it together, and subscriptions hear of it after the answer', async () => {
    // Slower than real, so that many come while the disk is busy.
    const { double, client } = await given({ pace: 4 });
    await client.appendToStream('s', named('a'));
    const { told } = heard(client);
    await vi.waitFor(() => expect(told).toContain('caught up'));
    const streams = Array.from({ length: 64 }, (_, index) => `s${index}`);
    const heardThen: boolean[] = [];
    const together: number[] = [];
    await Promise.all(
      streams.map(async (stream) => {
        await client.appendToStream(stream, named(stream));
        heardThen.push(told.includes(stream));
        together.push(double.first.writing.disk.together);
      }),
    );
    expect(Math.max(...together)).toBeGreaterThan(8);
    expect(heardThen.filter(Boolean)).toEqual([]);
    await vi.waitFor(() => expect(told.filter((one) => /^s\d+$/.test(one))).toHaveLength(64));
  });
});
