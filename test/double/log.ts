import { v4 } from 'uuid';
import { type Expected, MAX_SIGNED, type Proposed, type Recorded, type Written } from './record.ts';
import { Stream } from './stream.ts';

/** Bytes that a record takes beside what it carries; any number would do, positions are opaque (rule 10.12). */
const OVERHEAD = 128;

/** Rule 3.3: the memory of ids is bounded. */
const CACHE = 100_000;

const UTF8 = new TextEncoder();
const NOTHING = new Uint8Array(0);

const metadataEvent = (value: string): Proposed => ({
  id: v4(),
  type: '$metadata',
  json: true,
  metadata: NOTHING,
  data: UTF8.encode(value),
});

/** The log of a node or of a cluster: append-only, with the checks of the server (rules 2.18 to 3.12). */
export class Log {
  readonly records: Recorded[] = [];
  readonly #streams = new Map<string, Stream>();
  readonly #cache = new Map<string, { stream: string; revision: number }>();
  readonly #listeners = new Set<(record: Recorded) => void>();
  #end = 0;

  constructor() {
    // Rule 10.12: a real database is never empty, so the first event of ours is not at the beginning.
    this.#commit('$users', [{ ...metadataEvent('{}'), type: '$UserCreated' }]);
    this.#commit('$stats-127.0.0.1:2113', [{ ...metadataEvent('{}'), type: '$statsCollected' }]);
  }

  /** Tells every committed record, in order. Ends when the returned function is called. */
  onCommitted(listener: (record: Recorded) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stream(name: string): Stream {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const made = new Stream(name.startsWith('$$') ? undefined : this.stream(`$$${name}`));
    this.#streams.set(name, made);
    return made;
  }

  /** Index of the first record whose position is not before (commit, prepare). */
  indexAt(commit: number, prepare: number): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { position } = this.records[middle] as Recorded;
      if (position < commit || (position === commit && position < prepare)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** True where a record begins at `position`, or nothing has been written there yet. */
  isBoundary(position: number): boolean {
    return (
      position >= this.#end ||
      position === 0 ||
      this.records[this.indexAt(position, 0)]?.position === position
    );
  }

  /** Rule 3.1: decides as the server does, and writes where it writes. */
  write(name: string, expected: Expected, events: readonly Proposed[]): Written {
    const stream = this.stream(name);
    if (this.#tombstoned(name)) return { outcome: 'deleted' };
    const { current } = stream;
    if (expected === 'stream_exists') {
      if (stream.softlyDeleted) return { outcome: 'deleted' };
      if (current === -1 && !stream.hasMetadata) return { outcome: 'wrong-version', current };
    }
    const verdict =
      expected === 'any' || expected === 'stream_exists'
        ? this.#byCache(name, events)
        : this.#byPlace(stream, expected === 'no_stream' ? -1 : expected, events);
    if (verdict === 'wrong') return { outcome: 'wrong-version', current };
    if (verdict !== 'write') return { outcome: 'known', revision: verdict, position: seen(stream, verdict) };
    return this.#writeAll(name, stream, events);
  }

  /** Rule 2.21: writes what hides all events. */
  softDelete(name: string, expected: Expected): Written {
    const stream = this.stream(name);
    if (this.#tombstoned(name)) return { outcome: 'deleted' };
    const { current } = stream;
    const nothing = current === -1 && !stream.hasMetadata;
    if (nothing || !fits(expected, current)) return { outcome: 'wrong-version', current };
    this.#commit(`$$${name}`, [metadataEvent(`{"$tb":${MAX_SIGNED}}`)]);
    return { outcome: 'written', revision: current, position: this.records.at(-1)?.position ?? null };
  }

  /** Rule 2.21: ends the stream for good. */
  tombstone(name: string, expected: Expected): Written {
    const stream = this.stream(name);
    if (this.#tombstoned(name)) return { outcome: 'deleted' };
    if (!fits(expected, stream.current)) return { outcome: 'wrong-version', current: stream.current };
    stream.tombstoned = true;
    const event = { ...metadataEvent('{}'), type: '$streamDeleted' };
    const position = this.#record(name, Number.POSITIVE_INFINITY, event).position;
    return { outcome: 'written', revision: stream.current, position };
  }

  /** Rule 3.8: what a restart or a new leader does not know any more. */
  forgetIds(): void {
    this.#cache.clear();
  }

  /** Loses the last `count` records, as a restore from an older copy does. */
  loseTail(count: number): void {
    for (const record of this.records.splice(this.records.length - count).reverse()) {
      const stream = this.stream(record.stream);
      if (record.revision === Number.POSITIVE_INFINITY) stream.tombstoned = false;
      else stream.truncate(record.revision);
      this.#end = record.position;
    }
    this.forgetIds();
  }

  #writeAll(name: string, stream: Stream, events: readonly Proposed[]): Written {
    const undelete = stream.softlyDeleted ? stream.current + 1 : undefined;
    const written = this.#commit(name, events);
    // Rule 2.20: right after the events the server writes from where on they are seen again.
    if (undelete !== undefined) this.#commit(`$$${name}`, [metadataEvent(`{"$tb":${undelete}}`)]);
    return {
      outcome: 'written',
      revision: stream.current,
      // Rule 2.18: an append of nothing has the position of a record that is no event.
      position: written ?? this.#end,
    };
  }

  #tombstoned(name: string): boolean {
    const owner = name.startsWith('$$') ? name.slice(2) : name;
    return this.stream(owner).tombstoned;
  }

  // Rule 3.3: only ids that this process wrote lately, whatever their place.
  #byCache(name: string, events: readonly Proposed[]): number | 'write' | 'wrong' {
    let last: number | 'write' = 'write';
    for (const [index, { id }] of events.entries()) {
      const known = this.#cache.get(id);
      const here = known?.stream === name ? known.revision : undefined;
      if (here === undefined) return index === 0 ? 'write' : 'wrong';
      last = here;
    }
    return last;
  }

  // Rule 3.4: the ids at the places that they would have got.
  #byPlace(stream: Stream, expected: number, events: readonly Proposed[]): number | 'write' | 'wrong' {
    const { current, softlyDeleted } = stream;
    if (expected > current) return 'wrong';
    if (expected === current) return 'write';
    const same = events.every(({ id }, index) => stream.events[expected + 1 + index]?.id === id);
    if (same && events.length > 0) return expected + events.length;
    const first = stream.events[expected + 1]?.id === events[0]?.id;
    // Rule 3.9: "no stream" on a softly deleted one begins it again.
    return softlyDeleted && expected === -1 && !first ? 'write' : 'wrong';
  }

  #commit(name: string, events: readonly Proposed[]): number | undefined {
    const stream = this.stream(name);
    let last: Recorded | undefined;
    for (const event of events) last = this.#record(name, stream.current + 1, event);
    return last?.position;
  }

  #record(name: string, revision: number, event: Proposed): Recorded {
    const { id, type, json, metadata, data } = event;
    const createdMs = Date.now();
    const record = { position: this.#end, stream: name, revision, id, type, json, createdMs, metadata, data };
    this.#end += OVERHEAD + metadata.length + data.length;
    this.records.push(record);
    if (revision !== Number.POSITIVE_INFINITY) this.stream(name).events.push(record);
    this.#remember(record);
    for (const listener of this.#listeners) listener(record);
    return record;
  }

  // Rule 3.3: the first place of an id stays, the oldest id goes first.
  #remember({ id, stream, revision }: Recorded): void {
    if (!this.#cache.has(id)) this.#cache.set(id, { stream, revision });
    if (this.#cache.size <= CACHE) return;
    for (const [oldest] of this.#cache) {
      this.#cache.delete(oldest);
      break;
    }
  }
}

const seen = (stream: Stream, revision: number): number | null =>
  stream.softlyDeleted || revision < stream.first ? null : (stream.events[revision]?.position ?? null);

const fits = (expected: Expected, current: number): boolean =>
  expected === 'any' ||
  (expected === 'stream_exists'
    ? current >= 0
    : expected === 'no_stream'
      ? current === -1
      : expected === current);
