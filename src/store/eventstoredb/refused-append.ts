import {
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { StreamName } from '../../../contracts/envelope.ts';
import { type AppendResult, StreamUnusable } from '../event-store.ts';
import { storedOf } from './event.ts';
import type { StreamPages } from './stream-pages.ts';

/** What explaining a refusal needs. */
export interface RefusalParts {
  readonly reading: Pick<StreamPages, 'page'>;
  /** Told, each time, that the server takes less in one append than the hub may write. */
  readonly onSmall: (limitBytes: number) => void;
}

/**
 * The result that the server's refusal of an append stands for. Throws StreamUnusable where the stream was deleted or ends with an
 * event that is not ours, and any other error as it is.
 */
export const refusedAppend =
  ({ reading, onSmall }: RefusalParts) =>
  async (stream: StreamName, error: unknown): Promise<AppendResult> => {
    if (error instanceof MaxAppendSizeExceededError) {
      onSmall(error.maxAppendSize);
      return { outcome: 'too-large', limitBytes: error.maxAppendSize };
    }
    if (error instanceof StreamDeletedError) throw new StreamUnusable(stream, 'it was deleted at the server');
    if (!(error instanceof WrongExpectedVersionError)) throw error;
    if (typeof error.actualVersion !== 'bigint') return { outcome: 'conflict', revision: 'no-stream' };
    const revision = Number(error.actualVersion);
    const [last] = await reading.page(stream, revision, 1);
    if (last !== undefined && storedOf(last) === undefined)
      throw new StreamUnusable(stream, `its last event, of revision ${last.revision}, is not ours`);
    return { outcome: 'conflict', revision };
  };
