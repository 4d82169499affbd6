import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { upcast } from '../../contracts/upcast.ts';
import { type AnyFold, applyEvent } from '../decide/model/fold.ts';
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
  /** Where the last event stands in the log; null where there is none. */
  position: Position | null;
  /** Events of a type or version that this program does not know: writing on them would be guessing. */
  unknown: boolean;
  readonly commands: Map<string, HandledCommand>;
  readonly states: Map<string, FoldedState>;
  events: number;
  /** The highest revision that the log has brought or an append was acknowledged with; more than `revision` where not all has been taken in. */
  heardOf: number;
  /** True once it has been read to its end; it may have gone on since. */
  whole: boolean;
}

const emptyEntry = (): StreamEntry => ({
  revision: 'no-stream',
  lastHash: null,
  position: null,
  unknown: false,
  commands: new Map(),
  states: new Map(),
  events: 0,
  heardOf: -1,
  whole: false,
});

const nextRevision = (entry: StreamEntry): number =>
  entry.revision === 'no-stream' ? 0 : entry.revision + 1;

/** What an entry takes of the room: its events, and itself. */
const weightOf = (entry: StreamEntry): number => entry.events + 1;

const hasAllThatCame = (entry: StreamEntry): boolean => entry.whole && nextRevision(entry) > entry.heardOf;

/**
 * The command side's memory of streams: an index of handled commands and lazily folded states, bounded by
 * the number of events that its entries were made from; the least recently used go first. What the log brings
 * is taken in as it comes (`follow`), so that mostly nothing need be read before a command is decided.
 */
export class StreamCache {
  readonly #store: EventStore;
  readonly #maxWeight: number;
  readonly #entries = new Map<StreamName, StreamEntry>();
  #weight = 0;
  /** How far the log has been followed; null before anything has come. */
  #followed: Position | null = null;

  constructor(store: EventStore, maxEvents: number) {
    this.#store = store;
    this.#maxWeight = maxEvents;
  }

  /** The entry of `stream` as it is known here; read only where nothing is, or less than has come. Others may have written since. */
  async atHand(stream: StreamName): Promise<StreamEntry> {
    const entry = this.#entries.get(stream);
    if (entry === undefined || !hasAllThatCame(entry)) return this.current(stream);
    this.#keep(stream, entry);
    return entry;
  }

  /** The entry of `stream` with everything up to a position of the log (null: nothing is asked for); read where that has not come. */
  async upTo(stream: StreamName, position: Position | null): Promise<StreamEntry> {
    const hasCome = position === null || (this.#followed !== null && this.#followed >= position);
    return hasCome ? this.atHand(stream) : this.current(stream);
  }

  /** The entry of `stream` with everything that the store holds of it by now. */
  async current(stream: StreamName): Promise<StreamEntry> {
    const entry = this.#entries.get(stream) ?? emptyEntry();
    // Before it is read: what comes meanwhile must not pass it by.
    this.#keep(stream, entry);
    for await (const event of this.#store.readStream(stream, nextRevision(entry))) this.#absorb(entry, event);
    entry.whole = true;
    this.#keep(stream, entry);
    return entry;
  }

  /**
   * An append was acknowledged up to a revision. What was sent is not taken in: what is stored there may be another replica's, and a hash
   * that is not stored would break the chain of the stream. Until the log has brought it, whoever asks for the stream reads it.
   */
  acknowledged(stream: StreamName, revision: number): void {
    const entry = this.#entries.get(stream);
    if (entry !== undefined) entry.heardOf = Math.max(entry.heardOf, revision);
  }

  /** Takes in what the log brings, in its order and without a gap. */
  follow(events: readonly StoredEvent[]): void {
    for (const event of events) {
      const entry = this.#entries.get(event.stream);
      if (entry !== undefined) this.#hear(entry, event);
    }
    this.#followed = events.at(-1)?.position ?? this.#followed;
  }

  /** Forgets everything: after an error that leaves open what was written. */
  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
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

  #hear(entry: StreamEntry, event: StoredEvent): void {
    entry.heardOf = Math.max(entry.heardOf, event.revision);
    try {
      this.#absorb(entry, event);
    } catch {
      // Who asks for the stream reads the event, and is told what is wrong with it.
    }
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
    entry.position = event.position;
    entry.events += 1;
    if (this.#entries.get(event.stream) === entry) this.#weight += 1;
    // What has been folded up to here goes on by this event; what lags behind is read when it is asked for.
    for (const [subject, known] of entry.states) if (!goOn(known, event)) entry.states.delete(subject);
  }

  /** Makes an entry the last one to go. An entry of what is not there has a weight, too: there is no end of names. */
  #keep(stream: StreamName, entry: StreamEntry): void {
    if (!this.#entries.delete(stream)) this.#weight += weightOf(entry);
    this.#entries.set(stream, entry);
    for (const [oldest, dropped] of this.#entries) {
      if (this.#weight <= this.#maxWeight || oldest === stream) break;
      this.#entries.delete(oldest);
      this.#weight -= weightOf(dropped);
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
  applyEvent(decider, state, upcast(event), { stream, revision, recordedAt, actor });
};
