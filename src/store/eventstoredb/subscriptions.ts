import type { Position } from '../../../contracts/envelope.ts';
import type { Subscriber, Subscription } from '../event-store.ts';
import { LogSubscription } from './subscription.ts';
import type { SubscriptionParts } from './subscription-parts.ts';

/** The subscriptions of a store that are open. */
export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #open = new Set<LogSubscription>();

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  /** For how long the one that has been behind for longest has not followed the log, in ms; 0 where all follow it. */
  get lostForMs(): number {
    return Math.max(0, ...[...this.#open].map(({ lostForMs }) => lostForMs));
  }

  open(after: Position | null, subscriber: Subscriber): Subscription {
    const subscription = new LogSubscription(after, subscriber, this.#parts);
    this.#open.add(subscription);
    return {
      close: async () => {
        this.#open.delete(subscription);
        await subscription.close();
      },
    };
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open].map((subscription) => subscription.close()));
    this.#open.clear();
  }
}
