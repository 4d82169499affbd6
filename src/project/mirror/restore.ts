import type { Position } from '../../../contracts/envelope.ts';
import { type EventStore, ForeignPosition } from '../../store/event-store.ts';
import type { ReadState } from '../read-state.ts';
import { Behind } from './behind.ts';
import { restoreBatch } from './kept.ts';
import type { Mirror } from './mirror.ts';

const isOf = async (store: EventStore, position: Position | null): Promise<boolean> => {
  try {
    if (position !== null) for await (const _ of store.readAll(position)) break;
    return true;
  } catch (error) {
    if (!(error instanceof ForeignPosition)) throw error;
    return false;
  }
};

/**
 * Takes in what the mirror kept, where it was made from this very log and by something that this program would make alike; what was not
 * is thrown away. Resolves to the projections that are behind the others in it.
 */
export const restore = async (
  mirror: Mirror,
  store: EventStore,
  { tables, projections, kept }: ReadState,
): Promise<Behind> => {
  const behind = new Behind();
  if (!(await isOf(store, mirror.checkpoint))) mirror.clear();
  for (const batch of mirror.batches()) {
    const { same, checkpoint, moved, madeGood } = batch;
    if (same.size === 0) {
      mirror.clear();
      break;
    }
    restoreBatch(kept, batch);
    if (moved !== undefined) tables.move(moved);
    const lacks = projections.map(({ name }) => name).filter((name) => !same.has(name));
    behind.take({
      checkpoint,
      lacks,
      ...(madeGood && { madeGood: { ...madeGood, of: madeGood.of.filter((name) => same.has(name)) } }),
    });
    // A batch is a few milliseconds; whoever asks how far it is waits no longer.
    await new Promise(setImmediate);
  }
  return behind;
};
