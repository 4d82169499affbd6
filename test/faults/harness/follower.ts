import { WebSocket } from 'ws';
import { connectLive, type Live, type LiveOptions, type Socket } from '../../../src/client/live-client.ts';
import type { Tally } from '../fault.ts';

/** Somebody who follows a channel with the product's own client and keeps the positions that arrive. */
export interface Follower {
  readonly seen: readonly string[];
  readonly live: Live;
  /** The connection of the moment. */
  socket(): WebSocket | undefined;
  /** How often a connection was opened. */
  opened(): number;
  close(): void;
}

/** Follows `feed` from `after` on through `port`; `forgetful`: asks to go on from now instead of from where it was. */
export const follower = (
  port: number,
  after: string | null,
  { forgetful = false, ...options }: Partial<LiveOptions> & { forgetful?: boolean } = {},
): Follower => {
  const seen: string[] = [];
  let socket: WebSocket | undefined;
  let opened = 0;
  const open = (url: string): Socket => {
    const made = new WebSocket(url);
    socket = made;
    opened += 1;
    const first = opened === 1;
    const send = made.send.bind(made) as (text: string) => void;
    if (forgetful && !first)
      made.send = ((text: string) =>
        send(text.replace(/"after":"[^"]*"/, '"after":null'))) as WebSocket['send'];
    return made as unknown as Socket;
  };
  const live = connectLive({
    url: `ws://127.0.0.1:${port}/v1/live`,
    open,
    ...options,
    onPush: ({ sequence }) => void seen.push(sequence),
  });
  live.follow('feed', after);
  return { seen, live, socket: () => socket, opened: () => opened, close: () => live.close() };
};

/** Nothing is missing and nothing came twice: the same positions, in the same order. */
export const compareSeen = (
  seen: readonly string[],
  expected: readonly string[],
  who: string,
  tally: Tally,
) => {
  const missing = expected.filter((position) => !seen.includes(position)).length;
  const twice = seen.length - new Set(seen).size;
  tally.count('pushes', seen.length);
  tally.must(missing === 0, `${who}: ${missing} pushes missing`);
  tally.must(twice === 0, `${who}: ${twice} pushes came twice`);
  tally.must(
    missing + twice > 0 || seen.join() === expected.join(),
    `${who}: other pushes, or another order`,
  );
};
