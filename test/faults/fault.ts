import type { Random } from './harness/random.ts';

/** `small` runs inside `npm test`; `issue` is the size that is promised for a release. */
export type Size = 'small' | 'issue';

/** What one run of a fault is given. */
export interface Attempt {
  readonly size: Size;
  readonly random: Random;
  /** Breaks one rule on purpose, from outside the product: the fault must then find something. */
  readonly sabotage: boolean;
  /** A new empty directory, removed when the run is over. */
  directory(): string;
  /** Called when the run is over, however it ends; the last one first. */
  afterwards(clean: () => void | Promise<void>): void;
}

/** What a run did, by name, and what did not hold. */
export interface Finding {
  readonly counts: Readonly<Record<string, number | string>>;
  readonly broken: readonly string[];
}

/** A fault that the hub must survive (one file each), with an oracle of its own. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** The rule that `sabotage` breaks, in a few words. */
  readonly sabotage: string;
  /** How long a run may take where it is not what others may, in ms: what hangs is something that does not hold. */
  readonly mostMs?: Readonly<Record<Size, number>>;
  run(attempt: Attempt): Promise<Finding>;
}

/** Counts what is done and gathers what does not hold. */
export class Tally implements Finding {
  readonly counts: Record<string, number | string> = {};
  readonly broken: string[] = [];

  /** One more of `name`, or `by` more. */
  count(name: string, by = 1): void {
    this.counts[name] = Number(this.counts[name] ?? 0) + by;
  }

  /** Something that is measured rather than counted. */
  note(name: string, value: number | string): void {
    this.counts[name] = value;
  }

  /** Gathers `message` where something that must hold does not. */
  must(holds: boolean, message: string | (() => string)): void {
    if (!holds) this.broken.push(typeof message === 'string' ? message : message());
  }
}
