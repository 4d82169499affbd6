import { type Silence, watchSilence } from './silence.ts';

/**
 * The client of `/v1/live`, for browsers, the command line and tests: follows channels, and after every interruption
 * goes on from the last position that it saw, so that nothing is missed and nothing comes twice.
 */

/** A push as it arrives (CloudEvents 1.0). `sequence` is its position. */
export interface LivePush {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly sequence: string;
  readonly channel: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type LiveState = 'connecting' | 'live' | 'offline';

/** What the client needs of a WebSocket: the browser's, Node's and `ws`'s have it. */
export interface Socket {
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: (event: { code?: number }) => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

export interface LiveOptions {
  /** ws:// or wss:// address of `/v1/live`. */
  readonly url: string;
  readonly onPush: (push: LivePush) => void;
  readonly onState?: (state: LiveState) => void;
  /** The position was of another log or too old: load anew; the channel goes on from `position`. */
  readonly onReset?: (channel: string, position: string) => void;
  readonly onCaughtUp?: (channel: string, position: string) => void;
  /** The hub refused something, in German. */
  readonly onError?: (message: string, channel: string | undefined) => void;
  /** The hub ended the connection for good: trying again would only repeat the mistake. */
  readonly onEnd?: (code: number) => void;
  readonly open?: (url: string) => Socket;
  /** After so many milliseconds of silence the hub is asked whether it is there; after as many again it is not. */
  readonly silentMs?: number;
  /** Milliseconds before the first new attempt; each failure doubles it, up to ten seconds. */
  readonly pauseMs?: number;
}

export interface Live {
  /**
   * Follows a channel from a position on (null: from now on), until the returned function is called. Whoever follows a
   * channel that is followed already joins in where it stands: each push comes once.
   */
  follow(channel: string, after: string | null): () => void;
  close(): void;
}

interface Followed {
  readonly id: string;
  readonly channel: string;
  after: string | null;
  /** How many want it. */
  wanted: number;
  /** Said by this connection: what came before was for an earlier subscription. */
  subscribed: boolean;
}

type Control =
  | { readonly type: 'subscribed'; readonly id: string; readonly head: string }
  | { readonly type: 'caught-up' | 'reset'; readonly id: string; readonly position: string }
  | { readonly type: 'error'; readonly id?: string; readonly message: string }
  | { readonly type: 'pong'; readonly id?: never };

/** Codes after which trying again would only repeat the mistake (INTERFACE, Live). */
const FINAL_CODES = new Set([1009, 4000, 4004]);

/** Waits longer after every failure, never more than 10 s, and never all clients at the same moment. */
const pauseAfter = (failures: number, first: number) =>
  Math.min(10_000, first * 2 ** failures) * (0.5 + Math.random() / 2);

/** A hub's message; what else comes, from whoever it is, is passed over. */
const messageIn = (text: string): LivePush | Control | undefined => {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null ? (message as LivePush | Control) : undefined;
  } catch {
    return undefined;
  }
};

const openSocket = (url: string): Socket => new WebSocket(url) as unknown as Socket;

/** Connects, and stays connected until `close()` is called. */
export const connectLive = (options: LiveOptions): Live => {
  const { onPush, onState, onReset, onCaughtUp, onError, onEnd, open = openSocket } = options;
  const { silentMs = 30_000, pauseMs = 250 } = options;
  const followed = new Map<string, Followed>();
  let socket: Socket | undefined;
  let isOpen = false;
  let closed = false;
  let failures = 0;
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: Silence | undefined;

  const subscribe = (one: Followed) => {
    const { id, channel, after } = one;
    one.subscribed = false;
    socket?.send(JSON.stringify({ type: 'subscribe', id, channel, after }));
  };

  const control = (message: Control) => {
    const one = [...followed.values()].find(({ id }) => id === message.id);
    if (message.type === 'error') onError?.(message.message, one?.channel);
    if (one === undefined) return;
    // From here on, what was missed has a beginning.
    if (message.type === 'subscribed') {
      one.subscribed = true;
      one.after ??= message.head;
    }
    if (message.type === 'caught-up') {
      one.after = message.position;
      onCaughtUp?.(one.channel, message.position);
    }
    if (message.type === 'reset') {
      one.after = message.position;
      onReset?.(one.channel, message.position);
    }
  };

  const push = (message: LivePush) => {
    const one = followed.get(message.channel);
    if (!one?.subscribed || (one.after !== null && message.sequence <= one.after)) return;
    one.after = message.sequence;
    onPush(message);
  };

  const receive = (text: string) => {
    const message = messageIn(text);
    if (message === undefined) return;
    if ('specversion' in message) push(message as LivePush);
    else control(message as Control);
  };

  const again = (code: number | undefined) => {
    socket = undefined;
    isOpen = false;
    silence?.stop();
    onState?.('offline');
    if (closed) return;
    if (code !== undefined && FINAL_CODES.has(code)) {
      onEnd?.(code);
      return;
    }
    timer = setTimeout(connect, pauseAfter(failures, pauseMs));
    failures += 1;
  };

  const connect = () => {
    onState?.('connecting');
    const opened = open(options.url);
    const whileOurs = <Event>(then: (event: Event) => void) => {
      return (event: Event) => {
        if (socket === opened) then(event);
      };
    };
    socket = opened;
    silence = watchSilence(
      silentMs,
      () => isOpen && opened.send('{"type":"ping"}'),
      () => {
        again(undefined);
        opened.close();
      },
    );
    opened.addEventListener(
      'open',
      whileOurs(() => {
        isOpen = true;
        failures = 0;
        silence?.heard();
        onState?.('live');
        for (const one of followed.values()) subscribe(one);
      }),
    );
    opened.addEventListener(
      'message',
      whileOurs(({ data }: { data: unknown }) => {
        silence?.heard();
        receive(String(data));
      }),
    );
    opened.addEventListener('error', () => undefined);
    opened.addEventListener(
      'close',
      whileOurs(({ code }: { code?: number }) => again(code)),
    );
  };

  const begin = (channel: string, after: string | null): Followed => {
    count += 1;
    const one = { id: String(count), channel, after, wanted: 0, subscribed: false };
    followed.set(channel, one);
    if (isOpen) subscribe(one);
    return one;
  };

  const end = ({ id, channel }: Followed) => {
    followed.delete(channel);
    if (isOpen) socket?.send(JSON.stringify({ type: 'unsubscribe', id }));
  };

  connect();
  return {
    follow: (channel, after) => {
      const one = followed.get(channel) ?? begin(channel, after);
      one.wanted += 1;
      return () => {
        one.wanted -= 1;
        if (one.wanted === 0) end(one);
      };
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      silence?.stop();
      socket?.close(1000);
    },
  };
};
