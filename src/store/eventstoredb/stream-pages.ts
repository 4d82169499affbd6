import { type RecordedEvent, StreamDeletedError, StreamNotFoundError } from '@eventstore/db-client';
import type { StreamName } from '../../../contracts/envelope.ts';
import { StreamUnusable } from '../event-store.ts';
import { type Ask, LEADER } from './asking.ts';
import { Behind, isDenied, isStranger } from './failure.ts';
import type { Seen } from './seen.ts';
import type { Touched } from './touched.ts';

/** What reading streams needs. */
export interface StreamPagesParts {
  readonly ask: Ask;
  /** What must be among what is read: a server that shows less is asked again. */
  readonly seen: Seen;
  readonly touched: Touched;
}

/** Pages of one stream, ours or not. */
export interface StreamPages {
  /** Up to `count` events from a revision on; everything of it that has been seen. */
  page(stream: StreamName, from: number, count: number): Promise<RecordedEvent[]>;
  /** What stands at a revision now, whatever has been seen. */
  eventAt(stream: StreamName, revision: number): Promise<RecordedEvent | undefined>;
  /** True where the server hides what the stream once held: it would go on numbering where that ended. */
  isHidden(stream: StreamName): Promise<boolean>;
}

/** What a soft deletion leaves in a stream's metadata: "truncate before the largest number there is". */
const hidesAll = (metadata: unknown): boolean =>
  Number((metadata as { readonly $tb?: unknown } | undefined)?.$tb ?? 0) >= Number.MAX_SAFE_INTEGER;

const noneWhereNoStream = (error: unknown): RecordedEvent[] => {
  if (error instanceof StreamNotFoundError) return [];
  throw error;
};

/** Reads streams through `ask`. */
export const streamPages = ({ ask, seen, touched }: StreamPagesParts): StreamPages => {
  const pageOf = async (
    stream: StreamName,
    from: number,
    count: number,
    check: (events: readonly RecordedEvent[]) => void,
  ): Promise<RecordedEvent[]> => {
    const options = { fromRevision: BigInt(from), maxCount: count, ...LEADER };
    try {
      return await ask((client) => client.readStream(stream, options), { check, instead: noneWhereNoStream });
    } catch (error) {
      if (error instanceof StreamDeletedError)
        throw new StreamUnusable(stream, 'it was deleted at the server');
      throw error;
    }
  };

  const page = (stream: StreamName, from: number, count: number) =>
    pageOf(stream, from, count, (events) => {
      const last = Number(events.at(-1)?.revision ?? from - 1);
      // What is hidden on purpose does not come by asking again.
      if (events.length < count && last < seen.revisionOf(stream) && touched.of(stream) === undefined)
        throw new Behind(`the server shows less of ${stream} than before`);
    });

  const eventAt = async (stream: StreamName, revision: number) => {
    const [event] = await pageOf(stream, revision, 1, () => undefined);
    return event?.revision === BigInt(revision) ? event : undefined;
  };

  const isHidden = async (stream: StreamName): Promise<boolean> => {
    try {
      const [metadata] = await ask((client) => client.readStream(`$$${stream}`, LEADER), {
        // None that we may see: nothing is known against it.
        instead: (error) => (isDenied(error) && !isStranger(error) ? [] : noneWhereNoStream(error)),
      });
      return hidesAll(metadata?.data);
    } catch (error) {
      if (error instanceof StreamDeletedError) return true;
      throw error;
    }
  };

  return { page, eventAt, isHidden };
};
