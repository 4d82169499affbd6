import { join } from 'node:path';
import type { Position } from '../../../contracts/envelope.ts';
import type { Projection } from '../../../projections/model/projection.ts';
import { EARLIER_FILES, MIRROR_FILE, TEXTS_FILE } from '../../store/data-files.ts';
import type { Part } from '../packed/part.ts';
import type { MadeGood } from './behind.ts';
import { type Frame, FrameFile, type Look, lookInto, removeFrames } from './frame-file.ts';
import { madeBy, sameRows } from './made-by.ts';

/** What the files hold, and in which format: raised with every change of how anything is packed. */
const MADE = 'lichterkette-r2';
const TOLD = 'lichterkette-t2';

/** What a frame says of its parts. */
interface Told {
  readonly checkpoint: Position;
  /** The first event of the log. */
  readonly first: Position;
}

interface Made extends Told {
  /** By which projections it was made, and those that follow it (see `madeBy`); absent where it is the same as before. */
  readonly by?: string;
  /** When the past was last come to be seen otherwise than before. */
  readonly moved?: Position | undefined;
  readonly madeGood?: MadeGood | undefined;
  /** Name and length of each part, as they follow each other in the body. */
  readonly parts: readonly (readonly [name: string, length: number])[];
}

/** What was kept up to a checkpoint since the one before it. */
export interface Batch extends Omit<Made, 'by' | 'parts'> {
  /** The projections that would make the same as those that made it. */
  readonly same: ReadonlySet<string>;
  readonly parts: readonly (readonly [name: string, bytes: Buffer])[];
  readonly texts: Buffer;
}

/** What is to be kept. */
export interface ToKeep extends Omit<Made, 'by' | 'parts'> {
  readonly parts: readonly Part[];
  readonly texts: Part;
}

const pathsIn = (directory: string): readonly [made: string, told: string] => [
  join(directory, MIRROR_FILE),
  join(directory, TEXTS_FILE),
];

const removeEarlier = (directory: string): void => {
  for (const file of EARLIER_FILES) removeFrames(join(directory, file));
};

/** Throws the mirror in `directory` away; the next start builds it from the log. Nobody may have it open. */
export const clearMirror = (directory: string): void => {
  for (const path of pathsIn(directory)) removeFrames(path);
  removeEarlier(directory);
};

/**
 * What the mirror in `directory` was made from: the first event of its log, and the last that it goes up to. Read beside a hub that
 * writes it; null where there is none.
 */
export const mirroredFrom = (
  directory: string,
): { readonly first: Position; readonly head: Position } | null => {
  const [made, told] = pathsIn(directory);
  const lasts = [
    lookInto<Told, Told | undefined>(made, MADE, ({ last }) => last()?.head),
    lookInto<Told, Told | undefined>(told, TOLD, ({ last }) => last()?.head),
  ];
  const found = lasts.filter((one) => one !== undefined);
  const [one] = found;
  if (one === undefined) return null;
  return {
    first: one.first,
    head: found
      .map(({ checkpoint }) => checkpoint)
      .sort()
      .at(-1) as Position,
  };
};

/** Up to where a mirror in `directory` was kept, read beside a hub that writes it; null where there is none. */
export const mirroredUpTo = (directory: string): Position | null =>
  lookInto<Made, Position | undefined>(pathsIn(directory)[0], MADE, ({ last }) => last()?.head.checkpoint) ??
  null;

const cutIntoParts = ({ parts }: Made, body: Buffer): Batch['parts'] => {
  let at = 0;
  return parts.map(([name, length]) => {
    at += length;
    return [name, body.subarray(at - length, at)];
  });
};

interface Frames {
  readonly made: Iterable<Frame<Made>>;
  readonly told: Iterable<Frame<Told>>;
}

/** What belongs together of both files, up to the first that is not whole; and where it ends in each. */
function* pairs({ made, told }: Frames, projections: readonly Projection[]) {
  const texts = told[Symbol.iterator]();
  let same: ReadonlySet<string> = new Set();
  for (const { head, body, end } of made) {
    const text = texts.next().value as Frame<Told> | undefined;
    // The texts are written first: a frame of rows without them, or with others, is none that we have written.
    if (text?.head.checkpoint !== head.checkpoint) return;
    if (head.by !== undefined) same = sameRows(head.by, projections);
    const { by: _, parts: __, ...rest } = head;
    const batch: Batch = { ...rest, same, parts: cutIntoParts(head, body), texts: text.body };
    yield { batch, ends: [end, text.end] as const };
  }
}

/** What `take` makes of each batch of the mirror in `directory`, beside a hub that writes it; false where there is none. */
export const lookIntoMirror = (
  directory: string,
  projections: readonly Projection[],
  take: (batch: Batch) => void,
): boolean => {
  const [made, told] = pathsIn(directory);
  const look = ({ all: rows }: Look<Made>) =>
    lookInto<Told, boolean>(told, TOLD, ({ all: texts }) => {
      for (const { batch } of pairs({ made: rows(), told: texts() }, projections)) take(batch);
      return true;
    });
  return lookInto<Made, boolean | undefined>(made, MADE, look) ?? false;
};

/**
 * The mirror on disk: what was made of the log as it is in memory, in frames, and, in a file of their own, its free texts. Rows hold
 * references only; whoever is to forget a text finds it in one place (DESIGN §5).
 */
export class MirrorFile {
  readonly #made: FrameFile<Made>;
  readonly #told: FrameFile<Told>;
  readonly #projections: readonly Projection[];
  readonly #by: string;
  /** Whether a frame that is added must say by what it was made. */
  #saysBy = false;

  constructor(directory: string, projections: readonly Projection[]) {
    const [made, told] = pathsIn(directory);
    removeEarlier(directory);
    this.#made = new FrameFile(made, MADE);
    this.#told = new FrameFile(told, TOLD);
    this.#projections = projections;
    this.#by = madeBy(projections);
  }

  /** Up to where it was kept; null where nothing is. */
  get checkpoint(): Position | null {
    const last = this.#made.last();
    if (last !== undefined) return last.head.checkpoint;
    // It does not end with a whole one: whoever wrote it was killed.
    let checkpoint: Position | null = null;
    for (const { head } of this.#made.frames()) checkpoint = head.checkpoint;
    return checkpoint;
  }

  /**
   * All batches in their order, up to the first that is not whole. Once all have been taken, what stands behind them is cut off: `onCut` is
   * told how many bytes that were.
   */
  *batches(onCut: (bytes: number) => void): Iterable<Batch> {
    let [end, textsEnd] = [this.#made.begin, this.#told.begin];
    const frames = { made: this.#made.frames(), told: this.#told.frames() };
    for (const { batch, ends } of pairs(frames, this.#projections)) {
      [end, textsEnd] = ends;
      yield batch;
    }
    const left = this.#made.size - end;
    this.#made.cut(end);
    this.#told.cut(textsEnd);
    if (left > 0) onCut(left);
  }

  add({ parts, texts, ...head }: ToKeep): void {
    const { checkpoint, first } = head;
    this.#told.add({ checkpoint, first }, texts.take());
    const taken = parts
      .map((part) => [part.name, part.take()] as const)
      .filter(([, pieces]) => pieces.length > 0);
    const lengths = taken.map(
      ([name, pieces]) => [name, pieces.reduce((sum, { length }) => sum + length, 0)] as const,
    );
    const by = this.#saysBy ? {} : { by: this.#by };
    this.#made.add(
      { ...head, ...by, parts: lengths },
      taken.flatMap(([, pieces]) => pieces),
    );
    this.#saysBy = true;
  }

  /** Forgets everything that was kept. */
  clear(): void {
    this.#made.clear();
    this.#told.clear();
    this.#saysBy = false;
  }

  close(): void {
    this.#made.close();
    this.#told.close();
  }
}
