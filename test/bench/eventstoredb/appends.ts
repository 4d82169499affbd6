import type { EventStoreDBClient } from '@eventstore/db-client';
import type { SealedEvent, StreamName } from '../../../contracts/envelope.ts';
import { proposed } from '../../../src/store/eventstoredb/event.ts';
import { openEventStore } from '../../../src/store/eventstoredb/store.ts';
import { optionsFor } from '../../conformance/eventstoredb.ts';
import { living } from './living.ts';
import { type Measure, measured } from './measure.ts';
import { newStream } from './streams.ts';

/** As in production: nothing that only tests need runs beside what is measured. */
export const PATIENT = { watchMs: 10_000, deadlineMs: 60_000, probeMs: 5000 };

/** Before the names of streams that are not ours. */
const APART = 'bench-';

type Append = (stream: StreamName, revision: number, event: SealedEvent) => Promise<unknown>;

/** `callers` callers, each with a stream of its own, one append after the other. */
const stormOf = (callers: number, count: number, append: Append): Promise<Measure> => {
  const each = Math.ceil(count / callers);
  const work = Array.from({ length: callers }, () => newStream(each));
  return measured(each * callers, () =>
    Promise.all(
      work.map(async ({ stream, sealed }) => {
        for (const [revision, event] of sealed.entries()) await append(stream, revision, event);
      }),
    ),
  );
};

/**
 * The client alone, with a subscription beside it as every hub has one. `apart`: in streams that no hub over the same server reads.
 */
export const bareAppends = async (
  client: EventStoreDBClient,
  callers: number,
  count: number,
  apart = false,
): Promise<Measure> => {
  const prefix = apart ? APART : '';
  const subscription = await living(client, prefix);
  const result = await stormOf(callers, count, (stream, revision, event) =>
    client.appendToStream(prefix + stream, proposed(event), {
      expectedRevision: revision === 0 ? 'no_stream' : BigInt(revision - 1),
      requiresLeader: true,
    }),
  );
  await subscription.end();
  return result;
};

/** The engine's port, followed as a hub follows it. */
export const portAppends = async (url: string, callers: number, count: number): Promise<Measure> => {
  const store = openEventStore(optionsFor(url, PATIENT));
  const followed = store.subscribeAll(await store.head(), {
    onEvents: () => undefined,
    onError: console.error,
  });
  const warm = newStream(1);
  await store.append(warm.stream, 'no-stream', warm.sealed);
  const result = await stormOf(callers, count, (stream, revision, event) =>
    store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]),
  );
  await followed.close();
  await store.close();
  return result;
};
