import { dayInBerlin } from '../../contracts/days.ts';
import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { KnownDays } from './known-days.ts';
import { Positions } from './packed/positions.ts';

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
export interface Moment extends Head {
  readonly position: Position;
  /** On which it was recorded, by its own word. */
  readonly day: string;
  readonly stream: StreamName;
  /** When; absent where no hub's clock said so, but an imported file. */
  readonly recordedAt?: string;
}

/** A part of a timeline, as it is kept on disk: positions, days with how many events fell on them, heads of streams. */
export interface Stretch {
  readonly positions: readonly Position[];
  readonly days: readonly (readonly [day: string, count: number])[];
  readonly heads: readonly (readonly [stream: StreamName, revision: number, hash: string])[];
  readonly newest?: Recorded;
}

const newestOf = (moments: readonly Moment[]): { newest?: Recorded } => {
  const last = moments.findLast(({ recordedAt }) => recordedAt !== undefined);
  return last?.recordedAt === undefined
    ? {}
    : { newest: { position: last.position, recordedAt: last.recordedAt } };
};

/** Moments that follow each other, as a stretch. */
export const stretchOf = (moments: readonly Moment[]): Stretch => {
  const days: [string, number][] = [];
  const heads = new Map<StreamName, Head>();
  for (const { day, stream, revision, hash } of moments) {
    const last = days.at(-1);
    if (last?.[0] === day) last[1] += 1;
    else days.push([day, 1]);
    heads.set(stream, { revision, hash });
  }
  return {
    positions: moments.map(({ position }) => position),
    days,
    heads: [...heads].map(([stream, { revision, hash }]) => [stream, revision, hash]),
    ...newestOf(moments),
  };
};

/** Which events have been applied: the positions, when the hub knew them, and how far each stream has come. */
export class Timeline {
  readonly #positions: Positions;
  /** Positions of this timeline: one more is known where something of the next event has been made already. */
  #length = 0;
  #last: Position | null = null;
  readonly #days = new KnownDays();
  readonly #heads = new Map<StreamName, Head>();
  #newest: Recorded | undefined;

  constructor(positions = new Positions()) {
    this.#positions = positions;
  }

  add({ position, stream, revision, metadata: { recordedAt, clock, hash } }: StoredEvent): Moment {
    const day = dayInBerlin(recordedAt);
    this.#reach(position);
    this.#days.add(day);
    this.#heads.set(stream, { revision, hash });
    const moment = { position, day, stream, revision, hash };
    if (clock === 'import') return moment;
    this.#newest = { position, recordedAt };
    return { ...moment, recordedAt };
  }

  /** Adds what was kept of a timeline that ended where this one does. */
  restore({ positions, days, heads, newest = this.#newest }: Stretch): void {
    for (const position of positions) this.#reach(position);
    for (const [day, count] of days) for (let done = 0; done < count; done += 1) this.#days.add(day);
    this.#newest = newest;
    for (const [stream, revision, hash] of heads) this.#heads.set(stream, { revision, hash });
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

  #reach(position: Position): void {
    this.#positions.of(position);
    this.#last = position;
    this.#length += 1;
  }
}
