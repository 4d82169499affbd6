import { expect } from 'vitest';
import WebSocket from 'ws';
import type { LivePush } from '../../src/client/live-messages.ts';

/** What the hub said: a push or a control. */
export type Said = Readonly<Record<string, unknown>>;

/** A bare live connection: every message as it came, and how it ended. */
export interface Talk {
  readonly socket: WebSocket;
  readonly said: Said[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  say(message: object | string | Buffer): void;
  /** Resolves to the first message that fits, also one that has come already. */
  heard(fits: Partial<Said> | ((said: Said) => boolean)): Promise<Said>;
  /** Subscribes and waits until history is over. */
  follow(channel: string, after?: string | null, id?: string): Promise<void>;
  /** The pushes of a channel so far. */
  pushes(channel?: string): LivePush[];
}

export interface TalkOptions {
  readonly actor?: string | undefined;
  readonly origin?: string;
  readonly autoPong?: boolean;
}

const matcher = (fits: Partial<Said> | ((said: Said) => boolean)) =>
  typeof fits === 'function'
    ? fits
    : (said: Said) => Object.entries(fits).every(([name, value]) => said[name] === value);

/** Opens a live connection to the hub at `url`. Rejects with the status where the hub refuses it. */
export const talk = (url: string, { actor, origin, ...options }: TalkOptions = {}): Promise<Talk> =>
  new Promise((resolve, reject) => {
    const headers = { ...(actor ? { 'X-Demo-Actor': actor } : {}), ...(origin ? { Origin: origin } : {}) };
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`, { headers, ...options });
    const said: Said[] = [];
    const closed = new Promise<{ code: number; reason: string }>((end) => {
      socket.on('close', (code, reason) => end({ code, reason: reason.toString() }));
    });
    socket.on('message', (data: Buffer) => said.push(JSON.parse(data.toString()) as Said));
    socket.on('error', reject);
    const heard: Talk['heard'] = async (fits) => {
      const found = () => said.find(matcher(fits));
      await expect.poll(found, { timeout: 10_000, interval: 5 }).toBeDefined();
      return found() as Said;
    };
    const say: Talk['say'] = (message) =>
      socket.send(
        typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message),
      );
    const follow: Talk['follow'] = async (channel, after = null, id = channel) => {
      say({ type: 'subscribe', id, channel, after });
      await heard({ type: 'caught-up', id });
    };
    const pushes: Talk['pushes'] = (channel) =>
      said.filter(
        (one) => 'specversion' in one && (channel === undefined || one.channel === channel),
      ) as unknown as LivePush[];
    socket.on('open', () => resolve({ socket, said, closed, say, heard, follow, pushes }));
  });

/** What a push says, in short. */
export const short = ({ type, sequence }: Pick<LivePush, 'type' | 'sequence'>): string =>
  `${sequence} ${type.replace('de.lichterkette.', '')}`;
