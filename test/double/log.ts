import { v4 } from 'uuid';
import { decide } from './deciding.ts';
import { type Hardships, hardships } from './hardships.ts';
import { IdMemory } from './id-memory.ts';
import { type Expected, isShown, type Proposed, type Recorded, sizeOnDisk, type Written } from './record.ts';
import { Stream } from './stream.ts';

const UTF8 = new TextEncoder();
const NOTHING = new Uint8Array(0);

/** Rule 10.12: where the first event of a user begins. */
const BEGINNING = { insecure: 733, secure: 1857 };

/** An event of the system with this JSON in it. */
export const metadataEvent = (json: string): Proposed => ({
  id: v4(),
  type: '$metadata',
  json: true,
  metadata: NOTHING,
  data: UTF8.encode(json),
});

/** How a log is to be. */
export interface LogOptions {
  readonly hardships?: Hardships;
  readonly secure?: boolean;
  /** The clock of the node, in ms. */
  readonly now?: () => number;
  /** Begins as this one is now; with records of its own where absent. */
  readonly from?: Log | undefined;
}

/** The log of a node: append-only, with the checks of the server (rules 2.18 to 3.12). */
export class Log {
  readonly records: Recorded[] = [];
  readonly streams = new Map<string, Stream>();
  readonly hardships: Hardships;
  readonly memory: IdMemory;
  readonly now: () => number;
  readonly #listeners = new Set<(record: Recorded) => void>();
  #end = 0;
  #indexed = 0;

  constructor({ hardships: has = hardships(), secure = false, now = Date.now, from }: LogOptions = {}) {
    this.hardships = has;
    this.memory = new IdMemory(has.has('10.13'));
    this.now = now;
    if (from === undefined) this.#begin(secure);
    else for (const record of from.records) this.take(record);
    this.index();
  }

  /** Where the next record will begin. */
  get end(): number {
    return this.#end;
  }

  /** Records that are indexed, and therefore shown (rule 4.13). */
  get indexed(): number {
    return this.#indexed;
  }

  /** Tells every record once it is indexed, in order. Ends when the returned function is called. */
  onCommitted(listener: (record: Recorded) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stream(name: string): Stream {
    const known = this.streams.get(name);
    if (known !== undefined) return known;
    const made = new Stream(name.startsWith('$$') ? undefined : this.stream(`$$${name}`));
    this.streams.set(name, made);
    return made;
  }

  /** Decides as the server does, adds where it would write, and shows at once what was added. */
  write(name: string, expected: Expected, events: readonly Proposed[]): Written {
    const written = this.accept(name, expected, events);
    this.index();
    return written;
  }

  /** Decides as the server does and adds where it would write (rule 3.1); what is added is not indexed yet. */
  accept(name: string, expected: Expected, events: readonly Proposed[]): Written {
    const stream = this.stream(name);
    const verdict = decide(this, name, expected, events);
    switch (verdict) {
      case 'deleted':
      case 'unanswered':
        return { outcome: verdict };
      case 'wrong':
        return { outcome: 'wrong-version', current: stream.current };
      case 'write':
        return this.#addAll(name, stream, events);
      default:
        return { outcome: 'known', revision: verdict, position: this.#seen(stream, verdict) };
    }
  }

  /** Adds an event at the end of a stream. */
  add(name: string, event: Proposed): Recorded {
    return this.#added(name, this.stream(name).current + 1, event);
  }

  addTombstone(name: string): Recorded {
    return this.#added(name, Number.POSITIVE_INFINITY, { ...metadataEvent('{}'), type: '$streamDeleted' });
  }

  /** Rule 10.12: what each start and each election writes. */
  addEpoch(): void {
    if (this.hardships.has('10.12')) this.#addHidden('$epoch-information');
  }

  /** Takes over a record as it stands in the log of another node. */
  take(record: Recorded): void {
    this.#end = record.position + sizeOnDisk(record);
    this.records.push(record);
    if (record.hidden === true) return;
    const stream = this.stream(record.stream);
    if (record.revision === Number.POSITIVE_INFINITY) stream.tombstoned = true;
    else stream.events.push(record);
  }

  /** Shows what was added up to here. */
  index(count = this.records.length): void {
    const from = this.#indexed;
    this.#indexed = Math.max(from, count);
    for (const record of this.records.slice(from, this.#indexed))
      for (const listener of this.#listeners) listener(record);
  }

  /** By hand: shows the last `count` records no more, until `index` is called, as a node does that is behind (rule 11.2). */
  hide(count: number): void {
    this.#indexed -= count;
  }

  /** Rule 3.8: what a restart or a new leader does not know any more. */
  forgetIds(): void {
    this.memory.clear();
  }

  /** Loses the last `count` events, as a restore from an older copy does. */
  loseTail(count: number): void {
    let lost = 0;
    while (lost < count) if (isShown(this.#drop())) lost += 1;
  }

  /** Loses everything from the record with this index on. */
  truncate(length: number): void {
    while (this.records.length > length) this.#drop();
  }

  /** What `$maxAge` is counted from: whether an event is younger than so many seconds (rule 7.3). */
  readonly youngerThan = (seconds: number): number =>
    this.hardships.has('7.3') ? this.now() - seconds * 1000 : Number.NEGATIVE_INFINITY;

  // Rule 10.12: a real database is never empty.
  #begin(secure: boolean): void {
    this.addEpoch();
    this.add('$users', { ...metadataEvent('{}'), type: '$UserCreated' });
    const last = { ...metadataEvent(''), stream: '$stats-127.0.0.1:2113', type: '$statsCollected' };
    const room = BEGINNING[secure ? 'secure' : 'insecure'] - this.#end;
    const size = sizeOnDisk({ ...last, revision: 0, createdMs: 0 });
    this.add(last.stream, { ...last, data: UTF8.encode('{}'.padEnd(room - size)) });
  }

  #drop(): Recorded {
    const record = this.records.pop();
    if (record === undefined) throw new Error('nothing is left to lose');
    this.#end = record.position;
    this.#indexed = Math.min(this.#indexed, this.records.length);
    this.forgetIds();
    if (record.hidden === true) return record;
    const stream = this.stream(record.stream);
    if (record.revision === Number.POSITIVE_INFINITY) stream.tombstoned = false;
    else stream.truncate(record.revision);
    return record;
  }

  #addAll(name: string, stream: Stream, events: readonly Proposed[]): Written {
    const owner = name.startsWith('$$') ? name.slice(2) : name;
    const hidden = this.stream(owner).softlyDeleted && (owner === name || this.hardships.has('2.20'));
    const shownFrom = this.stream(owner).current + 1;
    // Rule 2.18: an append of nothing has the position of a record that is no event.
    let position = events.length === 0 ? this.#addHidden('').position : 0;
    for (const event of events) position = this.add(name, event).position;
    if (hidden) this.#undelete(owner, shownFrom);
    return { outcome: 'written', revision: stream.current, position };
  }

  // Rule 2.20: right after the events the server writes from where on they are seen again.
  #undelete(name: string, $tb: number): void {
    const kept = this.hardships.has('2.20') ? this.stream(name).metadata : {};
    this.add(`$$${name}`, metadataEvent(JSON.stringify({ ...kept, $tb })));
  }

  #addHidden(name: string): Recorded {
    const { type: _, ...event } = metadataEvent('{}');
    const record = this.#made(name, -1, { ...event, type: name });
    this.take({ ...record, hidden: true });
    return record;
  }

  #added(name: string, revision: number, event: Proposed): Recorded {
    const record = this.#made(name, revision, event);
    this.take(record);
    this.memory.remember(record);
    return record;
  }

  #made(stream: string, revision: number, { id, type, json, metadata, data }: Proposed): Recorded {
    const createdMs = this.now();
    return { position: this.#end, stream, revision, id, type, json, createdMs, metadata, data };
  }

  #seen(stream: Stream, revision: number): number | null {
    if (stream.softlyDeleted || revision < stream.first(this.youngerThan)) return null;
    return stream.events[revision]?.position ?? null;
  }
}
