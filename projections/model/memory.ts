/** Something that is made of the tables and kept from question to question; `begin` gives what it is before anything has been made. */
export interface Keepsake<Kept extends object> {
  readonly begin: () => Kept;
}

/** Declares what is kept. Its declaration stands for it: each one is kept by itself. */
export const keepsake = <Kept extends object>(begin: () => Kept): Keepsake<Kept> => ({ begin });

/** Holds what is kept; the read side makes it, and forgets it. */
export interface Memory {
  /** What is kept of this; begun where it is asked for the first time. */
  of<Kept extends object>(what: Keepsake<Kept>): Kept;
}

/** What is kept beside the tables of one moment. */
export interface Memories {
  /** Of this moment: forgotten with its tables. */
  readonly moment: Memory;
  /** By rows, which are never changed, only replaced: the same for all moments. */
  readonly rows: Memory;
}
