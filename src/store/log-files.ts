import type { LogReader } from './event-store.ts';

/** How a log is put in the place of another. */
export interface LogReplacement {
  /** Whether a log that is there already may be replaced. */
  readonly overwrite: boolean;
  /** Looks at the copy in its new place before it counts; what it throws ends the replacement. */
  readonly check: (file: string) => Promise<void>;
  readonly now: Date;
}

/**
 * The log as files: for engines that keep it in the data directory. An engine that has its own backup (a cluster) has
 * none of this.
 */
export interface LogFiles {
  /** Copies the log, as of one moment, into the new file `to`, beside a hub that writes. Throws StoreProblem. */
  copyTo(to: string): void;
  /** Opens a copy for reading. Throws StoreProblem where it is not one of ours. */
  openCopy(file: string): LogReader;
  /** Puts a copy in the log's place; resolves to where the former log is kept now. Throws StoreProblem. */
  replaceWith(copy: string, how: LogReplacement): Promise<string | undefined>;
}
