import type { RecordedEvent } from '@eventstore/db-client';
import { APPEND_LIMIT } from '../append-limit.ts';

/** Told in English, for the log of operators. */
export type Report = (message: string, details: Readonly<Record<string, unknown>>) => void;

/** How many foreign events are told of one by one; a program that writes into our streams would fill the log. */
const MOST = 100;

/** Tells once that the server takes less in one append than the hub may write. */
export const smallServer = (report: Report) => {
  let isTold = false;
  return (limitBytes: number): void => {
    if (isTold) return;
    isTold = true;
    report(
      'the server takes less in one append than the hub may write: start it with --max-append-size=1048576',
      {
        limitBytes,
        needed: APPEND_LIMIT,
      },
    );
  };
};

/** Tells of events in our streams that are not ours, each once. */
export const foreignEvents = (report: Report) => {
  const told = new Set<string>();
  return ({ streamId, revision, id, type }: RecordedEvent): void => {
    const key = `${streamId} ${revision}`;
    if (told.has(key) || told.size >= MOST) return;
    told.add(key);
    report('an event in one of our streams is not ours: passed over', {
      stream: streamId,
      revision: Number(revision),
      id,
      type,
    });
  };
};
