import type { Position } from '../../../contracts/envelope.ts';
import type { MadeGood } from './behind.ts';
import type { Kept } from './kept.ts';
import type { Batch, MirrorFile } from './mirror-file.ts';

/** How long what came in is gathered before it is written. */
const DELAY_MS = 50;

/** How many events are written at once, so that nobody waits long for it. */
const GATHERED = 200;

/** Keeps what was made of the log on disk, in small batches beside the hot path, so that a start costs what came since. */
export class Mirror {
  readonly #file: MirrorFile;
  readonly #kept: Kept;
  /** Up to where everything may be written, and how many events that are. */
  #reached: Position | undefined;
  #waiting = 0;
  #timer: NodeJS.Timeout | undefined;
  #failed: Error | undefined;
  #cut = 0;

  constructor(file: MirrorFile, kept: Kept) {
    this.#file = file;
    this.#kept = kept;
  }

  /** What broke it; the hub goes on without, and makes good at the next start what is not in it. */
  get failure(): Error | undefined {
    return this.#failed;
  }

  /** Events that are not in it yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** How many bytes were not as they had been written when it was read; they are made anew. */
  get cut(): number {
    return this.#cut;
  }

  /** Up to where it was kept, by what its file says; null where nothing is. */
  get checkpoint(): Position | null {
    return this.#file.checkpoint;
  }

  /** What was kept. Where that is damaged it ends before the damage, and from there on everything is made anew. */
  batches(): Iterable<Batch> {
    return this.#file.batches((bytes) => {
      this.#cut = bytes;
    });
  }

  /** Forgets everything that was kept. */
  clear(): void {
    this.#file.clear();
  }

  /** Tells that so many more events have been applied, up to `checkpoint`; they are written soon. */
  reached(checkpoint: Position, events: number): void {
    this.#reached = checkpoint;
    this.#waiting += events;
    if (this.#waiting >= GATHERED) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), DELAY_MS).unref();
  }

  /** Writes what goes up to the checkpoint, together with it. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const checkpoint = this.#reached;
    this.#reached = undefined;
    if (checkpoint === undefined) return;
    this.#write(checkpoint);
    this.#waiting = 0;
  }

  /** Writes what projections that were behind have made since, and how far they are. Nothing else may be waiting. */
  madeGood(madeGood: MadeGood): void {
    const { checkpoint } = this;
    if (checkpoint !== null) this.#write(checkpoint, madeGood);
  }

  /** Stops writing: what came since the checkpoint belongs to a batch that has failed in its middle. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#reached = undefined;
    this.#failed ??= new Error('the read models have stopped');
  }

  close(): void {
    this.flush();
    this.#file.close();
  }

  #write(checkpoint: Position, madeGood?: MadeGood): void {
    if (this.#failed) return;
    const { parts, texts, first, moved } = this.#kept;
    try {
      this.#file.add({ checkpoint, first: first(), moved: moved(), madeGood, parts, texts });
    } catch (error) {
      // Nothing depends on the mirror: the log has it all.
      this.#failed = error as Error;
    }
  }
}
