import type { ServerAddress } from './address.ts';
import { isDefinite } from './failure.ts';
import { type Reason, reasonOf } from './reasons.ts';
import type { Report } from './reports.ts';

/** How often what lasts is told again. */
const AGAIN_MS = 60_000;

/** At least so long between two lines, whatever changes. */
const APART_MS = 5000;

/** What trouble is told with. */
export interface TroubleParts {
  readonly address: ServerAddress;
  readonly report: Report;
  /** How long calls may fail before that counts: an election is no trouble yet. */
  readonly graceMs: number;
  /** A clock that never goes back, in ms. */
  readonly now?: () => number;
}

interface Lasting {
  readonly since: number;
  reason: Reason;
  counts: boolean;
  told: { readonly name: string; readonly at: number } | undefined;
}

/**
 * Whether a server can be used, and why not: from the first call that failed to the next one that succeeds. It is told once, again
 * where the reason changes and every minute while it lasts, and then that it is over.
 */
export class Trouble {
  readonly #parts: TroubleParts;
  readonly #now: () => number;
  #lasting: Lasting | undefined;

  constructor(parts: TroubleParts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => performance.now());
  }

  /** Why, in German, and for how long in seconds; undefined where all is well, or not yet for long enough to count. */
  get told(): { readonly message: string; readonly seconds: number } | undefined {
    const lasting = this.#counting();
    return (
      lasting && {
        message: lasting.reason.message,
        seconds: Math.round((this.#now() - lasting.since) / 1000),
      }
    );
  }

  /** A call failed; `final`: it was asked for as long as it may. */
  failed(error: unknown, final = false): void {
    const reason = reasonOf(error, this.#parts.address);
    const now = this.#now();
    const lasting = this.#lasting ?? { since: now, reason, counts: false, told: undefined };
    this.#lasting = lasting;
    lasting.reason = reason;
    lasting.counts ||= final || isDefinite(error) || reason.name === 'silent';
    if (this.#counting() !== undefined) this.#tell(lasting, now);
  }

  /** A call succeeded. */
  worked(): void {
    const lasting = this.#lasting;
    this.#lasting = undefined;
    if (lasting?.told === undefined) return;
    const seconds = Math.round((this.#now() - lasting.since) / 1000);
    this.#parts.report('the event store can be used again (geht wieder)', { seconds });
  }

  #counting(): Lasting | undefined {
    const lasting = this.#lasting;
    if (lasting === undefined) return undefined;
    return lasting.counts || this.#now() - lasting.since >= this.#parts.graceMs ? lasting : undefined;
  }

  #tell(lasting: Lasting, now: number): void {
    const { reason, told } = lasting;
    const wait = told?.name === reason.name ? AGAIN_MS : APART_MS;
    if (told !== undefined && now - told.at < wait) return;
    lasting.told = { name: reason.name, at: now };
    this.#parts.report('the event store cannot be used', {
      reason: reason.message,
      seconds: Math.round((now - lasting.since) / 1000),
    });
  }
}
