import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  type Position as Place,
  START,
} from '@eventstore/db-client';
import type { Position } from '../../../contracts/envelope.ts';
import { proposed } from '../../../src/store/eventstoredb/event.ts';
import { openEventStore } from '../../../src/store/eventstoredb/store.ts';
import { optionsFor } from '../../conformance/eventstoredb.ts';
import { PATIENT } from './appends.ts';
import { filterOf } from './living.ts';
import { type Measure, measured } from './measure.ts';
import { newStream } from './streams.ts';

/** `count` events of ours, and where they begin: for the client and for the engine. */
export interface Filled {
  readonly count: number;
  readonly from: Place | typeof START;
  readonly after: Position | null;
}

const A_STREAM = 100;

/** Writes `count` events in hundreds. */
export const fill = async (client: EventStoreDBClient, url: string, count: number): Promise<Filled> => {
  const store = openEventStore(optionsFor(url, PATIENT));
  const after = await store.head();
  await store.close();
  let from: Place | undefined;
  for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))
    from = event?.position;
  for (let index = 0; index * A_STREAM < count; index += 1) {
    const { stream, sealed } = newStream(A_STREAM);
    await client.appendToStream(stream, sealed.map(proposed), { expectedRevision: 'no_stream' });
  }
  return { count, from: after === null ? START : (from ?? START), after };
};

/** The client's own subscription until it has brought everything. */
export const bareCatchUp = (client: EventStoreDBClient, { count, from }: Filled): Promise<Measure> =>
  measured(count, async () => {
    let seen = 0;
    const subscription = client.subscribeToAll({
      fromPosition: from,
      filter: filterOf(),
      requiresLeader: true,
    });
    await new Promise<void>((resolve, reject) => {
      subscription
        .on('data', ({ event }) => {
          if (event !== undefined) seen += 1;
          if (seen === count) resolve();
        })
        .on('error', reject);
    });
    await subscription.unsubscribe();
  });

/** The same through the engine. */
export const portCatchUp = async (url: string, { count, after }: Filled): Promise<Measure> => {
  const store = openEventStore(optionsFor(url, PATIENT));
  const result = await measured(count, async () => {
    const all = Promise.withResolvers<void>();
    let seen = 0;
    const followed = store.subscribeAll(after, {
      onEvents: (batch) => {
        seen += batch.length;
        if (seen >= count) all.resolve();
      },
      onError: all.reject,
    });
    await all.promise;
    await followed.close();
  });
  await store.close();
  return result;
};
