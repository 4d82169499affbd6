import {
  AccessDeniedError,
  DeadlineExceededError,
  EventStoreDBClient,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { id } from '../decide/names.ts';
import { startDouble } from './cluster.ts';
import { hardships } from './hardships.ts';
import { errorOf, given, heard, named, words, written } from './harness.ts';
import { Log, metadataEvent } from './log.ts';
import { rawBatch } from './raw.ts';
import { isShown } from './record.ts';
import { scavenge } from './removing.ts';

const soon = { timeout: 5000 };

describe('batch streams, spoken by hand', () => {
  it('rule 2.15: a bad event is refused at once, and two seconds later again, in the other form', async () => {
    const { double } = await given();
    for (const event of [{ id: 'none' }, { type: null }, { type: '' }]) {
      const { told, send } = rawBatch(double);
      send({ correlation: id('a'), stream: 's', events: [event] });
      await vi.waitFor(() => expect(told).toHaveLength(2), soon);
      expect(told).toEqual([
        { what: 'BadRequest', form: 'text' },
        { what: 'Timeout', form: 'numbers' },
      ]);
    }
    expect(written(double)).toEqual([]);
  });

  it('rule 2.15: a name that is none is refused once; a bad event in a later fragment ends the stream', async () => {
    const { double } = await given();
    const { told, send } = rawBatch(double);
    for (const stream of ['', '$$']) send({ correlation: id(stream), stream, events: [{}] });
    send({ correlation: id('b'), stream: 's', events: [{}], final: false });
    send({ correlation: id('b'), events: [{ id: 'none' }] });
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ what: 'end' }), soon);
    expect(told.map(({ what }) => what)).toEqual(['BadRequest', 'BadRequest', 'error 2', 'end']);
    expect(written(double)).toEqual([]);
  });

  it('rule 2.8: what does not come whole in two seconds is a time-out; what comes then is passed over', async () => {
    const { double } = await given();
    const { told, send } = rawBatch(double);
    send({ correlation: id('a'), stream: 's', events: [{}], final: false });
    await vi.waitFor(() => expect(told).toEqual([{ what: 'Timeout', form: 'numbers' }]), soon);
    send({ correlation: id('a'), events: [{}] });
    send({ correlation: id('b'), stream: 's', events: [{}] });
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ what: 'success', form: 'text' }), soon);
    expect(written(double)).toHaveLength(1);
  });

  it('rule 2.9: half-closed, it ends with its first answer, and what follows is written and not answered', async () => {
    const { double } = await given();
    const { told, send, halfClose } = rawBatch(double);
    for (const ms of [100, 150, 200]) double.first.faults.order('append', { kind: 'delay', ms });
    for (const word of ['a', 'b', 'c']) send({ correlation: id(word), stream: `s${word}`, events: [{}] });
    halfClose();
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ what: 'end' }), soon);
    expect(told).toEqual([{ what: 'success', form: 'text' }, { what: 'end' }]);
    await vi.waitFor(() => expect(written(double)).toHaveLength(3));
    const idle = rawBatch(double);
    idle.halfClose();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(idle.told).toEqual([]);
  });

  it('rule 10.6: a deadline of a millisecond is over, and so is every one where the server’s clock is ahead', async () => {
    const { double, client } = await given();
    const { told, send } = rawBatch(double);
    send({ correlation: id('a'), stream: 's', events: [{}], deadlineMs: 1 });
    await vi.waitFor(() => expect(told).toEqual([{ what: 'Timeout', form: 'text' }]), soon);
    await client.appendToStream('s', named('b'), { deadline: 500 });
    const { client: behind, double: ahead } = await given({ clockMs: 10_000 });
    expect(await errorOf(behind.appendToStream('s', named('c')))).toBeInstanceOf(DeadlineExceededError);
    expect(written(ahead)).toEqual([]);
    const { client: early } = await given({ clockMs: -10_000 });
    await early.appendToStream('s', named('d'));
  });

  it('rule 10.3: an error in a batch is named after its details, and arrives without a word', async () => {
    const { client } = await given();
    await client.appendToStream('s', named('a'), { expectedRevision: 'no_stream' });
    const error = await errorOf(client.appendToStream('s', named('b'), { expectedRevision: 'no_stream' }));
    expect(error).toBeInstanceOf(WrongExpectedVersionError);
  });
});

describe('positions', () => {
  const three = async () => {
    const { double, client } = await given();
    await client.appendToStream('s', named('a', 'b', 'c'), { expectedRevision: 'no_stream' });
    const at = (index: number, inside = 0) => {
      const position = BigInt((double.log.stream('s').events[index]?.position ?? 0) + inside);
      return { commit: position, prepare: position };
    };
    const read = (fromPosition: { commit: bigint; prepare: bigint }, direction?: 'backwards') =>
      words(client.readAll(direction ? { fromPosition, direction } : { fromPosition }));
    return { double, client, at, read };
  };

  it('rule 4.6: backwards from (P, 0) the event right before P is left out', async () => {
    const { at, read } = await three();
    expect((await read(at(2), 'backwards')).slice(0, 2)).toEqual(['b', 'a']);
    expect((await read({ ...at(2), prepare: 0n }, 'backwards')).slice(0, 1)).toEqual(['a']);
    expect(await read({ ...at(1), prepare: 0n })).toEqual(['b', 'c']);
  });

  it('rule 4.7: inside the last record is no mistake, elsewhere it is; beyond the end only backwards', async () => {
    const { double, at, read } = await three();
    expect(await read(at(2, 1))).toEqual([]);
    expect((await read(at(2, 1), 'backwards')).slice(0, 1)).toEqual(['b']);
    const beyond = { commit: BigInt(double.log.end + 1), prepare: BigInt(double.log.end + 1) };
    expect(await read(beyond)).toEqual([]);
    expect((await errorOf(read(beyond, 'backwards'))).message).toContain('Unexpected ReadAllResult: Error');
    expect((await errorOf(read(at(1, 1)))).message).toContain('Unexpected ReadAllResult: Error');
    expect(await errorOf(read({ commit: 1n, prepare: 1n }))).toBeInstanceOf(UnknownError);
    for (const wrong of [
      { commit: 5n, prepare: 6n },
      { commit: 2n ** 63n, prepare: 2n ** 63n },
    ])
      expect((await errorOf(read(wrong))).message).toContain('Exception was thrown by handler.');
  });

  it('rules 4.7, 7.5: the position of what was scavenged stays one; the next event is read from it', async () => {
    const { double, client, at, read } = await three();
    await client.setStreamMetadata('s', { truncateBefore: 2 });
    expect(await read(at(1))).toEqual(expect.arrayContaining(['b', 'c']));
    scavenge(double.log);
    double.log.index();
    expect((await read(at(0)))[0]).toBe('c');
    expect((await read(at(1)))[0]).toBe('c');
  });

  it('rule 4.2: a read of no events is an error in a stream, and never ends in $all', async () => {
    const { client } = await three();
    const none = await errorOf(words(client.readStream('s', { maxCount: 0 })));
    expect(none.message).toContain('Unexpected ReadStreamResult: Error');
    const silence = new Promise((resolve) => setTimeout(() => resolve('silence'), 100));
    const read = client.readAll({ maxCount: 0 });
    expect(await Promise.race([words(read), silence])).toBe('silence');
    read.destroy();
  });

  it('rule 10.12: the first event of a user begins at 733, over TLS at 1857; a record takes 90 bytes beside its own', () => {
    for (const [secure, first] of [
      [false, 733],
      [true, 1857],
    ] as const) {
      const log = new Log({ secure });
      log.write('stream', 'any', [metadataEvent('{"a":1}')]);
      expect(log.stream('stream').events[0]?.position).toBe(first);
      expect(log.end).toBe(first + 90 + 'stream'.length + '$metadata'.length + '{"a":1}'.length);
    }
  });

  it('rules 5.6, 10.12: elections leave records that nobody is shown', async () => {
    const { double, client } = await three();
    double.elect(double.first);
    expect(double.log.records.filter((record) => !isShown(record)).length).toBeGreaterThan(1);
    const streams: string[] = [];
    for await (const { event } of client.readAll()) streams.push(event?.streamId ?? '');
    expect(streams).not.toContain('$epoch-information');
  });
});

describe('streams that were touched', () => {
  it('rule 2.20: what undeletes a stream keeps its other keys; so does metadata written to a deleted one', async () => {
    const { double, client } = await given();
    const metadata = () => double.log.stream('s').metadata;
    await client.appendToStream('s', named('a', 'b'), { expectedRevision: 'no_stream' });
    await client.setStreamMetadata('s', { maxCount: 7 });
    await client.deleteStream('s');
    expect(metadata()).toEqual({ $tb: Number.parseFloat('9223372036854775807') });
    await client.setStreamMetadata('s', { maxCount: 9 });
    expect(metadata()).toEqual({ $maxCount: 9, $tb: 2 });
    await client.appendToStream('s', named('c'), { expectedRevision: 1n });
    expect(await words(client.readStream('s'))).toEqual(['c']);
  });

  it('rule 2.21: a softly deleted stream may be deleted again, whatever is expected, and ended', async () => {
    const { client } = await given();
    await client.appendToStream('s', named('a'), { expectedRevision: 'no_stream' });
    for (const expectedRevision of ['any', 'no_stream', 0n] as const)
      await client.deleteStream('s', { expectedRevision });
    const ended = client.tombstoneStream('s', { expectedRevision: 'stream_exists' as never });
    expect(await errorOf(ended)).toBeInstanceOf(StreamDeletedError);
    await client.tombstoneStream('s', { expectedRevision: 'no_stream' });
    const nothing = client.deleteStream('t', { expectedRevision: 'any' });
    expect(await errorOf(nothing)).toMatchObject({ actualVersion: -1n });
  });

  it('rules 3.11, 7.5: deleted, scavenged and restarted, a stream takes the same ids once more', async () => {
    const { double, client } = await given();
    const again = () => client.appendToStream('s', named('a', 'b'), { expectedRevision: 'no_stream' });
    await again();
    await client.deleteStream('s');
    scavenge(double.log);
    expect((await again()).nextExpectedRevision).toBe(1n);
    expect(double.log.stream('s').events).toHaveLength(2);
    await double.first.restart();
    await vi.waitFor(async () => expect((await again()).nextExpectedRevision).toBe(3n));
    expect(await words(client.readStream('s'))).toEqual(['a', 'b']);
  });

  it('rule 7.3: what is older than $maxAge is hidden in its stream, which is not the same as none', async () => {
    let now = Date.now();
    const log = new Log({ now: () => now });
    const double = await startDouble({ log });
    const client = EventStoreDBClient.connectionString(double.url);
    onTestFinished(() => {
      double.stop();
      return client.dispose();
    });
    await client.appendToStream('s', named('a'), { expectedRevision: 'no_stream', deadline: 60_000 });
    await client.setStreamMetadata('s', { maxAge: 2 }, { deadline: 60_000 });
    now += 1000;
    await client.appendToStream('s', named('b'), { deadline: 60_000 });
    expect(await words(client.readStream('s'))).toEqual(['a', 'b']);
    now += 1500;
    expect(await words(client.readStream('s'))).toEqual(['b']);
    now += 1500;
    expect(await words(client.readStream('s'))).toEqual([]);
    expect((await words(client.readAll())).filter(Boolean)).toEqual(['a', 'b']);
  });

  it('rule 6.5: an error about a stream with letters beyond ASCII arrives as HTTP 500', async () => {
    const { client } = await given({ batch: false });
    await client.appendToStream('sö', named('a'));
    await client.tombstoneStream('sö');
    const error = await errorOf(client.appendToStream('sö', named('b')));
    expect(error).toBeInstanceOf(UnknownError);
    expect(error.message).toContain('Received HTTP status code 500');
  });

  it('rules 3.3, 10.13: ids are forgotten after eight megabytes of them, the oldest first', () => {
    const remembered = (length: number) => {
      const log = new Log({ hardships: hardships() });
      log.memory.clear();
      const stream = 's'.repeat(length);
      const most = Math.floor((8 * 2 ** 20) / (54 + 2 * length));
      for (let index = 0; index < most + 10; index += 1)
        log.memory.remember({
          ...metadataEvent(''),
          id: `${index}`,
          stream,
          revision: index,
          position: 0,
          createdMs: 0,
        });
      return [log.memory.placeOf('9'), log.memory.placeOf('10')?.revision, most];
    };
    expect(remembered(10)).toEqual([undefined, 10, 113_359]);
    expect(remembered(60)).toEqual([undefined, 10, 48_210]);
  });
});

describe('rule 10.11: a secure server', () => {
  const secure = async () => {
    const { double, client } = await given({ tls: true, credentials: 'hub:secret', ordinary: 'clerk:word' });
    const as = (user: string) => {
      const other = EventStoreDBClient.connectionString(double.url.replace('hub:secret', user));
      onTestFinished(() => other.dispose());
      return other;
    };
    return { double, client, as };
  };

  it('shows an ordinary user streams, and not $all, until its metadata says so', async () => {
    const { client, as } = await secure();
    const clerk = as('clerk:word');
    await clerk.appendToStream('s', named('a'));
    expect(await words(clerk.readStream('s'))).toEqual(['a']);
    expect(await errorOf(words(clerk.readAll()))).toBeInstanceOf(AccessDeniedError);
    const refused = heard(clerk);
    await vi.waitFor(() => expect(refused.errors[0]).toBeInstanceOf(AccessDeniedError));
    expect(refused.told).toEqual([]);
    const acl = { $acl: { $r: ['$admins', 'clerk'] } };
    await client.setStreamMetadata('s', { $acl: { $r: '$admins' } } as never);
    await client.setStreamMetadata('$all', acl as never);
    expect((await words(clerk.readAll())).filter(Boolean)).toEqual(['a']);
    expect(await errorOf(words(clerk.readStream('s')))).toBeInstanceOf(AccessDeniedError);
  });

  it('lets a subscription go on that may not be begun any more (rule 5.14)', async () => {
    const { client, as } = await secure();
    await client.setStreamMetadata('$all', { $acl: { $r: ['$admins', 'clerk'] } } as never);
    const clerk = as('clerk:word');
    const { told, errors } = heard(clerk);
    await vi.waitFor(() => expect(told).toContain('caught up'));
    await client.setStreamMetadata('$all', { $acl: { $r: ['$admins'] } } as never);
    await client.appendToStream('s', named('a'));
    await vi.waitFor(() => expect(told).toContain('a'));
    expect(errors).toEqual([]);
    expect(await errorOf(words(clerk.readAll()))).toBeInstanceOf(AccessDeniedError);
  });

  it('lets nobody in whom it does not know', async () => {
    const { as } = await secure();
    for (const stranger of [as('hub:guess'), as('nobody:secret')])
      expect(await errorOf(words(stranger.readStream('s')))).toBeInstanceOf(AccessDeniedError);
  });
});
