import { join } from 'node:path';
import type { Position } from '../../contracts/envelope.ts';
import type { Projection } from '../../projections/model/projection.ts';
import type { RecordedPush } from '../../projections/model/push.ts';
import { MIRROR_FILE, TEXTS_FILE } from '../store/data-files.ts';
import type { Lacking } from './behind.ts';
import { type Adapt, Journal, JournalDamaged } from './journal.ts';
import { journalEnd, journalUpTo } from './journal-ends.ts';
import { removeJournal } from './journal-file.ts';
import { madeBy, sameRows, TOLD_BY } from './made-by.ts';
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

interface Made extends Omit<Lacking, 'checkpoint'> {
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

/** The projection that a table belongs to, by the table's name. */
const ownerOf = (table: string): string => table.slice(0, table.indexOf('.'));

/** What is left of a batch where only the projections `same` make the same rows as those that made it; `lacking` do not. */
const withoutOthers =
  (same: ReadonlySet<string>, lacking: readonly string[]) =>
  ({ rows, pushes, lacks = [], madeGood }: Made): Made => ({
    rows: rows.filter(([table]) => same.has(ownerOf(table))),
    pushes: pushes.flatMap(({ push, told }) => {
      const left = told.filter(({ projection }) => same.has(projection));
      return left.length === 0 ? [] : [{ push, told: left }];
    }),
    lacks: [...lacks.filter((name) => same.has(name)), ...lacking],
    ...(madeGood && { madeGood: { ...madeGood, of: madeGood.of.filter((name) => same.has(name)) } }),
  });

/** Leaves of a mirror that was made by other projections what these would make alike; nothing is left of it where that is nothing. */
const keepingSame =
  (projections: readonly Projection[]): Adapt<Made> =>
  (found) => {
    const same = sameRows(found, projections);
    if (same.size === 0) return undefined;
    const names = projections.map(({ name }) => name);
    return withoutOthers(
      same,
      names.filter((name) => !same.has(name)),
    );
  };

/**
 * The mirror on disk: what was made of the log, and, in a file of their own, its free texts with the timeline. Rows hold
 * references only; whoever is to forget a text finds it in one place (DESIGN §5).
 */
export class MirrorFile {
  readonly #made: Journal<Made>;
  readonly #told: Journal<Told>;

  /** What other versions of these projections have made is thrown away, and with it what was made of that. */
  constructor(directory: string, projections: readonly Projection[]) {
    this.#made = new Journal(
      { path: join(directory, MIRROR_FILE), fingerprint: madeBy(projections), views: VIEWS },
      keepingSame(projections),
    );
    this.#told = new Journal({ path: join(directory, TEXTS_FILE), fingerprint: TOLD_BY });
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

  add({ checkpoint, texts, stretch, ...made }: Batch): void {
    this.#told.add(checkpoint, { texts, stretch });
    this.#made.add(checkpoint, made);
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
