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
  readonly onReset?: (channel: string, position: string | null) => void;
  readonly onCaughtUp?: (channel: string, position: string | null) => void;
  /** The hub refused something, in German. */
  readonly onError?: (message: string, channel: string | undefined) => void;
  readonly open?: (url: string) => Socket;
  /** How often the hub is asked whether it is still there (ms); one that says nothing that long has been lost. */
  readonly pingMs?: number;
}

export interface Live {
  /** Follows a channel from a position on (null: from now on). Ends when the returned function is called. */
  follow(channel: string, after: string | null): () => void;
  close(): void;
}

interface Followed {
  readonly channel: string;
  after: string | null;
}

interface Control {
  readonly type: string;
  readonly id?: string;
  readonly position?: string | null;
  readonly head?: string | null;
  readonly message?: string;
}

/** Codes after which trying again would only repeat the mistake (INTERFACE, Live). */
const FINAL_CODES = new Set([1009, 4000, 4004]);

/** Waits longer after every failure, never more than 10 s, and never all clients at the same moment. */
const pauseMs = (failures: number) => Math.min(10_000, 250 * 2 ** failures) * (0.5 + Math.random() / 2);

/** Shorter than what routers on the way usually allow a silent connection. */
const PING_MS = 20_000;

const openSocket = (url: string): Socket => new WebSocket(url) as unknown as Socket;

/** Connects, and stays connected until `close()` is called. */
export const connectLive = (options: LiveOptions): Live => {
  const { onPush, onState, onReset, onCaughtUp, onError, open = openSocket, pingMs = PING_MS } = options;
  const followed = new Map<string, Followed>();
  let socket: Socket | undefined;
  let isOpen = false;
  let closed = false;
  let failures = 0;
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pings: ReturnType<typeof setInterval> | undefined;

  const subscribe = (id: string, { channel, after }: Followed) =>
    socket?.send(JSON.stringify({ type: 'subscribe', id, channel, after }));

  const control = (message: Control) => {
    const one = followed.get(message.id ?? '');
    if (message.type === 'error') onError?.(message.message ?? '', one?.channel);
    if (one === undefined) return;
    // From here on, what was missed has a beginning.
    if (message.type === 'subscribed') one.after ??= message.head ?? null;
    if (message.type === 'caught-up') {
      one.after = message.position ?? one.after;
      onCaughtUp?.(one.channel, one.after);
    }
    if (message.type === 'reset') {
      one.after = message.position ?? null;
      onReset?.(one.channel, one.after);
    }
  };

  const push = (message: LivePush) => {
    for (const one of followed.values()) {
      if (one.channel !== message.channel) continue;
      if (one.after !== null && message.sequence <= one.after) return;
      one.after = message.sequence;
    }
    onPush(message);
  };

  const receive = (text: string) => {
    const message = JSON.parse(text) as LivePush & Control;
    if ('specversion' in message) push(message);
    else control(message);
  };

  /** Tries again after a pause; what the lost connection still says is not heard any more. */
  const lost = (code: number | undefined) => {
    socket = undefined;
    isOpen = false;
    clearInterval(pings);
    onState?.('offline');
    if (closed || FINAL_CODES.has(code ?? 0)) return;
    timer = setTimeout(connect, pauseMs(failures));
    failures += 1;
  };

  const connect = () => {
    onState?.('connecting');
    const opened = open(options.url);
    let heard = true;
    socket = opened;
    // A connection can die without a word, on either side. Then only silence tells.
    pings = setInterval(() => {
      if (!heard) {
        lost(undefined);
        opened.close();
        return;
      }
      heard = false;
      if (isOpen) opened.send(JSON.stringify({ type: 'ping' }));
    }, pingMs);
    opened.addEventListener('open', () => {
      if (socket !== opened) return;
      isOpen = true;
      heard = true;
      failures = 0;
      onState?.('live');
      for (const [id, one] of followed) subscribe(id, one);
    });
    opened.addEventListener('message', ({ data }) => {
      heard = true;
      if (socket === opened) receive(String(data));
    });
    opened.addEventListener('error', () => undefined);
    opened.addEventListener('close', ({ code }) => {
      if (socket === opened) lost(code);
    });
  };

  connect();
  return {
    follow: (channel, after) => {
      count += 1;
      const id = String(count);
      const one = { channel, after };
      followed.set(id, one);
      if (isOpen) subscribe(id, one);
      return () => {
        followed.delete(id);
        if (isOpen) socket?.send(JSON.stringify({ type: 'unsubscribe', id }));
      };
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      clearInterval(pings);
      socket?.close(1000);
    },
  };
};
