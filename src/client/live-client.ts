import { type ChannelListeners, FollowedChannels } from './followed-channels.ts';
import { isPush, messageIn } from './live-messages.ts';
import { type Silence, watchSilence } from './silence.ts';

export type LiveState = 'connecting' | 'live' | 'offline';

/** What the client needs of a WebSocket: the browser's, Node's and `ws`'s have it. */
export interface Socket {
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: (event: { code?: number }) => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

export interface LiveOptions extends ChannelListeners {
  /** ws:// or wss:// address of `/v1/live`. */
  readonly url: string;
  readonly onState?: (state: LiveState) => void;
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

/** Codes after which trying again would only repeat the mistake (INTERFACE, Live). */
const FINAL_CODES = new Set([1009, 4000, 4004]);

/** Waits longer after every failure, never more than 10 s, and never all clients at the same moment. */
const pauseAfter = (failures: number, first: number) =>
  Math.min(10_000, first * 2 ** failures) * (0.5 + Math.random() / 2);

const openSocket = (url: string): Socket => new WebSocket(url) as unknown as Socket;

/** The connection of a client: after every interruption it is made anew, until it is closed or the hub ends it for good. */
class LiveConnection {
  readonly #options: LiveOptions;
  readonly #channels: FollowedChannels;
  #socket: Socket | undefined;
  #isOpen = false;
  #closed = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #silence: Silence | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#channels = new FollowedChannels(options, (message) => this.#send(message));
  }

  get channels(): FollowedChannels {
    return this.#channels;
  }

  connect(): void {
    const { url, open = openSocket, silentMs = 30_000, onState } = this.#options;
    onState?.('connecting');
    const socket = open(url);
    this.#socket = socket;
    this.#silence = watchSilence(
      silentMs,
      () => this.#send({ type: 'ping' }),
      () => {
        this.#lose(undefined);
        socket.close();
      },
    );
    this.#listenTo(socket);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#silence?.stop();
    this.#socket?.close(1000);
  }

  #listenTo(socket: Socket): void {
    const whileCurrent =
      <Event>(then: (event: Event) => void) =>
      (event: Event) => {
        if (this.#socket === socket) then(event);
      };
    socket.addEventListener(
      'open',
      whileCurrent(() => this.#opened()),
    );
    socket.addEventListener(
      'message',
      whileCurrent(({ data }: { data: unknown }) => this.#receive(String(data))),
    );
    socket.addEventListener('error', () => undefined);
    socket.addEventListener(
      'close',
      whileCurrent(({ code }: { code?: number }) => this.#lose(code)),
    );
  }

  #opened(): void {
    this.#isOpen = true;
    this.#failures = 0;
    this.#silence?.heard();
    this.#options.onState?.('live');
    this.#channels.subscribeAll();
  }

  #receive(text: string): void {
    this.#silence?.heard();
    const message = messageIn(text);
    if (message === undefined) return;
    if (isPush(message)) this.#channels.push(message);
    else this.#channels.control(message);
  }

  #send(message: object): void {
    if (this.#isOpen) this.#socket?.send(JSON.stringify(message));
  }

  #lose(code: number | undefined): void {
    const { onState, onEnd, pauseMs = 250 } = this.#options;
    this.#socket = undefined;
    this.#isOpen = false;
    this.#silence?.stop();
    onState?.('offline');
    if (this.#closed) return;
    if (code !== undefined && FINAL_CODES.has(code)) {
      onEnd?.(code);
      return;
    }
    this.#timer = setTimeout(() => this.connect(), pauseAfter(this.#failures, pauseMs));
    this.#failures += 1;
  }
}

/**
 * The client of `/v1/live`, for browsers, the command line and tests. Connects, and stays connected until `close()` is
 * called: after every interruption it goes on from the last position that it saw, so that nothing is missed and nothing
 * comes twice.
 */
export const connectLive = (options: LiveOptions): Live => {
  const connection = new LiveConnection(options);
  connection.connect();
  return {
    follow: (channel, after) => connection.channels.follow(channel, after),
    close: () => connection.close(),
  };
};
