import { Problem } from '../../contracts/problems.ts';

/**
 * Seals where a page of a list ends, for whoever asks for the next one. What it sealed it opens for the same question, day
 * and audience class alone, and nobody else reads it.
 */
export interface Cursors {
  /** The sort keys of the last item of a page as an opaque text; the same for the same keys. */
  seal(keys: readonly string[]): string;
  /** The keys of such a text; undefined for any other. */
  open(cursor: string): readonly string[] | undefined;
}

/** The sort keys of a cursor that was given back, `count` of them. Throws Problem 400 for one that is not of this list. */
export const readCursor = (
  cursors: Cursors,
  cursor: string | undefined,
  count: number,
): readonly string[] | undefined => {
  if (cursor === undefined) return undefined;
  const keys = cursors.open(cursor);
  if (keys?.length === count) return keys;
  const message =
    'Dieser Seitenzeiger gehört nicht zu dieser Liste, oder er ist von einem anderen Tag. Bitte von vorn beginnen.';
  throw new Problem('bad-parameter', { detail: message, errors: [{ path: 'cursor', message }] });
};
