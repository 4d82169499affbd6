const MIB = 1024 * 1024;

/** What a file may be (measured: real tables pack 10 : 1, a bomb 400 : 1). */
export const LIMITS = {
  /** Bytes of the file. */
  packed: 5 * MIB,
  /** Bytes of all that is in it, as it says itself. */
  unpacked: 60 * MIB,
  entries: 200,
  /** How often a large part may be larger than it is packed. */
  ratio: 100,
  /** From how many bytes on a part is large. */
  large: MIB,
  rows: 20_000,
  columns: 60,
  /** What the worker that reads it may take: what a file says of itself can be a lie. */
  heapMib: 512,
  readMs: 20_000,
} as const;
