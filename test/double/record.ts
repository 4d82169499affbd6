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
}

/** An event that somebody wants to have written. */
export type Proposed = Pick<Recorded, 'id' | 'type' | 'json' | 'metadata' | 'data'>;

/** What a write expects of the last revision of its stream. */
export type Expected = number | 'any' | 'no_stream' | 'stream_exists';

/** What became of a write. `position` is null where the server knows it and does not tell (rule 3.7). */
export type Written =
  | { readonly outcome: 'written' | 'known'; readonly revision: number; readonly position: number | null }
  | { readonly outcome: 'wrong-version'; readonly current: number }
  | { readonly outcome: 'deleted' };

/** MAXU and MAXL of the behaviour rules, as they stand on the wire. */
export const MAX_UNSIGNED = '18446744073709551615';
export const MAX_SIGNED = '9223372036854775807';
