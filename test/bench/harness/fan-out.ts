import type { Child } from './child.ts';
import type { Used } from './figures.ts';
import { settled } from './settled.ts';

/** What a follower of the feed sends first. */
export const FOLLOW_FEED = JSON.stringify({ type: 'subscribe', id: 'f', channel: 'feed', after: null });

/** What it cost to tell something to many. */
interface Cost {
  readonly cpuMs: number;
  /** What one socket got. */
  readonly bytes: number;
}

/** CPU of `child` while `act` runs and until its receivers have it all. */
export const costOf = async (
  child: Child,
  receiver: Child,
  sockets: number,
  act: () => Promise<unknown>,
): Promise<Cost> => {
  const received = () => receiver.call<number>('received');
  const before = await settled(received);
  await child.call('begin');
  await act();
  const bytes = (await settled(received)) - before;
  return { cpuMs: (await child.call<Used>('used')).cpuMs, bytes: Math.round(bytes / sockets) };
};
