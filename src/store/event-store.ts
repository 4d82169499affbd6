import type { Position, SealedEvent, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { Damage } from './damage.ts';
import type { Ordered, Run } from './ordered-appends.ts';

/**
 * What the stream must look like for an append to happen: its last revision (the first event has 0),
 * or one of the two sentinels. There is no "any": it could not be repeated safely.
 */
export type ExpectedRevision = number | 'no-stream' | 'stream-exists';

/**
 * Where the last event of an append stands. `repeated`: the same ids stood at the expected place before, with whatever metadata the first
 * append gave them; revision and position are then those of the stored event.
 *
 * Where another process sends the same ids at the same moment, an engine may answer that they were appended now although the other's
 * events stand there. The hash in `position` is then not that of the event at that place: whoever may have such a twin finds it out
 * once the log has brought that place.
 */
export interface Appended {
  readonly outcome: 'appended';
  readonly revision: number;
  readonly position: Position;
  readonly repeated: boolean;
}

/** What became of an append. A conflict is a value: the caller reads on and decides again. */
export type AppendResult =
  | Appended
  | { readonly outcome: 'conflict'; readonly revision: number | 'no-stream' }
  | { readonly outcome: 'too-large'; readonly limitBytes: number };

/** Ends a subscription; after its promise resolves nothing is delivered any more. */
export interface Subscription {
  close(): Promise<void>;
}

/** Where a subscription delivers. Batches come in log order, without gap and without repetition. */
export interface Subscriber {
  /** A batch of at least one event; a promise holds the next batch back until it is settled. */
  readonly onEvents: (events: readonly StoredEvent[]) => void | Promise<void>;
  /** The subscription ended by itself and will deliver nothing more. */
  readonly onError: (error: Error) => void;
}

/** Thrown by every call while the engine cannot be reached or cannot write. */
export class EngineUnavailable extends Error {
  /** Why, and what to do: German, for operators. Absent where the engine knows no more than the message. */
  readonly told: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly told?: string } = {}) {
    super(message, options);
    this.name = 'EngineUnavailable';
    this.told = options.told;
  }
}

/** Thrown where one stream cannot be used, by the hand of somebody who is not us; the others can. */
export class StreamUnusable extends EngineUnavailable {
  constructor(stream: StreamName, why: string, options: { readonly told?: string } = {}) {
    super(`${stream} cannot be used: ${why}`, options);
    this.name = 'StreamUnusable';
  }
}

/** Thrown, or told to a subscriber, where a position is not of this log: another log's, or a lost future's. */
export class ForeignPosition extends Error {
  constructor(position: Position) {
    super(`the position ${position} is not of this log`);
    this.name = 'ForeignPosition';
  }
}

/**
 * Thrown where the engine does not show what stood at a position before: it may be behind for a moment, or have lost it. That is being
 * found out (`EventStore.doubt`), and ends with an answer or with ForeignPosition.
 */
export class Unproven extends EngineUnavailable {
  constructor(position: Position) {
    super(`the position ${position} is not shown at the moment`);
    this.name = 'Unproven';
  }
}

/** Something about the log that is being checked; until then nothing may be decided on what the engine shows. */
export interface Doubt {
  /** What is being checked, since when, and what follows from it. German, for operators. */
  readonly message: string;
  /** How long that has been so. */
  readonly seconds: number;
}

/** Why the engine cannot be used at the moment. */
export interface Unavailable {
  /** What was tried, why it fails, what to do. German, for operators. */
  readonly message: string;
  /** How long that has been so. */
  readonly seconds: number;
}

/** How much of the log lies up to a position, in what the positions of its engine count. */
export interface Extent {
  readonly size: number;
  /** Events where each one counts; else bytes of the engine's own log, in which others may write, too. */
  readonly unit: 'events' | 'bytes';
}

/**
 * The port of DESIGN §4: a log of streams with one global order. An answered append is durable; a
 * group of events is appended whole or not at all; append and read give the same positions. An append may be
 * answered before its events are delivered to who follows the log, in this process too.
 * `readStream` and `readAll` page by themselves and hold no lock between pages. Every call throws Damage where what is stored
 * is not what was stored.
 */
export interface EventStore {
  append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly SealedEvent[],
  ): Promise<AppendResult>;
  /**
   * Appends runs that are to stand in the log in this very order, many of them under way at once, for a log of which nobody else
   * writes. What stands there already as it is sent is taken for appended. Absent where appends one after the other are as quick.
   */
  readonly appendInOrder?: (runs: readonly Run[]) => Promise<Ordered>;
  /** Events of one stream from `fromRevision` (inclusive, default 0) on, in order. */
  readStream(stream: StreamName, fromRevision?: number): AsyncIterable<StoredEvent>;
  /** Events of all our streams after `after` (exclusive; null = from the beginning), in log order. */
  readAll(after: Position | null): AsyncIterable<StoredEvent>;
  /** As `readAll`, then everything that is appended from now on. */
  subscribeAll(after: Position | null, subscriber: Subscriber): Subscription;
  /** The position of the last event of our streams; null while the log is empty. */
  head(): Promise<Position | null>;
  /**
   * Whether what stands at a position that has not been delivered may still come: false only where it certainly is of another log
   * or of a lost future. One who says once that it has nothing there may be behind, so an engine may take its time to be certain.
   */
  mayCome(position: Position): Promise<boolean>;
  /**
   * What stands outside for "before the first event": as wide as every position of this engine, and before all of them as
   * text. It is bound to no log, since every log begins alike. No method is given it: there, null says the same.
   */
  readonly beginning: Position;
  /**
   * How far into the log a position of its own lies: told to people who wait, never used to find anything. Absent where
   * positions do not tell.
   */
  readonly extentOf?: (position: Position) => Extent | undefined;
  /**
   * Streams that somebody has changed behind our back so that something in them is hidden or gone, and what to do about each; German, for
   * operators. Absent where nobody can.
   */
  readonly touched?: () => readonly string[];
  /** True where somebody has put this log here empty: nothing may be loaded into it that nobody entered. */
  readonly emptyOnPurpose?: boolean;
  /** Why the engine cannot be used; undefined while it can, absent where it is always there. */
  readonly unavailable?: () => Unavailable | undefined;
  /** What is being checked at the moment; undefined where nothing is, absent where there never is anything to check. */
  readonly doubt?: () => Doubt | undefined;
  /** Calls `listener` where the engine finds damage by itself, beside what its calls throw; absent where it does not look. */
  readonly onDamage?: (listener: (damage: Damage) => void) => void;
  /** `damaged` (false): damage was found in it, and what is stored stays as it is for whoever mends it. */
  close(damaged?: boolean): Promise<void>;
}

/** A log that is only read, beside a hub that writes: for verify and export. */
export interface LogReader extends Pick<EventStore, 'readAll' | 'head' | 'close'> {
  /**
   * What is wrong with the storage beyond the events themselves, in German; empty where all is well. Missing where the
   * storage is looked after elsewhere.
   */
  storageFaults?(): Promise<readonly string[]>;
}
