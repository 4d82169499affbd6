import { StreamDeletedError, StreamNotFoundError, UnknownError } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { errorOf, given, named, words } from './harness.ts';

const WORDS = ['a', 'b', 'c', 'd'];

const four = async () => {
  const { double, client } = await given();
  await client.appendToStream('s', named(...WORDS), { expectedRevision: 'no_stream' });
  const at = (index: number) => {
    const position = BigInt(double.log.stream('s').events[index]?.position ?? 0);
    return { commit: position, prepare: position };
  };
  return { double, client, at };
};

it('rules 4.3, 4.4 (9.20): a stream read forwards and backwards begins with the revision named', async () => {
  const { client } = await four();
  expect(await words(client.readStream('s', { fromRevision: 1n }))).toEqual(['b', 'c', 'd']);
  expect(await words(client.readStream('s', { fromRevision: 9n }))).toEqual([]);
  expect(await words(client.readStream('s', { fromRevision: 1n, direction: 'backwards' }))).toEqual([
    'b',
    'a',
  ]);
  const end = client.readStream('s', { fromRevision: 'end', direction: 'backwards', maxCount: 2 });
  expect(await words(end)).toEqual(['d', 'c']);
});

it('rules 4.6, 9.20: $all forwards includes the event at the position, backwards it does not', async () => {
  const { client, at } = await four();
  expect(await words(client.readAll({ fromPosition: at(1) }))).toEqual(['b', 'c', 'd']);
  const back = client.readAll({ fromPosition: at(2), direction: 'backwards', maxCount: 2 });
  expect(await words(back)).toEqual(['b', 'a']);
  expect(await words(client.readAll({ fromPosition: 'end' }))).toEqual([]);
  const beyond = { commit: 1n << 50n, prepare: 1n << 50n };
  expect(await words(client.readAll({ fromPosition: beyond }))).toEqual([]);
});

it('rule 4.7: a position that is none is refused', async () => {
  const { client, at } = await four();
  const { commit } = at(1);
  const wrong = client.readAll({ fromPosition: { commit: commit + 1n, prepare: commit + 1n } });
  expect(await errorOf(words(wrong))).toBeInstanceOf(UnknownError);
});

it('rule 4.5 (9.20): no stream, softly deleted, tombstoned, wholly truncated', async () => {
  const { client } = await four();
  expect(await errorOf(words(client.readStream('nothing')))).toBeInstanceOf(StreamNotFoundError);
  await client.appendToStream('soft', named('x'));
  await client.deleteStream('soft');
  expect(await errorOf(words(client.readStream('soft')))).toBeInstanceOf(StreamNotFoundError);
  await client.appendToStream('hard', named('y'));
  await client.tombstoneStream('hard');
  expect(await errorOf(words(client.readStream('hard')))).toBeInstanceOf(StreamDeletedError);
  await client.setStreamMetadata('s', { truncateBefore: 4 });
  expect(await words(client.readStream('s'))).toEqual([]);
});

it('rules 7.3, 7.5: what is truncated is hidden in its stream and stays in $all', async () => {
  const { client } = await four();
  await client.setStreamMetadata('s', { maxCount: 1 });
  expect(await words(client.readStream('s'))).toEqual(['d']);
  expect((await words(client.readAll())).filter((word) => word !== '' && word !== undefined)).toEqual(WORDS);
});

it('rules 4.11, 7.2 (9.21): $all shows events of the system; $$s shows its last only', async () => {
  const { client } = await four();
  await client.setStreamMetadata('s', { maxCount: 7 });
  await client.setStreamMetadata('s', { maxCount: 8 });
  const metadata: bigint[] = [];
  for await (const { event } of client.readStream('$$s')) if (event) metadata.push(event.revision);
  expect(metadata).toEqual([1n]);
  const streams = new Set<string>();
  for await (const { event } of client.readAll()) streams.add(event?.streamId ?? '');
  expect([...streams]).toEqual(expect.arrayContaining(['s', '$$s', '$users']));
});

it('rule 4.8: an event comes back as it was sent, with its positions', async () => {
  const { client, at } = await four();
  for await (const { event, commitPosition } of client.readStream('s', { maxCount: 1 })) {
    expect(event).toMatchObject({
      streamId: 's',
      revision: 0n,
      type: 'Something',
      isJson: true,
      position: at(0),
    });
    expect(commitPosition).toBe(at(0).commit);
    expect(Math.abs((event?.created.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  }
});
