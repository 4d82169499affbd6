import { type AllStreamSubscription, type EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import { OUR_PREFIXES } from '../../../src/store/eventstoredb/event.ts';

/** Only events of our streams, as the engine asks for them; of those whose names have something before that. */
export const filterOf = (before = '') =>
  streamNameFilter({ prefixes: OUR_PREFIXES.map((prefix) => before + prefix), maxSearchWindow: 500 });

/** A subscription that stays. */
export interface Living {
  end(): Promise<void>;
}

/**
 * The client's own subscription from now on, which goes on while appends are measured: where the server sends it away, as it does
 * with bursts, another one follows. Resolves when the server has confirmed it.
 */
export const living = async (client: EventStoreDBClient, before = ''): Promise<Living> => {
  const filter = filterOf(before);
  let ended = false;
  let current: AllStreamSubscription;
  const follow = (confirmed: () => void) => {
    current = client.subscribeToAll({ fromPosition: 'end', filter, requiresLeader: true });
    current
      .on('data', () => undefined)
      .on('error', () => {
        if (!ended) setTimeout(follow, 10, () => undefined);
      })
      .on('confirmation', confirmed);
  };
  await new Promise<void>((resolve) => follow(resolve));
  return {
    end: async () => {
      ended = true;
      await current.unsubscribe();
    },
  };
};
