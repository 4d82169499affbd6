import type { Settings } from '../settings.ts';
import type { EventStore, LogReader } from '../store/event-store.ts';
import type { LogFiles } from '../store/log-files.ts';
import type { Probe } from '../store/probe.ts';

/** What the composition root hands to the verbs: how the log of these settings is opened, and the hub itself. */
export interface Adapters {
  /** Opens the log as its only writer. Throws StoreProblem where it is in use or not usable. */
  openStore(settings: Settings): EventStore;
  /** As openStore, and holds the data directory as well: for whoever keeps read models there. */
  openHere(settings: Settings): EventStore;
  /** Takes the log as it is, on the caller's word: what is known of it is forgotten, `forget` along with it. Throws StoreProblem. */
  acceptHere(settings: Settings, forget: () => void): void;
  /** Opens the log for reading beside a hub that writes. Throws StoreProblem where there is none of ours. */
  openReader(settings: Settings): LogReader;
  /** The log as files. Throws StoreProblem where the engine of these settings keeps none in the data directory. */
  filesOf(settings: Settings): LogFiles;
  /** Looks at the place where the log is kept, and changes nothing there. What is wrong there is a finding. */
  probe(settings: Settings): Promise<Probe>;
  /** Runs a hub until it is told to stop. */
  serve(args: readonly string[]): Promise<void>;
}

/** Loads the composition root; only verbs that need it pay for it. */
export type LoadAdapters = () => Promise<Adapters>;

/**
 * A verb of the command line: its arguments ▶ its exit code. Where `stop` is aborted (Ctrl+C, or nobody reads the output
 * any more) it ends soon, leaves nothing half-done behind, and throws the signal's reason.
 */
export type Run = (args: string[], adapters: LoadAdapters, stop: AbortSignal) => Promise<number>;
