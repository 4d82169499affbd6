import { countFitting } from '../../projections/lists/sorted.ts';

/** Entries that follow each other and became known on the same day: from the `start`-th on, until the next run begins. */
interface Run {
  readonly day: string;
  readonly start: number;
}

const DAY_MS = 86_400_000;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Clocks of several hubs, and one that is set, differ by less than this; so little hides nothing. */
const TOLERATED_DAYS = 1;

/** Adds a run behind others: what a clock that went back recorded became known no earlier than what came before. */
const extend = (runs: Run[], run: Run): void => {
  if (run.day > (runs.at(-1)?.day ?? '')) runs.push(run);
};

/**
 * On which day each entry of a log became known, by what its own entries say (decision 36): the running maximum of the days that
 * they were recorded on, without those that a clock far ahead recorded. Depends on nothing but these days and their order.
 */
export class KnownDays {
  #runs: Run[] = [];
  #length = 0;
  /** What has been recorded since the clock fell far back, and how much; it counts as the word of a clock that is behind. */
  #doubted: Run[] = [];
  #doubtedCount = 0;
  readonly #ahead: { readonly from: number; readonly to: number }[] = [];

  /** Which entries a clock far ahead recorded: from the `from`-th on (the first is 0), `to` not among them. */
  get ahead(): readonly { readonly from: number; readonly to: number }[] {
    return this.#ahead;
  }

  /** Adds the day (YYYY-MM-DD) on which the next entry was recorded. */
  add(day: string): void {
    const run = { day, start: this.#length };
    this.#length += 1;
    const top = this.#runs.at(-1);
    if (top !== undefined && daysBetween(day, top.day) > TOLERATED_DAYS) this.#fell(run, top);
    else this.#believe(run);
  }

  /** How many entries, from the first one on, were known at the end of this day. */
  countBy(day: string): number {
    const next = this.#runs[countFitting(this.#runs, (run) => run.day <= day)];
    return next?.start ?? this.#length;
  }

  #believe(run: Run): void {
    this.#doubted = [];
    this.#doubtedCount = 0;
    extend(this.#runs, run);
  }

  #fell(run: Run, top: Run): void {
    if (this.#doubted.at(-1)?.day !== run.day) this.#doubted.push(run);
    this.#doubtedCount += 1;
    const kept = countFitting(this.#runs, ({ day }) => daysBetween(run.day, day) <= TOLERATED_DAYS);
    const above = this.#runs[kept] ?? top;
    if (this.#cameByALeap(kept, run, top) || this.#isOutnumbered(above)) this.#discredit(kept, above);
  }

  /** Whether what stands above the fall had been reached by a leap: it was that clock which was wrong, and has been set right. */
  #cameByALeap(kept: number, fallen: Run, top: Run): boolean {
    const [below, above] = [this.#runs[kept - 1], this.#runs[kept]];
    if (below === undefined || above === undefined) return false;
    return 2 * daysBetween(below.day, above.day) >= daysBetween(fallen.day, top.day);
  }

  #isOutnumbered(above: Run): boolean {
    return this.#doubtedCount >= this.#length - this.#doubtedCount - above.start;
  }

  /** Whatever a clock ahead recorded was known when the next one was recorded that can be believed. */
  #discredit(kept: number, above: Run): void {
    this.#runs.length = kept;
    this.#ahead.push({ from: above.start, to: this.#doubted[0]?.start ?? above.start });
    for (const [index, { day, start }] of this.#doubted.entries())
      extend(this.#runs, { day, start: index === 0 ? above.start : start });
    this.#doubted = [];
    this.#doubtedCount = 0;
  }
}
