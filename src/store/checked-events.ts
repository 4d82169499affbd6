import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { Wrong } from './damage.ts';
import { checkSeal } from './seal.ts';

/** An event and what the check of its seal found. */
export interface CheckedEvent {
  readonly event: StoredEvent;
  readonly wrong: Wrong | 'ok';
}

interface Log {
  readAll(after: Position | null): AsyncIterable<StoredEvent>;
}

/**
 * All events in log order, each checked against its own hash, the event before it in its stream and its revision: finds
 * what was changed, removed, inserted or moved. Remembers one hash a stream.
 */
export async function* checkedEvents(log: Log): AsyncIterable<CheckedEvent> {
  const last = new Map<StreamName, { hash: string; revision: number }>();
  for await (const event of log.readAll(null)) {
    const before = last.get(event.stream);
    const inOrder = event.revision === (before?.revision ?? -1) + 1;
    const seal = checkSeal(event, before?.hash ?? null);
    last.set(event.stream, { hash: event.metadata.hash, revision: event.revision });
    yield { event, wrong: seal === 'ok' && !inOrder ? 'order' : seal };
  }
}
