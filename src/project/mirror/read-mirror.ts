import type { Projection } from '../../../projections/model/projection.ts';
import { emptyReadState, type ReadState } from '../read-state.ts';
import { restoreBatch } from './kept.ts';
import { lookIntoMirror } from './mirror-file.ts';

/**
 * What the mirror in `directory` holds, as far as these projections would make the same; read beside a hub that writes it. Undefined where there
 * is none.
 */
export const readMirror = (directory: string, projections: readonly Projection[]): ReadState | undefined => {
  const state = emptyReadState(projections, undefined, () => undefined);
  const isThere = lookIntoMirror(directory, projections, (batch) => restoreBatch(state.kept, batch));
  return isThere ? state : undefined;
};
