import { Damage } from '../damage.ts';
import type { EventStore } from '../event-store.ts';

/** How often files are looked at that nobody writes to. */
const EVERY_MS = 1000;

/**
 * Looks at something every second, and tells of the damage that it throws. So a log that was moved away is noticed also while
 * nobody enters anything.
 */
export const watchFiles = (files: {
  look(): void;
}): Required<Pick<EventStore, 'onDamage'>> & { end(): void } => {
  const listeners = new Set<(damage: Damage) => void>();
  const look = () => {
    try {
      files.look();
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      clearInterval(timer);
      for (const listener of listeners) listener(error);
    }
  };
  const timer = setInterval(look, EVERY_MS).unref();
  return {
    onDamage: (listener) => void listeners.add(listener),
    end: () => clearInterval(timer),
  };
};
