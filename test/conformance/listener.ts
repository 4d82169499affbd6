import { expect, vi } from 'vitest';
import type { Position, StoredEvent } from '../../contracts/envelope.ts';
import type { EventStore, Subscription } from '../../src/store/event-store.ts';

/** A subscriber that keeps what it got, and notices batches that overlap. */
export interface Listener {
  readonly seen: StoredEvent[];
  readonly errors: Error[];
  readonly subscription: Subscription;
  /** Resolves once `count` events have come; fails where that takes too long. */
  got(count: number): Promise<void>;
}

/** Subscribes; `busy` is what the subscriber does with each batch before it is ready for the next. */
export const listen = (
  store: EventStore,
  after: Position | null,
  busy?: (events: readonly StoredEvent[]) => Promise<void>,
): Listener => {
  const seen: StoredEvent[] = [];
  const errors: Error[] = [];
  let inside = false;
  const take = (events: readonly StoredEvent[]) => {
    if (inside || events.length === 0) errors.push(new Error('an empty batch, or one before its time'));
    seen.push(...events);
    if (busy === undefined) return undefined;
    inside = true;
    return busy(events).finally(() => {
      inside = false;
    });
  };
  const subscription = store.subscribeAll(after, { onEvents: take, onError: (error) => errors.push(error) });
  const got = (count: number) =>
    vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(count), { timeout: 15_000, interval: 5 });
  return { seen, errors, subscription, got };
};
