import { dayInBerlin } from '../../contracts/days.ts';
import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { KnownDays } from './known-days.ts';
import { emptyPacking, type Packing } from './packed/packing.ts';
import type { Part } from './packed/part.ts';
import type { Positions } from './packed/positions.ts';
import { Writer } from './packed/writer.ts';

/** How far a stream has come: its last revision, and the hash of the event there. */
interface Head {
  readonly revision: number;
  readonly hash: string;
}

/** When a hub recorded something by its own clock: an instant (ISO 8601). */
export interface Recorded {
  readonly position: Position;
  readonly recordedAt: string;
}

/** An event as the timeline knows it. */
interface Moment extends Head {
  readonly position: Position;
  readonly stream: StreamName;
  readonly recordedAt: string;
  /** True where no hub's clock said when, but an imported file. */
  readonly isImported: boolean;
}

/** How long a SHA-256 is. */
const HASH_BYTES = 32;

/** Which events have been applied: the positions, when the hub knew them, and how far each stream has come. */
export class Timeline implements Part {
  readonly name = 'timeline';
  readonly #packing: Packing;
  readonly #positions: Positions;
  /** Positions of this timeline: one more is known where something of the next event has been made already. */
  #length = 0;
  #last: Position | null = null;
  readonly #days = new KnownDays();
  readonly #heads = new Map<StreamName, Head>();
  #newest: Recorded | undefined;
  /** What has been added since it was last taken. */
  readonly #added: Writer;

  constructor(packing = emptyPacking()) {
    this.#packing = packing;
    this.#positions = packing.positions;
    this.#added = new Writer(packing.vocabulary);
  }

  add({ position, stream, revision, metadata: { recordedAt, clock, hash } }: StoredEvent): void {
    const moment = { position, stream, revision, hash, recordedAt, isImported: clock === 'import' };
    this.#reach(moment);
    if (this.#packing.isKept) this.#write(moment);
  }

  take(): readonly Uint8Array[] {
    if (this.#added.length === 0) return [];
    const bytes = Buffer.from(this.#added.bytes);
    this.#added.begin();
    return [bytes];
  }

  restore(bytes: Buffer): void {
    const reader = this.#packing.reader.go(bytes, 0);
    while (!reader.isDone) {
      const [position, stream, recordedAt] = [reader.value(), reader.value(), reader.value()] as [
        Position,
        StreamName,
        string,
      ];
      const [revision, isImported, isHash] = [reader.varint(), reader.value() as boolean, reader.value()];
      const hash = isHash === true ? reader.raw(HASH_BYTES).toString('hex') : String(reader.value());
      this.#reach({ position, stream, recordedAt, revision, isImported, hash });
    }
  }

  get length(): number {
    return this.#length;
  }

  get last(): Position | null {
    return this.#last;
  }

  /** The last event that a hub recorded by its own clock. */
  get newest(): Recorded | undefined {
    return this.#newest;
  }

  revisionOf(stream: StreamName): number | undefined {
    return this.#heads.get(stream)?.revision;
  }

  /** The hash of the last event of a stream; null where there is none. */
  hashOf(stream: StreamName): string | null {
    return this.#heads.get(stream)?.hash ?? null;
  }

  knows(position: Position): boolean {
    return this.#last !== null && position <= this.#last && this.#positions.knows(position);
  }

  /** The last position before the first event that became known after this day; null where none came before. */
  endOf(day: string): Position | null {
    const count = this.#days.countBy(day);
    return count === 0 ? null : this.#positions.at(count - 1);
  }

  #reach({ position, stream, revision, hash, recordedAt, isImported }: Moment): void {
    this.#positions.of(position);
    this.#last = position;
    this.#length += 1;
    this.#days.add(dayInBerlin(recordedAt));
    this.#heads.set(stream, { revision, hash });
    if (!isImported) this.#newest = { position, recordedAt };
  }

  #write({ position, stream, revision, hash, recordedAt, isImported }: Moment): void {
    for (const one of [position, stream, recordedAt]) this.#added.value(one);
    this.#added.varint(revision);
    this.#added.value(isImported);
    const bytes = Buffer.from(hash, 'hex');
    const isHash = bytes.length === HASH_BYTES && bytes.toString('hex') === hash;
    this.#added.value(isHash);
    if (isHash) this.#added.raw(bytes);
    else this.#added.value(hash);
  }
}
