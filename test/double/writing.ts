import { Disk } from './disk.ts';
import type { Log } from './log.ts';
import type { Pace } from './pace.ts';
import type { Written } from './record.ts';
import { COMMIT, type Luck, REPEAT } from './times.ts';
import { WaitingWrites } from './waiting-writes.ts';

/** What writing needs of its node. */
export interface WritingParts {
  readonly log: Log;
  readonly pace: Pace;
  readonly luck: Luck;
  /** How many nodes must have what is to be shown. */
  readonly majority: number;
  readonly leads: () => boolean;
  readonly thawed: () => Promise<void>;
}

/** What a leader does with writes: to its disk, to a majority, and then they are shown (rules 2.17, 3.10 and 11.7). */
export class Writing {
  readonly disk: Disk;
  readonly #parts: WritingParts;
  readonly #waiting: WaitingWrites;
  /** How many records a node is known to have on its disk. */
  readonly #safe = new Map<object, number>();

  constructor(parts: WritingParts) {
    const { log, pace, luck } = parts;
    this.#parts = parts;
    this.disk = new Disk(pace, log.hardships.has('11.7a'));
    this.#waiting = new WaitingWrites(log, pace, luck);
  }

  /** Does a write here; resolves when it is shown, or nobody waits for that any more. */
  async commit(write: (log: Log) => Written): Promise<Written> {
    const { log, thawed } = this.#parts;
    const written = write(log);
    if (written.outcome === 'known') return this.#repeated(written);
    if (written.outcome !== 'written') return written;
    const count = log.records.length;
    this.disk.flush(() => void thawed().then(() => this.safe(this, count)));
    const shown = await this.#waiting.until(count, log.hardships.has('2.17') ? COMMIT : undefined);
    return shown ? written : { outcome: 'timed-out' };
  }

  /** Somebody has so many records on its disk; what a majority has is shown. */
  safe(who: object, count: number): void {
    const { log, majority, leads } = this.#parts;
    this.#safe.set(who, Math.max(count, this.#safe.get(who) ?? 0));
    const most = [...this.#safe.values()].toSorted((one, other) => other - one);
    if (leads()) log.index(most[majority - 1] ?? 0);
  }

  /** It leads no more, or has just begun to: what it knew of others and what waits is over. */
  reset(): void {
    this.#safe.clear();
    this.#waiting.cancel();
  }

  // Rule 3.10: what repeats a write that is under way hears nothing, and then that it took too long.
  async #repeated(written: Extract<Written, { position: unknown }>): Promise<Written> {
    const { log } = this.#parts;
    const hidden = log.records[log.indexed]?.position;
    if (written.position === null || hidden === undefined || written.position < hidden) return written;
    const silent = log.hardships.has('3.10');
    const shown = await this.#waiting.until(silent ? Number.POSITIVE_INFINITY : log.records.length, REPEAT);
    return shown ? written : { outcome: 'timed-out' };
  }
}
