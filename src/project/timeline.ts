import { dayInBerlin, laterOf } from '../../contracts/days.ts';
import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { countFitting } from '../../projections/sorted.ts';

/** How far a stream has come: its last revision, and the hash of the event there. */
interface Head {
  readonly revision: number;
  readonly hash: string;
}

/** An event as the timeline knows it. */
export interface Moment extends Head {
  readonly position: Position;
  readonly day: string;
  readonly stream: StreamName;
}

/** A part of a timeline, as it is kept on disk: positions, days with how many events fell on them, heads of streams. */
export interface Stretch {
  readonly positions: readonly Position[];
  readonly days: readonly (readonly [day: string, count: number])[];
  readonly heads: readonly (readonly [stream: StreamName, revision: number, hash: string])[];
}

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
  };
};

/** Which events have been applied: the positions, when the hub knew them, and how far each stream has come. */
export class Timeline {
  readonly #positions: Position[] = [];
  /** Running maximum of the days of `recordedAt`: clocks that went back do not hide what came before. */
  readonly #days: string[] = [];
  readonly #heads = new Map<StreamName, Head>();

  add({ position, stream, revision, metadata }: StoredEvent): Moment {
    const day = laterOf(dayInBerlin(metadata.recordedAt), this.#days.at(-1) ?? '');
    this.#positions.push(position);
    this.#days.push(day);
    this.#heads.set(stream, { revision, hash: metadata.hash });
    return { position, day, stream, revision, hash: metadata.hash };
  }

  /** Adds what was kept of a timeline that ended where this one does. */
  restore({ positions, days, heads }: Stretch): void {
    for (const position of positions) this.#positions.push(position);
    for (const [day, count] of days) for (let done = 0; done < count; done += 1) this.#days.push(day);
    for (const [stream, revision, hash] of heads) this.#heads.set(stream, { revision, hash });
  }

  get length(): number {
    return this.#positions.length;
  }

  get last(): Position | null {
    return this.#positions.at(-1) ?? null;
  }

  revisionOf(stream: StreamName): number | undefined {
    return this.#heads.get(stream)?.revision;
  }

  /** The hash of the last event of a stream; null where there is none. */
  hashOf(stream: StreamName): string | null {
    return this.#heads.get(stream)?.hash ?? null;
  }

  knows(position: Position): boolean {
    return this.#positions[countFitting(this.#positions, (one) => one <= position) - 1] === position;
  }

  /** The last position before the first event that was recorded after this day; null where none came before. */
  endOf(day: string): Position | null {
    return this.#positions[countFitting(this.#days, (one) => one <= day) - 1] ?? null;
  }
}
