import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Position } from '../../contracts/envelope.ts';
import { CLOSE_CODES, type ClientMessage, type ControlMessage } from '../../contracts/live.ts';
import type { Sight, Viewer } from '../../projections/model/sight.ts';
import { hasChannel } from '../../projections/reading/pushes/channel.ts';
import type { ReadSide } from '../project/read-side.ts';
import type { Batches } from './batches.ts';
import type { Followers } from './followers.ts';
import type { LiveLimits } from './limits.ts';
import { readMessage } from './read-message.ts';
import { ChannelCursor } from './subscription.ts';

/** What a connection works with. */
export interface ConnectionParts {
  readonly readSide: ReadSide;
  readonly batches: Batches;
  /** What somebody may see at this moment. */
  readonly sightOf: (viewer: Viewer) => Sight;
  readonly limits: LiveLimits;
  readonly now: () => number;
  readonly followers: Followers<Connection>;
  /** Whether a position newer than the last one here is applied in time. Never rejects. */
  readonly arrives: (position: Position) => Promise<boolean>;
  /** Asks for a turn to deliver to this one: a reader that rested can be sent more. */
  readonly wake: (connection: Connection) => void;
}

type Subscribe = Extract<ClientMessage, { type: 'subscribe' }>;

/** About so many pushes of a channel are looked at in one go; between two goes other connections have their turn. */
const BATCH = 200;

/** A slow reader comes to the reason only after all that waits for it. */
const SLOW_GRACE_MS = 10_000;

/** One socket: its subscriptions, and how much it may be sent. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #wire: Duplex;
  readonly #viewer: Viewer;
  readonly #parts: ConnectionParts;
  readonly #cursors = new Map<string, ChannelCursor>();
  /** Subscriptions that wait until this hub has come as far as their reader was told elsewhere. */
  readonly #ahead = new Map<string, Subscribe>();
  #resting: NodeJS.Timeout | undefined;
  #budget: { tokens: number; at: number };
  #alive = true;

  /**
   * `wire` is what the upgrade handed over: ready frames are written to it whole. That is safe beside the WebSocket, which
   * also writes whole frames at once as long as nothing is compressed.
   */
  constructor(socket: WebSocket, wire: Duplex, viewer: Viewer, parts: ConnectionParts) {
    this.#socket = socket;
    this.#wire = wire;
    this.#viewer = viewer;
    this.#parts = parts;
    this.#budget = { tokens: parts.limits.messageBurst, at: parts.now() };
    socket.on('message', (data, isBinary) => this.#receive(data as Buffer, isBinary));
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('close', () => {
      clearTimeout(this.#resting);
      this.#ahead.clear();
      for (const id of this.#cursors.keys()) this.#unsubscribe(id);
    });
    // ws closes by itself after an error of the protocol (1002, 1007, 1009); there is nothing to add.
    socket.on('error', () => undefined);
  }

  // After a close frame nothing may follow, and the wire would take it.
  get #open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Bytes that wait for this reader. */
  get buffered(): number {
    return this.#socket.bufferedAmount;
  }

  /** Sends what has come, one batch of every channel. True where there is more. */
  deliver(): boolean {
    if (this.#resting !== undefined || !this.#open) return false;
    // One write goes out at once either way, and holding it back costs more than the write.
    const isSeveral = this.#cursors.size > 1;
    if (isSeveral) this.#wire.cork();
    let more = false;
    for (const [id, cursor] of this.#cursors) if (this.#deliverOn(id, cursor)) more = true;
    if (isSeveral) this.#wire.uncork();
    if (this.buffered <= this.#parts.limits.bufferBytes) return more;
    this.#rest();
    return false;
  }

  /** Asks whether somebody is still there; ends the connection where nobody answered the last time. */
  ping(): void {
    if (!this.#alive) {
      this.#socket.terminate();
      return;
    }
    this.#alive = false;
    this.#socket.ping();
  }

  /** Ends the connection with a reason; where the other side does not answer within `graceMs`, without it. */
  close({ code, reason }: { readonly code: number; readonly reason: string }, graceMs = 2000): void {
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), graceMs).unref();
  }

  /** True where there is more on this channel. */
  #deliverOn(id: string, cursor: ChannelCursor): boolean {
    const { batches, limits, readSide } = this.#parts;
    for (let looked = 0; looked < BATCH && this.#open; ) {
      const room = limits.bufferBytes - this.buffered;
      if (room < 0) return true;
      const batch = batches.after(cursor, this.#sight, room);
      cursor.index = batch.next;
      looked += batch.looked;
      if (batch.frames > 0) this.#wire.write(batch.bytes);
      if (!batch.isLast) continue;
      if (cursor.catchingUp) this.#say({ type: 'caught-up', id, position: readSide.position });
      cursor.catchingUp = false;
      return false;
    }
    return this.#open;
  }

  // A reader that does not keep up costs a bounded buffer: its place in the channels waits, and if it stays away the
  // connection ends; it can resume from the last position that it saw.
  #rest(): void {
    const { slowMs, bufferBytes } = this.#parts.limits;
    const began = this.#parts.now();
    const look = () => {
      if (this.buffered <= bufferBytes / 2) {
        this.#resting = undefined;
        this.#parts.wake(this);
      } else if (this.#parts.now() - began > slowMs) this.close(CLOSE_CODES.tooSlow, SLOW_GRACE_MS);
      else this.#resting = setTimeout(look, 20);
    };
    this.#resting = setTimeout(look, 20);
  }

  readonly #sight = (): Sight => this.#parts.sightOf(this.#viewer);

  #receive(data: Buffer, isBinary: boolean): void {
    // What was under way when the connection was closed is not answered any more.
    if (!this.#open) return;
    if (!this.#mayReceive()) {
      this.#say({
        type: 'error',
        code: 'too-many-requests',
        message: 'Zu viele Nachrichten in kurzer Zeit.',
      });
      this.close(CLOSE_CODES.protocol);
      return;
    }
    const message = readMessage(data, isBinary);
    if ('error' in message) {
      this.#say({ type: 'error', ...message.error });
      if (message.fatal) this.close(CLOSE_CODES.protocol);
      return;
    }
    this.#answer(message);
  }

  #mayReceive(): boolean {
    const { messageBurst, messagesPerSecond } = this.#parts.limits;
    const now = this.#parts.now();
    const refilled = this.#budget.tokens + ((now - this.#budget.at) / 1000) * messagesPerSecond;
    this.#budget = { tokens: Math.min(messageBurst, refilled) - 1, at: now };
    return this.#budget.tokens >= 0;
  }

  #answer(message: ClientMessage): void {
    switch (message.type) {
      case 'ping':
        this.#say({ type: 'pong' });
        break;
      case 'unsubscribe':
        this.#unsubscribe(message.id);
        break;
      case 'subscribe':
        this.#subscribe(message);
        break;
    }
  }

  #subscribe(message: Subscribe): void {
    const { id, channel, after } = message;
    const { readSide, limits, arrives } = this.#parts;
    const refusal = this.#refusal(id, channel, limits);
    if (refusal !== undefined) {
      this.#say({ type: 'error', id, ...refusal });
      return;
    }
    if (after === null || after <= readSide.position) {
      this.#begin(message);
      return;
    }
    this.#ahead.set(id, message);
    void arrives(after).then(() => {
      if (this.#ahead.get(id) !== message) return;
      this.#ahead.delete(id);
      this.#begin(message);
      this.#parts.wake(this);
    });
  }

  #begin({ id, channel, after }: Subscribe): void {
    const { readSide } = this.#parts;
    const position = readSide.position;
    this.#say({ type: 'subscribed', id, channel, head: position });
    const foreign = after !== null && !readSide.knows(after);
    if (foreign) this.#say({ type: 'reset', id, position });
    const cursor = new ChannelCursor(channel, readSide.pushes(channel), foreign ? null : after);
    this.#cursors.set(id, cursor);
    this.#parts.followers.add(channel, this);
  }

  #unsubscribe(id: string): void {
    this.#ahead.delete(id);
    const channel = this.#cursors.get(id)?.channel;
    this.#cursors.delete(id);
    const another = Iterator.from(this.#cursors.values()).some((cursor) => cursor.channel === channel);
    if (channel !== undefined && !another) this.#parts.followers.remove(channel, this);
  }

  #refusal(id: string, channel: string, limits: LiveLimits) {
    if (this.#cursors.has(id) || this.#ahead.has(id))
      return { code: 'bad-parameter', message: 'Unter dieser Kennung läuft schon ein Abonnement.' };
    if (this.#cursors.size + this.#ahead.size >= limits.maxSubscriptions)
      return {
        code: 'too-many-requests',
        message: `Höchstens ${limits.maxSubscriptions} Kanäle je Verbindung.`,
      };
    return hasChannel(this.#parts.readSide.models(), this.#sight(), channel)
      ? undefined
      : { code: 'not-found', message: 'Das gibt es hier nicht.' };
  }

  #say(message: ControlMessage): void {
    if (!this.#open) return;
    // Who only asks and never reads the answers is too slow as well.
    if (this.buffered > 2 * this.#parts.limits.bufferBytes) this.close(CLOSE_CODES.tooSlow);
    else this.#socket.send(JSON.stringify(message));
  }
}
