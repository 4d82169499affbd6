import {
  type AppendResult as Answer,
  type EventStoreDBClient,
  MaxAppendSizeExceededError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { StreamUnusable } from '../event-store.ts';
import type { Ordered, Run } from '../ordered-appends.ts';
import type { BatchStream } from './batch-stream.ts';
import type { Connection } from './connection.ts';
import { isAfter } from './place.ts';
import type { Reading } from './reading.ts';

/** What appending in order needs. */
export interface InOrderParts {
  readonly connection: Connection;
  readonly reading: Pick<Reading, 'isHidden'>;
  readonly streamOf: (client: EventStoreDBClient) => BatchStream;
}

const WHY = [
  [WrongExpectedVersionError, 'conflict'],
  [MaxAppendSizeExceededError, 'too-large'],
] as const;

const whyRefused = (error: unknown): 'conflict' | 'too-large' | undefined =>
  WHY.find(([kind]) => error instanceof kind)?.[1];

/**
 * Appends many runs at once on one stream of appends, which the server takes one after the other. Where one fails those behind it may
 * stand already: all are awaited, then sent again with the same ids at the same revisions, and the order of the places tells in the end.
 */
export const inOrder =
  ({ connection, reading, streamOf }: InOrderParts) =>
  async (runs: readonly Run[]): Promise<Ordered> => {
    const begun = runs.filter(({ from }) => from === 0).map(({ stream }) => stream);
    const hidden = await Promise.all(begun.map(async (stream) => (await reading.isHidden(stream)) && stream));
    for (const stream of hidden)
      if (stream !== false) throw new StreamUnusable(stream, 'it was deleted at the server');

    const answers = await connection.ask(async (client, heard) => {
      const batch = streamOf(client);
      const sent = runs.map(({ stream, from, events }) =>
        batch.append({ stream, expected: from === 0 ? 'no-stream' : from - 1, events }).finally(heard),
      );
      const settled = await Promise.allSettled(sent);
      for (const one of settled)
        if (one.status === 'rejected' && whyRefused(one.reason) === undefined) throw one.reason;
      return settled;
    });

    let last: Answer['position'];
    for (const [index, answer] of answers.entries()) {
      const run = runs[index] as Run;
      if (answer.status === 'rejected') return { outcome: whyRefused(answer.reason) ?? 'conflict', run };
      const { position } = answer.value;
      if (position === undefined || (last !== undefined && !isAfter(position, last)))
        return { outcome: 'disordered', run };
      last = position;
    }
    return { outcome: 'appended' };
  };
