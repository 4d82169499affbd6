import type { Position } from '../../../contracts/envelope.ts';
import type { Part } from '../packed/part.ts';
import type { Batch } from './mirror-file.ts';

/** What of the read models is kept on disk, and what is said of all of it. */
export interface Kept {
  /** What the others speak of by number comes first. */
  readonly parts: readonly Part[];
  readonly texts: Part;
  /** The first event of the log. */
  readonly first: () => Position;
  /** When the past was last come to be seen otherwise than before. */
  readonly moved: () => Position | undefined;
}

/** Takes in what was kept in a batch; of what is made by projections, by those only that would make the same. */
export const restoreBatch = (kept: Kept, { parts, texts, same }: Batch): void => {
  const known = new Map(kept.parts.map((part) => [part.name, part]));
  for (const [name, bytes] of parts) {
    const part = known.get(name);
    if (part !== undefined && (part.by === undefined || same.has(part.by))) part.restore(bytes);
  }
  kept.texts.restore(texts);
};
