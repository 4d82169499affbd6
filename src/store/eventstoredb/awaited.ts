import type { Position } from '../../../contracts/envelope.ts';
import { Absences } from './absences.ts';
import { storedOf } from './event.ts';
import { BEGINNING, isAfter, isSame, placeOf } from './place.ts';
import type { Reading } from './reading.ts';

/** What is asked for positions that are awaited. */
export interface AwaitedParts {
  readonly head: () => Promise<Position | null>;
  readonly reading: Pick<Reading, 'standingAt'>;
  /** How long a position must be missing to be lost. */
  readonly absenceMs: number;
}

const NOWHERE = placeOf(BEGINNING);

/** Positions that somebody was told of elsewhere and that have not been delivered here. */
export class Awaited {
  readonly #parts: AwaitedParts;
  readonly #absences: Absences;

  constructor(parts: AwaitedParts) {
    this.#parts = parts;
    this.#absences = new Absences(parts.absenceMs);
  }

  /**
   * Whether it may still come. What another event stands at never will, and that is certain at once; nothing at all must stand there for
   * longer than an election takes.
   */
  async mayCome(position: Position): Promise<boolean> {
    const place = placeOf(position);
    if (place === undefined || NOWHERE === undefined || isSame(place, NOWHERE)) return position === BEGINNING;
    const head = await this.#parts.head();
    const last = head === null ? undefined : placeOf(head);
    if (last !== undefined && isAfter(last, place)) return true;
    if (last !== undefined && isSame(last, place)) return position === head;
    const event = await this.#parts.reading.standingAt(place);
    if (event?.position !== undefined && isSame(event.position, place))
      return storedOf(event)?.position === position;
    return !this.#absences.missed(position);
  }
}
