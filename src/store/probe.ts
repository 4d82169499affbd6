import type { Finding } from './finding.ts';

/** What a look at the place where a log is kept found, without changing anything there. */
export interface Probe {
  readonly findings: readonly Finding[];
  /** There is a log, and it is worth a look inside. */
  readonly readable: boolean;
}
