import {
  type AppendExpectedRevision,
  DeadlineExceededError,
  jsonEvent,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import type { DoubleOptions } from './cluster.ts';
import { errorOf, given, named, written } from './harness.ts';

/** The way of an append: batch where the server lists it, unary where not (rules 1.10 and 9.1). */
const WAYS = [
  ['batch', true],
  ['unary', false],
] as const;

describe.each(WAYS)('append, %s', (way, batch) => {
  const start = () => given({ batch });

  it('rules 2.4, 2.10, 3.12: answers with the last revision and the position of the last event', async () => {
    const { double, client } = await start();
    const answer = await client.appendToStream('s', named('a', 'b'), { expectedRevision: 'no_stream' });
    const last = BigInt(double.log.records.at(-1)?.position ?? 0);
    expect(answer).toEqual({
      success: true,
      nextExpectedRevision: 1n,
      position: { commit: last, prepare: last },
    });
    const [first, second] = double.log.stream('s').events;
    expect(first?.position).toBeLessThan(second?.position ?? 0);
  });

  it('rules 2.6, 2.11: a wrong version names what stands and what was expected', async () => {
    const { client } = await start();
    await client.appendToStream('s', named('a'));
    const error = await errorOf(client.appendToStream('s', named('b'), { expectedRevision: 'no_stream' }));
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
    expect(error).toMatchObject({ actualVersion: 0n, expectedVersion: 'no_stream', streamName: 's' });
    const absent = await errorOf(client.appendToStream('t', named('c'), { expectedRevision: 4n }));
    expect(absent).toMatchObject({ actualVersion: 'no_stream', expectedVersion: 4n });
  });

  // Rule 3.5: [a b] stands, c follows, x stands in another stream; each cell says what happens.
  const WRONG = 'wrong version';
  const TABLE: readonly (readonly [row: string, words: string[], AppendExpectedRevision, string | bigint])[] =
    [
      ['E1 any', ['n'], 'any', 'written'],
      ['E1 no stream', ['n'], 'no_stream', WRONG],
      ['E1 exact before', ['n'], 0n, WRONG],
      ['E1 exact current', ['n'], 2n, 'written'],
      ['E1 exact beyond', ['n'], 3n, WRONG],
      ['E2 any', ['a', 'b'], 'any', 1n],
      ['E2 stream exists', ['a', 'b'], 'stream_exists', 1n],
      ['E2 no stream', ['a', 'b'], 'no_stream', 1n],
      ['E2 exact before', ['b', 'c'], 0n, 2n],
      ['E2 exact current writes again (9.5)', ['a', 'b'], 2n, 'written'],
      ['E2 exact beyond', ['a', 'b'], 5n, WRONG],
      ['E3 any', ['b', 'c'], 'any', 2n],
      ['E3 any, one step back', ['b', 'a'], 'any', 0n],
      ['E3 no stream', ['b', 'c'], 'no_stream', WRONG],
      ['E3 exact before', ['a'], 0n, WRONG],
      ['E4 any (9.7)', ['a', 'n'], 'any', WRONG],
      ['E4 no stream', ['a', 'n'], 'no_stream', WRONG],
      ['E4 exact before', ['c', 'n'], 1n, WRONG],
      ['E5 any writes all (9.7)', ['n', 'a'], 'any', 'written'],
      ['E5 exact before', ['n', 'b'], 0n, WRONG],
      ['E6 any', ['a'], 'any', 0n],
      ['E6 no stream', ['a'], 'no_stream', 0n],
      ['E6 exact before', ['b'], 0n, 1n],
      ['E7 any', ['x'], 'any', 'written'],
      ['E7 no stream', ['x'], 'no_stream', WRONG],
      ['E8 any', [], 'any', 'nothing'],
      ['E8 no stream', [], 'no_stream', WRONG],
      ['E8 exact before', [], 1n, WRONG],
      ['E8 exact current', [], 2n, 'nothing'],
    ];
  it.each(TABLE)('rule 3.5 (9.3): %s', async (_row, words, expectedRevision, outcome) => {
    const { double, client } = await start();
    await client.appendToStream('s', named('a', 'b'), { expectedRevision: 'no_stream' });
    await client.appendToStream('s', named('c'), { expectedRevision: 1n });
    await client.appendToStream('sx', named('x'));
    const before = written(double);
    const append = client.appendToStream('s', named(...words), { expectedRevision });
    if (outcome === WRONG) expect(await errorOf(append)).toBeInstanceOf(WrongExpectedVersionError);
    else if (outcome === 'written')
      expect((await append).nextExpectedRevision).toBe(BigInt(2 + words.length));
    else if (outcome === 'nothing') expect((await append).nextExpectedRevision).toBe(2n);
    else {
      const at = BigInt(double.log.stream('s').events[Number(outcome)]?.position ?? 0);
      expect(await append).toMatchObject({
        nextExpectedRevision: outcome,
        position: { commit: at, prepare: at },
      });
    }
    expect(written(double)).toEqual(outcome === 'written' ? [...before, ...words] : before);
  });

  it('rule 3.8 (9.4): after a restart "any" writes again, an exact revision does not', async () => {
    const { double, client } = await start();
    await client.appendToStream('s', named('a'), { expectedRevision: 'no_stream' });
    double.log.forgetIds();
    await client.appendToStream('s', named('a'), { expectedRevision: 'no_stream' });
    expect(written(double)).toEqual(['a']);
    await client.appendToStream('s', named('a'), { expectedRevision: 'any' });
    expect(written(double)).toEqual(['a', 'a']);
  });

  it('rule 3.3 (9.6): an id is remembered where it came first, so elsewhere it is written each time', async () => {
    const { double, client } = await start();
    for (const stream of ['s1', 's2', 's2']) await client.appendToStream(stream, named('a'));
    expect(written(double)).toEqual(['a', 'a', 'a']);
  });

  it('rule 3.5, E3: known ids in the wrong order are never answered, and nothing is written', async () => {
    const { double, client } = await start();
    await client.appendToStream('s', named('a', 'b', 'c'), { expectedRevision: 'no_stream' });
    const never = errorOf(client.appendToStream('s', named('c', 'a'), { deadline: 100 }));
    const silence = new Promise((resolve) => setTimeout(() => resolve('silence'), 250));
    const first = await Promise.race([never, silence]);
    if (way === 'batch') expect(first).toBe('silence');
    else expect(first).toBeInstanceOf(DeadlineExceededError);
    expect(written(double)).toEqual(['a', 'b', 'c']);
  });

  it.each(['23.10', '24.10.4'] as const)(
    'rule 2.16 (9.12), %s: exactly the limit passes, a byte more does not; before 24.10.4 the data alone counts',
    async (manner) => {
      const { client } = await given({ batch, manner });
      const others = manner === '23.10' ? 0 : 2 * 'Something'.length + '{"more":""}'.length;
      const event = (bytes: number) => {
        const text = 'x'.repeat(bytes - others - '{"text":""}'.length);
        return jsonEvent({ type: 'Something', data: { text }, metadata: { more: '' } });
      };
      await client.appendToStream('s', event(1_048_576));
      const error = await errorOf(client.appendToStream('s', event(1_048_577)));
      expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
      expect(error).toMatchObject({ maxAppendSize: 1_048_576 });
    },
  );

  it('rule 2.5 (9.14): nothing appended to an absent stream leaves nothing', async () => {
    const { double, client } = await start();
    expect(
      (await client.appendToStream('s', [], { expectedRevision: 'no_stream' })).nextExpectedRevision,
    ).toBe(0n);
    expect(written(double)).toEqual([]);
  });

  it('rules 2.17 and 3.7 (9.15): an answer that is lost; the repeat is answered with the first position', async () => {
    const { double, client } = await start();
    double.first.faults.order('append', { kind: 'lose-answer' });
    const lost = client.appendToStream('s', named('a'), { expectedRevision: 'no_stream', deadline: 100 });
    const silence = new Promise((resolve) => setTimeout(() => resolve('silence'), 250));
    const first = await Promise.race([errorOf(lost), silence]);
    if (way === 'batch') expect(first).toBe('silence');
    else expect(first).toBeInstanceOf(DeadlineExceededError);
    const again = await client.appendToStream('s', named('a'), { expectedRevision: 'no_stream' });
    expect(again.position?.commit).toBe(BigInt(double.log.stream('s').events[0]?.position ?? 0));
    expect(written(double)).toEqual(['a']);
  });

  it('rule 1.14 (9.17): not the leader: the call rejects once and names the leader', async () => {
    const { double, client } = await start();
    await client.appendToStream('s', named('a'));
    double.first.faults.order('append', { kind: 'not-leader' });
    const error = await errorOf(client.appendToStream('s', named('b')));
    expect(error).toBeInstanceOf(NotLeaderError);
    expect(error).toMatchObject({ leader: { port: double.first.address.port } });
    await client.appendToStream('s', named('b'));
    expect(written(double)).toEqual(['a', 'b']);
  });

  it('rules 1.16, 2.14: not ready', async () => {
    const { double, client } = await start();
    double.first.faults.order('append', { kind: 'not-ready' });
    const error = await errorOf(client.appendToStream('s', named('a')));
    expect(error).toBeInstanceOf(way === 'batch' ? UnknownError : UnavailableError);
    expect(error.message).toContain('Server Is Not Ready');
    expect(written(double)).toEqual([]);
  });

  it('rules 2.19, 3.1 (9.31): a tombstone beats everything, known ids too', async () => {
    const { client } = await start();
    await client.appendToStream('s', named('a'), { expectedRevision: 'no_stream' });
    await client.tombstoneStream('s');
    for (const expectedRevision of ['no_stream', 'any', 0n] as const)
      expect(await errorOf(client.appendToStream('s', named('a'), { expectedRevision }))).toBeInstanceOf(
        StreamDeletedError,
      );
  });

  it('rules 2.20, 3.9 (9.9, 9.10): a softly deleted stream', async () => {
    const { double, client } = await start();
    await client.appendToStream('s', named('a', 'b'), { expectedRevision: 'no_stream' });
    await client.deleteStream('s');
    const repeat = await client.appendToStream('s', named('a', 'b'), { expectedRevision: 'no_stream' });
    expect(repeat).toMatchObject({ nextExpectedRevision: 1n, position: undefined });
    const wrong = await errorOf(client.appendToStream('s', named('n'), { expectedRevision: 0n }));
    expect(wrong).toBeInstanceOf(WrongExpectedVersionError);
    const begun = await client.appendToStream('s', named('n'), { expectedRevision: 'no_stream' });
    expect(begun.nextExpectedRevision).toBe(2n);
    expect(double.log.records.slice(-2).map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      's Something',
      '$$s $metadata',
    ]);
  });

  it('rule 3.7 (9.8): a repeat of what lies before $tb is known, without a position', async () => {
    const { client } = await start();
    await client.appendToStream('s', named('a', 'b', 'c'), { expectedRevision: 'no_stream' });
    await client.setStreamMetadata('s', { truncateBefore: 2 });
    const repeat = await client.appendToStream('s', named('a'), { expectedRevision: 'no_stream' });
    expect(repeat).toMatchObject({ nextExpectedRevision: 0n, position: undefined });
  });
});

describe('which way an append takes', () => {
  it('rule 1.12 (9.2): a server that is not ready for the question rejects the append, and is asked again', async () => {
    const { double, client } = await given();
    double.first.faults.order('features', { kind: 'not-ready' });
    expect((await errorOf(client.appendToStream('s', named('a')))).message).toContain('Not Ready');
    await client.appendToStream('s', named('a'));
    expect(written(double)).toEqual(['a']);
  });

  it('rules 1.11, 1.12, 8.1: the server names its version; one that does not know the question does not', async () => {
    const said = async (options: DoubleOptions) => {
      const { client } = await given(options);
      return (client as unknown as { capabilities: Promise<{ serverVersion: string }> }).capabilities;
    };
    expect((await said({ manner: '23.10' })).serverVersion).toBe('23.10.8');
    expect((await said({ manner: '24.10.5' })).serverVersion).toBe('24.10.5');
    expect((await said({ version: '22.10.5' })).serverVersion).toBe('22.10.5');
    expect((await said({ version: null })).serverVersion).toBe('unknown');
    const { double, client } = await given({ version: null });
    await client.appendToStream('s', named('a'));
    expect(written(double)).toEqual(['a']);
  });

  it('rule 2.8 (9.13): a deadline in the past is a timeout', async () => {
    const { client } = await given();
    const error = await errorOf(client.appendToStream('s', named('a'), { deadline: -1000 }));
    expect(error).toBeInstanceOf(DeadlineExceededError);
  });

  it('rule 2.7 (9.11): an append in several fragments is one append', async () => {
    const { double, client } = await given();
    const options = { batchAppendSize: 200, expectedRevision: 'no_stream' } as const;
    await client.appendToStream('s', named('a', 'b', 'c', 'd', 'e'), options);
    expect(written(double)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('rule 2.13: what breaks the batch stream rejects all appends that are under way', async () => {
    const { double, client } = await given();
    await client.appendToStream('s', named('a'));
    double.first.faults.order('append', { kind: 'hang' });
    double.first.faults.order('append', { kind: 'break' });
    const errors = await Promise.all(
      ['b', 'c'].map((word) => errorOf(client.appendToStream(`s${word}`, named(word)))),
    );
    for (const error of errors) expect(error).toBeInstanceOf(UnavailableError);
  });
});
