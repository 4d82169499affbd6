import { EventStoreDBClient } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { expect, it, onTestFinished } from 'vitest';
import { batchRequest } from '../../../src/store/eventstoredb/batch-request.ts';
import { BatchStream } from '../../../src/store/eventstoredb/batch-stream.ts';
import { proposed } from '../../../src/store/eventstoredb/event.ts';
import { events } from '../../conformance/events.ts';
import { kommune } from '../../decide/names.ts';
import { startDouble } from '../../double/cluster.ts';

const A = kommune('A');
const CORRELATION = '0198c7a2-5b1e-7c3d-9a4f-3e2d1c0b9a87';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

/** What the client's own definitions read in the bytes of a request. */
const read = (bytes: Buffer) => {
  const request = streams.BatchAppendReq.deserializeBinary(bytes);
  const options = request.getOptions();
  return {
    correlation: request.getCorrelationId()?.getString(),
    stream: text(options?.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array()),
    expected: options?.hasNoStream() === true ? 'no-stream' : options?.getStreamPosition(),
    deadline: options?.getDeadline()?.toDate(),
    final: request.getIsFinal(),
    events: request.getProposedMessagesList().map((message) => ({
      id: message.getId()?.getString(),
      type: message.getMetadataMap().get('type'),
      contentType: message.getMetadataMap().get('content-type'),
      metadata: JSON.parse(text(message.getCustomMetadata_asU8())),
      data: JSON.parse(text(message.getData_asU8())),
    })),
    // Nothing is in the bytes that the definitions do not know.
    whole: Buffer.from(request.serializeBinary()).length,
  };
};

it.each([
  ['no-stream', 1],
  [0, 2],
  [127, 1],
  [128, 1],
  [2 ** 40 + 5, 100],
] as const)('a request after revision %s with %i events is what the client would send', (expected, count) => {
  const sealed = events(A, 0, count, { data: { title: 'ä '.repeat(200), empty: {} } });
  const deadline = new Date('2026-11-27T12:00:00.123Z');
  const bytes = batchRequest({ correlationId: CORRELATION, stream: A, expected, deadline, events: sealed });
  expect(read(bytes)).toEqual({
    correlation: CORRELATION,
    stream: A,
    expected: expected === 'no-stream' ? expected : String(expected),
    deadline,
    final: true,
    events: sealed.map(proposed).map(({ id, type, contentType, metadata, data }) => ({
      ...{ id, type, contentType },
      ...JSON.parse(JSON.stringify({ metadata, data })),
    })),
    whole: bytes.length,
  });
});

it('one stream of appends for each client; answers that nobody waits for are passed over', async () => {
  const double = await startDouble();
  const client = EventStoreDBClient.connectionString(double.url);
  onTestFinished(async () => {
    await client.dispose();
    double.stop();
  });
  const batch = new BatchStream(client);
  const bad = batch.append({
    stream: A,
    expected: 'no-stream',
    events: [{ ...events(A, 0)[0], id: 'none' } as never],
  });
  // Rule 2.15: this one is answered twice, and the second time after the others.
  await expect(bad).rejects.toThrow();
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const stream = kommune(`crowd ${index}`);
      return batch.append({ stream, expected: 'no-stream', events: events(stream, 0) });
    }),
  );
  expect(answers.map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual(answers.map(() => 0n));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(await batch.append({ stream: A, expected: 'no-stream', events: events(A, 0) })).toMatchObject({
    success: true,
  });
});
