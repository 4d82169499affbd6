import { randomInt } from 'node:crypto';
import { v4 } from 'uuid';
import type { SealedEvent, StreamName } from '../../../contracts/envelope.ts';
import { warmStreams } from '../world/warm-streams.ts';

/** What is written to one stream that nobody has used before. */
export interface NewStream {
  readonly stream: StreamName;
  readonly sealed: readonly SealedEvent[];
}

/** A new Kommune's stream of so many events, such as a hub writes them: one may be started over the same server afterwards. */
export const newStream = (count: number): NewStream => {
  const placed = [...warmStreams([{ id: v4(), events: count }], randomInt(2 ** 31))];
  return {
    stream: placed[0]?.stream as StreamName,
    sealed: placed.map(({ event }) => event),
  };
};
