/** How patient the engine is, in milliseconds. */
export interface Patience {
  /** How long a call may be silent before its connection is given up. */
  readonly watchMs: number;
  /** How long a call is asked again before it fails with EngineUnavailable. */
  readonly deadlineMs: number;
  /** The first pause before asking again; doubles up to the longest. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  /** How often a subscription is compared with the head of the log. */
  readonly probeMs: number;
  /** How long what was shown before must be missing to count as lost: longer than an election takes. */
  readonly absenceMs: number;
}

/** The pause after so many failures in a row, in ms: longer each time, and never the same for all replicas. */
export const pauseAfter = (failures: number, { pauseMs, longestPauseMs }: Patience): number =>
  Math.min(longestPauseMs, pauseMs * 2 ** failures) * (0.5 + Math.random() / 2);
