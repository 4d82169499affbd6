import type { Position } from '../../contracts/envelope.ts';
import type { Telling } from './apply.ts';
import type { MadeGood } from './behind.ts';
import { JournalDamaged } from './journal.ts';
import type { Batch, KeptPush, KeptText, MirroredRow, MirrorFile } from './mirror-file.ts';
import { type Moment, stretchOf } from './timeline.ts';

/** How long changes are gathered before they are written. */
const DELAY_MS = 50;

/** How many are written at once, so that nobody waits long for it. */
const GATHERED = 500;

/** What has been made of events. */
interface Gathered {
  readonly rows: MirroredRow[];
  readonly pushes: { readonly push: KeptPush['push']; readonly told: KeptPush['told'][number][] }[];
  readonly texts: KeptText[];
  readonly moments: Moment[];
}

const nothing = (): Gathered => ({ rows: [], pushes: [], texts: [], moments: [] });

const join = (one: Gathered, next: Gathered): Gathered => ({
  rows: [...one.rows, ...next.rows],
  pushes: [...one.pushes, ...next.pushes],
  texts: [...one.texts, ...next.texts],
  moments: [...one.moments, ...next.moments],
});

/**
 * Keeps what was made of the log on disk, in small batches beside the hot path, so that a start costs what came since and an
 * auditor can look with SQL.
 */
export class Mirror {
  readonly #file: MirrorFile;
  /** What goes up to the checkpoint, and waits to be written. */
  #ready = nothing();
  #checkpoint: Position | undefined;
  /** What came since: of a batch that is not done yet. */
  #gathered = nothing();
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
    return [this.#ready, this.#gathered].reduce(
      (sum, { rows, pushes }) => sum + rows.length + pushes.length,
      0,
    );
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
      if (!(error instanceof JournalDamaged)) throw error;
      this.#file.clear();
      this.#failed = error;
    }
  }

  /** Forgets everything that was kept. */
  clear(): void {
    this.#file.clear();
  }

  addRow(row: MirroredRow): void {
    this.#gathered.rows.push(row);
  }

  addPush({ push, ...telling }: Telling): void {
    const last = this.#gathered.pushes.at(-1);
    if (last?.push === push) last.told.push(telling);
    else this.#gathered.pushes.push({ push, told: [telling] });
  }

  addText(text: KeptText): void {
    this.#gathered.texts.push(text);
  }

  addMoment(moment: Moment): void {
    this.#gathered.moments.push(moment);
  }

  /** Tells that everything up to `checkpoint` has been added; it is written soon. */
  reached(checkpoint: Position): void {
    this.#ready = join(this.#ready, this.#gathered);
    this.#gathered = nothing();
    this.#checkpoint = checkpoint;
    if (this.waiting >= GATHERED) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), DELAY_MS).unref();
  }

  /** Writes what goes up to the checkpoint, together with it. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [{ moments, ...ready }, checkpoint] = [this.#ready, this.#checkpoint];
    this.#ready = nothing();
    this.#checkpoint = undefined;
    if (checkpoint !== undefined) this.#write({ ...ready, checkpoint, stretch: stretchOf(moments) });
  }

  /** Writes what projections that were behind have made since, and how far they are. Nothing else may be waiting. */
  madeGood(madeGood: MadeGood): void {
    const { rows, pushes } = this.#gathered;
    const { checkpoint } = this;
    this.#gathered = nothing();
    if (checkpoint !== null)
      this.#write({ rows, pushes, texts: [], stretch: stretchOf([]), checkpoint, madeGood });
  }

  #write(batch: Batch): void {
    if (this.#failed) return;
    try {
      this.#file.add(batch);
    } catch (error) {
      // Nothing depends on the mirror: the log has it all.
      this.#failed = error as Error;
    }
  }

  /** Stops writing: what came since the checkpoint belongs to a batch that has failed in its middle. */
  stop(): void {
    this.#gathered = nothing();
    this.flush();
    this.#failed ??= new Error('the read models have stopped');
  }

  close(): void {
    this.flush();
    this.#file.close();
  }
}
