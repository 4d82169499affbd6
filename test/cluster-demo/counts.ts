/** No answer may take longer. */
export const LATE_MS = 10_000;

/** What was asked of the hubs and what they said; counted as it happened. */
export class Counts {
  commands = 0;
  answered = 0;
  refused503 = 0;
  unreachable = 0;
  reads = 0;
  ownReads = 0;
  looks = 0;
  /** Answers that are neither success nor 503: there must be none. */
  wrong = 0;
  /** Reads that missed what their position promised: there must be none. */
  staleReads = 0;
  /** Reads at the hub that had just acknowledged what they look for, and did not show it: there must be none. */
  ownReadsBehind = 0;
  /** Answers that took longer than `LATE_MS`: there must be none. */
  late = 0;
  longestMs = 0;

  /** An answer took so long, or was not waited for any longer. */
  readonly took = (ms: number, what: string): void => {
    this.longestMs = Math.max(this.longestMs, Math.round(ms));
    if (ms <= LATE_MS) return;
    this.late += 1;
    console.error(`late: ${what} after ${(ms / 1000).toFixed(1)} s`);
  };
}
