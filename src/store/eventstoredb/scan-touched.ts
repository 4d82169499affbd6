import { type RecordedEvent, START, streamNameFilter } from '@eventstore/db-client';
import { inTime } from '../in-time.ts';
import type { Connection } from './connection.ts';
import { METADATA_PREFIXES, Touched } from './touched.ts';

/** What was changed at the server, and whether the whole log was looked through for it. */
export interface Scan {
  readonly touched: readonly string[];
  readonly whole: boolean;
}

/**
 * Looks through the log for what was changed at our streams by hand: the server passes over everything else by itself, so little is
 * sent. Gives up after `ms`. What was deleted for good does not stand in what is looked through.
 */
export const scanTouched = async (connection: Connection, ms: number): Promise<Scan> => {
  const touched = new Touched(() => undefined);
  const done = Promise.withResolvers<boolean>();
  const lease = await connection.hold(() => done.resolve(false));
  const opened = lease.client.subscribeToAll({
    fromPosition: START,
    filter: streamNameFilter({ prefixes: METADATA_PREFIXES, maxSearchWindow: 500 }),
    requiresLeader: true,
  });
  opened
    .on('data', ({ event }) => {
      if (event !== undefined) touched.saw(event as RecordedEvent);
    })
    .on('caughtUp', () => done.resolve(true))
    .on('error', () => done.resolve(false))
    .on('end', () => done.resolve(false));
  const whole = (await inTime(done.promise, ms)) === true;
  lease.release();
  await opened.unsubscribe().catch(() => undefined);
  return { touched: touched.all, whole };
};
