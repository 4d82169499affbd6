/** An event as the double stores it. Positions are byte offsets of an imagined log file, as on the real server. */
export interface Recorded {
  readonly position: number;
  readonly stream: string;
  /** `Number.POSITIVE_INFINITY` for a tombstone, whose number on the wire is the largest there is. */
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly createdMs: number;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
  /** Nobody is shown it: a record of an election, or of an append of nothing (rules 2.18 and 10.12). */
  readonly hidden?: boolean;
  /** A scavenge has taken it away: its position stays one (rules 4.7 and 7.5). */
  scavenged?: boolean;
}

/** An event that somebody wants to have written. */
export type Proposed = Pick<Recorded, 'id' | 'type' | 'json' | 'metadata' | 'data'>;

/** What a write expects of the last revision of its stream. */
export type Expected = number | 'any' | 'no_stream' | 'stream_exists';

/**
 * What became of a write. `position` is null where the server knows it and does not tell (rule 3.7); `unanswered`: it fails inside
 * the server, and nobody is told (rule 3.5); `timed-out`: nobody knows (rule 2.17).
 */
export type Written =
  | { readonly outcome: 'written' | 'known'; readonly revision: number; readonly position: number | null }
  | { readonly outcome: 'wrong-version'; readonly current: number }
  | { readonly outcome: 'deleted' | 'unanswered' | 'timed-out' };

/** MAXU and MAXL of the behaviour rules, as they stand on the wire. */
export const MAX_UNSIGNED = '18446744073709551615';
export const MAX_SIGNED = '9223372036854775807';

/** True where a record is among what `$all` shows. */
export const isShown = ({ hidden, scavenged }: Recorded): boolean => hidden !== true && scavenged !== true;

/** Bytes that a record takes (rule 10.12). */
export const sizeOnDisk = ({ stream, type, metadata, data }: Omit<Recorded, 'position'>): number =>
  90 + stream.length + type.length + metadata.length + data.length;
