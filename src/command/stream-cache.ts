import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { type AnyFold, applyEvent } from '../decide/model/decider.ts';
import { damagedEvent } from '../store/damage.ts';
import type { EventStore } from '../store/event-store.ts';
import { checkSeal } from '../store/seal.ts';

/** Where the events of a command stand in their stream, and what it asked for. */
export interface HandledCommand {
  readonly from: number;
  readonly to: number;
  readonly contentHash: string;
}

/** A decider's state of a stream, folded up to a revision. */
interface FoldedState {
  readonly decider: AnyFold;
  readonly state: unknown;
  revision: number;
}

/** What is known of a stream, made only from events that were read from the store. */
export interface StreamEntry {
  revision: number | 'no-stream';
  lastHash: string | null;
  /** Events of a type or version that this program does not know: writing on them would be guessing. */
  unknown: boolean;
  readonly commands: Map<string, HandledCommand>;
  readonly states: Map<string, FoldedState>;
  events: number;
}

const emptyEntry = (): StreamEntry => ({
  revision: 'no-stream',
  lastHash: null,
  unknown: false,
  commands: new Map(),
  states: new Map(),
  events: 0,
});

const nextRevision = (entry: StreamEntry): number =>
  entry.revision === 'no-stream' ? 0 : entry.revision + 1;

/**
 * The command side's memory of streams: an index of handled commands and lazily folded states, bounded by
 * the number of events that its entries were made from; the least recently used go first.
 */
export class StreamCache {
  readonly #store: EventStore;
  readonly #maxEvents: number;
  readonly #entries = new Map<StreamName, StreamEntry>();
  #events = 0;

  constructor(store: EventStore, maxEvents: number) {
    this.#store = store;
    this.#maxEvents = maxEvents;
  }

  /** The entry of `stream` with everything that the store holds of it by now. */
  async current(stream: StreamName): Promise<StreamEntry> {
    const entry = this.#entries.get(stream) ?? emptyEntry();
    for await (const event of this.#store.readStream(stream, nextRevision(entry))) this.#absorb(entry, event);
    this.#keep(stream, entry);
    return entry;
  }

  /** Takes in events that an append answered with; a gap means another wrote: they are read on demand. */
  absorb(stream: StreamName, events: readonly StoredEvent[]): void {
    const entry = this.#entries.get(stream);
    if (entry === undefined) return;
    for (const event of events) this.#absorb(entry, event);
  }

  /** Forgets everything: after an error that leaves open what was written. */
  clear(): void {
    this.#entries.clear();
    this.#events = 0;
  }

  /** `decider`'s state of `stream`, folded up to the entry's revision. */
  async state(stream: StreamName, entry: StreamEntry, decider: AnyFold): Promise<unknown> {
    const known = entry.states.get(decider.subject) ?? { decider, state: decider.initial(), revision: -1 };
    entry.states.set(decider.subject, known);
    const until = nextRevision(entry) - 1;
    if (known.revision >= until) return known.state;
    for await (const event of this.#store.readStream(stream, known.revision + 1)) {
      // Another command may be folding the same state at this moment: each event goes in once.
      if (event.revision !== known.revision + 1) continue;
      known.revision = event.revision;
      fold(decider, known.state, event);
      if (event.revision >= until) break;
    }
    return known.state;
  }

  #absorb(entry: StreamEntry, event: StoredEvent): void {
    // What another call took in meanwhile is known already; after a gap the next read closes it.
    if (event.revision !== nextRevision(entry)) return;
    const wrong = checkSeal(event, entry.lastHash);
    if (wrong !== 'ok') throw damagedEvent(event, wrong);
    const definition = EVENTS.get(event.type);
    if (definition === undefined || event.version > definition.version) entry.unknown = true;
    const { commandId, contentHash } = event.metadata;
    const known = entry.commands.get(commandId);
    entry.commands.set(commandId, { from: known?.from ?? event.revision, to: event.revision, contentHash });
    entry.revision = event.revision;
    entry.lastHash = event.metadata.hash;
    entry.events += 1;
    this.#events += 1;
    // What has been folded up to here goes on by this event; what lags behind is read when it is asked for.
    for (const [subject, known] of entry.states) if (!goOn(known, event)) entry.states.delete(subject);
  }

  #keep(stream: StreamName, entry: StreamEntry): void {
    this.#entries.delete(stream);
    this.#entries.set(stream, entry);
    for (const [oldest, dropped] of this.#entries) {
      if (this.#events <= this.#maxEvents || oldest === stream) break;
      this.#entries.delete(oldest);
      this.#events -= dropped.events;
    }
  }
}

/** Takes the next event in; false where that failed: the state is then folded anew when it is asked for, and says why. */
const goOn = (known: FoldedState, event: StoredEvent): boolean => {
  if (event.revision !== known.revision + 1) return true;
  known.revision = event.revision;
  try {
    fold(known.decider, known.state, event);
    return true;
  } catch {
    return false;
  }
};

const fold = (decider: AnyFold, state: unknown, event: StoredEvent): void => {
  const { stream, revision, metadata } = event;
  const { recordedAt, actor } = metadata;
  applyEvent(decider, state, event, { stream, revision, recordedAt, actor });
};
