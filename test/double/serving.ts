import type { Metadata } from '@grpc/grpc-js';
import type { Call, Fault } from './faults.ts';
import type { Log } from './log.ts';
import type { Recorded, Written } from './record.ts';

/** The manners of which server: 24.10 before the mended checkpoints (24.10.4), after them (24.10.5), or 23.10. */
export const MANNERS = ['23.10', '24.10.4', '24.10.5'] as const;
export type Manner = (typeof MANNERS)[number];

/** What a call wants. */
export interface Wish {
  readonly call: Call;
  readonly metadata: Metadata;
  readonly writes: boolean;
  /** The stream that it reads; `$all` for all of them. */
  readonly reads?: string;
}

/** What the handlers know of the node that they serve for. */
export interface Serving {
  readonly log: Log;
  readonly manner: Manner;
  /** Records that this node has indexed and therefore shows; a follower may lag. */
  readonly visible: number;
  /** How often a live buffer of this node was too small (rule 8.2). */
  readonly bursts: { count: number };
  /** Bytes that one append may have (rule 2.16). */
  readonly maxAppendSize: number;
  /**
   * Lets a call in: waits while the node is frozen, throws what the node's state or an ordered fault says, hangs where
   * that was ordered. Returns the faults that come after the work.
   */
  admit(wish: Wish): Promise<Fault | undefined>;
  /** Tells every record when subscriptions hear of it. Ends when the returned function is called. */
  onDelivered(listener: (record: Recorded) => void): () => void;
  /** Resolves while the node is not frozen. */
  thawed(): Promise<void>;
  /** Does a write, and resolves when what it wrote is safe and shown, or took too long for that (rule 2.17). */
  commit(write: (log: Log) => Written): Promise<Written>;
}
