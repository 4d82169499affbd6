import { join } from 'node:path';
import type { Position } from '../../contracts/envelope.ts';
import type { RecordedPush } from '../../projections/model/push.ts';
import { MIRROR_FILE, TEXTS_FILE } from '../store/data-files.ts';
import { Journal, JournalDamaged, journalEnd, journalUpTo, removeJournal } from './journal.ts';
import type { Stretch } from './timeline.ts';

/** A row as the mirror keeps it: table, key, position, and the row from there on, null where it was removed. */
export type MirroredRow = readonly [table: string, key: string, position: Position, row: object | null];

/** A push, and which projections told it on which channels. */
export interface KeptPush {
  readonly push: RecordedPush;
  readonly told: readonly { readonly projection: string; readonly channels: readonly string[] }[];
}

/** A free text: its reference's key, and the words. */
export type KeptText = readonly [key: string, text: string];

interface Made {
  readonly rows: readonly MirroredRow[];
  readonly pushes: readonly KeptPush[];
}

interface Told {
  readonly texts: readonly KeptText[];
  readonly stretch: Stretch;
}

/** What came in up to a checkpoint, since the one before it. */
export type Batch = Made & Told & { readonly checkpoint: Position };

const VIEWS = `
  CREATE VIEW row_version AS
    SELECT value ->> 0 AS tbl, value ->> 1 AS key, value ->> 2 AS position, value -> 3 AS row
    FROM batch, json_each(kept, '$.rows');
  CREATE VIEW push AS
    SELECT pushes.value ->> '$.push.position' AS position, told.value ->> 'projection' AS projection,
      told.value -> 'channels' AS channels, pushes.value -> 'push' AS push
    FROM batch, json_each(kept, '$.pushes') AS pushes, json_each(pushes.value, '$.told') AS told;
`;

/** Throws the mirror in `directory` away; the next start builds it from the log. Nobody may have it open. */
export const clearMirror = (directory: string): void => {
  for (const file of [MIRROR_FILE, TEXTS_FILE]) removeJournal(join(directory, file));
};

/** Up to where a mirror in `directory` was kept, read beside a hub that writes it; null where there is none. */
export const mirroredUpTo = (directory: string): Position | null => journalUpTo(join(directory, MIRROR_FILE));

/**
 * What the mirror in `directory` was made from: the first event of its log, where that is known, and the last that it goes up
 * to. Read beside a hub that writes it; null where there is none.
 */
export const mirroredFrom = (
  directory: string,
): { readonly first: Position | null; readonly head: Position } | null => {
  const [made, told] = [MIRROR_FILE, TEXTS_FILE].map((file) => join(directory, file)) as [string, string];
  const ends = [journalEnd(made, 'last'), journalEnd(told, 'last')].flatMap((end) => end?.checkpoint ?? []);
  const head = ends.sort().at(-1);
  // What lies there may be a journal of something else.
  const first = journalEnd<Partial<Told>>(told, 'first')?.kept.stretch?.positions[0] ?? null;
  return head === undefined ? null : { first, head };
};

/**
 * The mirror on disk: what was made of the log, and, in a file of their own, its free texts with the timeline. Rows hold
 * references only; whoever is to forget a text finds it in one place (DESIGN §5).
 */
export class MirrorFile {
  readonly #made: Journal<Made>;
  readonly #told: Journal<Told>;

  /** `fingerprint` names the projections and their versions: a mirror of others is thrown away. */
  constructor(directory: string, fingerprint: string) {
    this.#made = new Journal({ path: join(directory, MIRROR_FILE), fingerprint, views: VIEWS });
    this.#told = new Journal({ path: join(directory, TEXTS_FILE), fingerprint });
    // The texts are written first: more of them than of the rows is what a kill in between leaves.
    if (this.#told.length < this.#made.length) this.clear();
    else this.#told.cut(this.#made.length);
  }

  /** Up to where it was kept; null where nothing is. */
  get checkpoint(): Position | null {
    return this.#made.checkpoint;
  }

  /** All batches in their order. Throws JournalDamaged where one is not as it was written. */
  *batches(): Iterable<Batch> {
    const { length } = this.#made;
    for (let id = 1; id <= length; id += 1) {
      const { checkpoint, kept } = this.#made.at(id);
      const told = this.#told.at(id);
      if (told.checkpoint !== checkpoint)
        throw new JournalDamaged('texts and rows are not of the same batch');
      yield { checkpoint, ...kept, ...told.kept };
    }
  }

  add({ checkpoint, rows, pushes, texts, stretch }: Batch): void {
    this.#told.add(checkpoint, { texts, stretch });
    this.#made.add(checkpoint, { rows, pushes });
  }

  /** Forgets everything that was kept. */
  clear(): void {
    this.#made.clear();
    this.#told.clear();
  }

  close(): void {
    this.#made.close();
    this.#told.close();
  }
}
