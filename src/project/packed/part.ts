/** A part of the read models that is kept on disk as it is in memory: bytes that are only ever added to. */
export interface Part {
  readonly name: string;
  /** The projection that makes it; absent where it is of all. */
  readonly by?: string;
  /** What has come since this was last called. */
  take(): readonly Uint8Array[];
  /** Adds what `take` gave, in one piece. */
  restore(bytes: Buffer): void;
}
