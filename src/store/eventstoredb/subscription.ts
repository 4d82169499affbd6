import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedEvent } from '@eventstore/db-client';
import type { Position, StoredEvent } from '../../../contracts/envelope.ts';
import { ForeignPosition, type Subscriber, Unproven } from '../event-store.ts';
import { inTime } from '../in-time.ts';
import { inOurStream, storedOf } from './event.ts';
import { Feed } from './feed.ts';
import { Progress } from './progress.ts';
import { ServerSubscription } from './server-subscription.ts';
import type { SubscriptionParts } from './subscription-parts.ts';

/** How long the end of a call is waited for at the end. */
const FAREWELL_MS = 500;

/**
 * A subscriber's way through the log. The server's subscription may break, end without an error or fall silent: then a new
 * one begins after the last event that was *delivered*, never after a checkpoint, so nothing is lost or told twice.
 */
export class LogSubscription {
  readonly #parts: SubscriptionParts;
  readonly #feed: Feed;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #after: Position | null;
  /** The event there, where it has been delivered here. */
  #last: StoredEvent | undefined;
  /** Since when it does not follow the log; undefined while it does. */
  #lostAt: number | undefined = performance.now();
  #break: (why: string) => void = () => undefined;
  readonly #progress: Progress;

  constructor(after: Position | null, subscriber: Subscriber, parts: SubscriptionParts) {
    this.#parts = parts;
    this.#after = after;
    this.#progress = new Progress(parts.head);
    this.#feed = new Feed({
      onEvents: (events) => subscriber.onEvents(events),
      onDelivered: (events) => {
        this.#last = events.at(-1) ?? this.#last;
        this.#after = this.#last?.position ?? this.#after;
      },
      onError: (error) => {
        this.#closing.abort();
        this.#break('its subscriber failed');
        subscriber.onError(error);
      },
    });
    this.#running = this.#run(subscriber);
  }

  /** How long it has not followed the log, in ms; 0 while it does. */
  get lostForMs(): number {
    return this.#lostAt === undefined ? 0 : performance.now() - this.#lostAt;
  }

  /** Delivers nothing any more once it has resolved. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#feed.end();
    this.#break('closed');
    // What it asks a server that is silent is not waited for: nothing of it would be delivered.
    await inTime(this.#running, FAREWELL_MS);
    await this.#feed.settled();
  }

  async #run(subscriber: Subscriber): Promise<void> {
    const { connection, report } = this.#parts;
    const { signal } = this.#closing;
    const probe = setInterval(() => void this.#probe(), this.#parts.probeMs);
    for (let failures = 0; !signal.aborted && !connection.closed; failures += 1) {
      const before = this.#after;
      try {
        const why = await this.#follow();
        if (!signal.aborted && !connection.closed) report('subscription ended, another begins', { why });
      } catch (error) {
        if (error instanceof ForeignPosition) {
          this.#feed.end();
          if (!signal.aborted) subscriber.onError(error);
          break;
        }
        if (!(error instanceof Unproven))
          report('subscription could not begin', { why: (error as Error).message });
      }
      await this.#feed.settled();
      if (this.#after !== before) failures = 0;
      const ms = this.#parts.proving.pauseAfter(failures);
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
    }
    clearInterval(probe);
  }

  /** One subscription of the server, from after what has been delivered until it ends; tells why it did. */
  async #follow(): Promise<string> {
    const { connection, proving, watchMs } = this.#parts;
    // A subscription from a place beyond the end would pass over in silence what is written before it.
    const after = this.#after === null ? undefined : await proving.prove(this.#after, this.#last);
    const ended = Promise.withResolvers<string>();
    const lease = await connection.hold(() => ended.resolve('the connection was given up'));
    this.#break = ended.resolve;
    if (this.#closing.signal.aborted) ended.resolve('closed');
    const server = new ServerSubscription({
      client: lease.client,
      after,
      watchMs,
      onConfirmed: () => {
        this.#lostAt = undefined;
      },
      onEvent: (event) => this.#take(event),
      onEnd: ended.resolve,
    });
    this.#feed.begin(server);
    const why = await ended.promise;
    this.#lostAt ??= performance.now();
    this.#break = () => undefined;
    lease.release();
    this.#feed.cut();
    if (await server.end()) await connection.renew();
    return why;
  }

  #take(event: RecordedEvent): void {
    this.#parts.onAny(event);
    if (!inOurStream(event)) return;
    const stored = storedOf(event);
    if (stored === undefined || event.position === undefined) {
      this.#parts.onForeign(event);
      return;
    }
    this.#parts.onSeen(stored, event.position, event);
    this.#feed.add(stored);
  }

  async #probe(): Promise<void> {
    try {
      const isDead = await this.#progress.isDead(this.#feed.last ?? this.#after, this.#feed.idle);
      if (isDead) this.#break('it fell silent');
    } catch {
      // The engine is away: the subscription itself will notice.
    }
  }
}
