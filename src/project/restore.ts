import type { Position } from '../../contracts/envelope.ts';
import { type EventStore, ForeignPosition } from '../store/event-store.ts';
import { Behind } from './behind.ts';
import type { Mirror } from './mirror.ts';
import type { ReadState } from './read-state.ts';
import { SharedStrings } from './shared-strings.ts';

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
 * Takes in what the mirror kept, where it was made from this very log; what was made from another is thrown away. Resolves to the
 * projections that are behind the others in it.
 */
export const restore = async (mirror: Mirror, store: EventStore, state: ReadState): Promise<Behind> => {
  const behind = new Behind();
  if (!(await isOf(store, mirror.checkpoint))) mirror.clear();
  const tables = new Map(state.tables.all.map((table) => [table.name, table]));
  const strings = new SharedStrings();
  for (const batch of mirror.batches()) {
    const { rows, pushes, stretch } = strings.in({ ...batch, texts: undefined });
    state.timeline.restore(stretch);
    for (const [table, key, position, row] of rows) tables.get(table)?.restore(key, position, row);
    for (const { push, told } of pushes) for (const { channels } of told) state.pushes.add(channels, push);
    for (const [key, text] of batch.texts) state.texts.restore(strings.one(key), text);
    behind.take(batch);
    // A batch is a few milliseconds; whoever asks how far it is waits no longer.
    await new Promise(setImmediate);
  }
  return behind;
};
