import type { PROJECTIONS } from '../../projections/all.ts';
import type { MailServer } from '../mail/mail.ts';
import type { Settings } from '../settings.ts';
import type { EventStore } from '../store/event-store.ts';

/** What may be replaced from outside: tests hold the clock, the demo's files, the engine and the projections. */
export interface Surroundings {
  readonly now?: () => Date;
  /** Milliseconds on a clock that nobody sets; without it a replaced clock is its own measure. */
  readonly elapsed?: () => number;
  readonly random?: () => number;
  readonly mailServer?: MailServer;
  readonly demoFiles?: string;
  readonly store?: (settings: Settings) => EventStore;
  readonly projections?: typeof PROJECTIONS;
}
