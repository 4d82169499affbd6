import type { Position } from '../../contracts/envelope.ts';
import type { KeptPush } from './apply.ts';
import { type Batch, MirrorDamaged, type MirroredRow, type MirrorFile } from './mirror-file.ts';

/** How long changes are gathered before they are written. */
const DELAY_MS = 50;

/** How many are written at once, so that nobody waits long for it. */
const GATHERED = 500;

/**
 * Keeps rows, pushes and the checkpoint on disk, in small batches beside the hot path, so that a start need not fold the
 * whole log and an auditor can look with SQL. It holds no free texts.
 */
export class Mirror {
  readonly #file: MirrorFile;
  #rows: MirroredRow[] = [];
  #pushes: KeptPush[] = [];
  #checkpoint: Position | null = null;
  #timer: NodeJS.Timeout | undefined;
  #failed: Error | undefined;

  constructor(file: MirrorFile) {
    this.#file = file;
  }

  /** What broke it; the hub goes on without, and builds anew at the next start. */
  get failure(): Error | undefined {
    return this.#failed;
  }

  /** Changes that are not written yet. */
  get waiting(): number {
    return this.#rows.length + this.#pushes.length;
  }

  /** Up to where it was kept, by what its file says; null where nothing is. */
  get checkpoint(): Position | null {
    return this.#file.checkpoint;
  }

  /**
   * What was kept. Where that is damaged it ends before the damage, nothing more is kept, and the next start builds
   * everything anew.
   */
  *batches(): Iterable<Batch> {
    try {
      yield* this.#file.batches();
    } catch (error) {
      if (!(error instanceof MirrorDamaged)) throw error;
      this.#file.clear();
      this.#failed = error;
    }
  }

  /** Forgets everything that was kept. */
  clear(): void {
    this.#file.clear();
  }

  addRow(row: MirroredRow): void {
    this.#rows.push(row);
  }

  addPush(kept: KeptPush): void {
    this.#pushes.push(kept);
  }

  /** Tells that everything up to `checkpoint` has been added; it is written soon. */
  reached(checkpoint: Position): void {
    this.#checkpoint = checkpoint;
    if (this.waiting >= GATHERED) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), DELAY_MS).unref();
  }

  /** Writes what has been added, together with the checkpoint. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [rows, pushes, checkpoint] = [this.#rows, this.#pushes, this.#checkpoint];
    this.#rows = [];
    this.#pushes = [];
    this.#checkpoint = null;
    if (checkpoint === null || this.#failed) return;
    try {
      this.#file.add({ checkpoint, rows, pushes });
    } catch (error) {
      // Nothing depends on the mirror: the log has it all.
      this.#failed = error as Error;
    }
  }

  /** Stops writing: what follows is not to be kept. */
  stop(): void {
    // What was added since the checkpoint belongs to a batch that has failed in its middle.
    const checkpoint = this.#checkpoint ?? '';
    this.#rows = this.#rows.filter(([, , position]) => position <= checkpoint);
    this.#pushes = this.#pushes.filter(({ push }) => push.position <= checkpoint);
    this.flush();
    this.#failed ??= new Error('the read models have stopped');
  }

  close(): void {
    this.flush();
    this.#file.close();
  }
}
