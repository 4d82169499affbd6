import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { onTestFinished } from 'vitest';
import { id } from '../decide/names.ts';
import { type Double, type DoubleOptions, startDouble } from './cluster.ts';

/** A double and the real client on it; both end with the test. */
export const given = async (
  options: DoubleOptions = {},
): Promise<{ double: Double; client: EventStoreDBClient }> => {
  const double = await startDouble(options);
  const client = EventStoreDBClient.connectionString(double.url);
  onTestFinished(async () => {
    double.stop();
    await client.dispose();
  });
  return { double, client };
};

/** Events whose ids are these words. */
export const named = (...words: readonly string[]) =>
  words.map((word) => jsonEvent({ id: id(word), type: 'Something', data: { word } }));

/** The words of the events of `$all` in our streams, in order: what was really written. */
export const written = (double: Double, prefix = 's'): string[] =>
  double.log.records
    .filter(({ stream }) => stream.startsWith(prefix))
    .map(({ data }) => (JSON.parse(Buffer.from(data).toString('utf8')) as { word: string }).word);

/** The error that a promise rejects with, or the word that there was none. */
export const errorOf = async (promise: Promise<unknown>): Promise<Error> => {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  return new Error('there was no error');
};

const wordOf = (data: unknown) => (data as { word: string }).word;

/** Everything that a subscription told, in order, as short words. */
export const heard = (
  client: EventStoreDBClient,
  options: { from?: { commit: bigint; prepare: bigint }; window?: number } = {},
) => {
  const told: string[] = [];
  const errors: Error[] = [];
  const checkpoints: { commit: bigint; prepare: bigint }[] = [];
  const subscription = client.subscribeToAll({
    fromPosition: options.from ?? 'start',
    filter: {
      filterOn: 'streamName',
      prefixes: ['s'],
      checkpointInterval: 1,
      ...(options.window === undefined ? {} : { maxSearchWindow: options.window }),
      checkpointReached: async (_, position) => {
        checkpoints.push(position);
        told.push('checkpoint');
      },
    },
  });
  subscription
    .on('data', ({ event }) => told.push(wordOf(event?.data)))
    .on('confirmation', () => told.push('confirmation'))
    .on('caughtUp', () => told.push('caught up'))
    .on('end', () => told.push('end'))
    .on('error', (error) => errors.push(error));
  return { told, errors, checkpoints, subscription };
};

type Read = AsyncIterable<{ event?: { data: unknown } }>;

/** The words of the events that a read brings; nothing for events of the system. */
export const words = async (read: Read): Promise<string[]> => {
  const found: string[] = [];
  for await (const { event } of read) found.push((event?.data as { word?: string } | undefined)?.word ?? '');
  return found;
};
