import { setTimeout as pause } from 'node:timers/promises';
import type { Position as Place } from '@eventstore/db-client';
import type { Position, StoredEvent } from '../../../contracts/envelope.ts';
import { ForeignPosition, Unproven } from '../event-store.ts';
import { Absences } from './absences.ts';
import type { Connection } from './connection.ts';
import { storedOf } from './event.ts';
import { isSame, placeOf } from './place.ts';
import type { Reading } from './reading.ts';
import type { Report } from './reports.ts';
import type { Seen } from './seen.ts';

/** What proving needs. */
export interface ProvingParts {
  readonly connection: Connection;
  readonly reading: Pick<Reading, 'standingAt' | 'eventAt'>;
  readonly seen: Seen;
  readonly report: Report;
  /** How long a position must be missing to be lost. */
  readonly absenceMs: number;
}

/** Longest pause between two looks for what is missing: most of the time an election is over by then. */
const LONGEST_PAUSE_MS = 1000;

/** Makes sure that positions are of this log before anything is read from them (docs/decisions/0014). */
export class Proving {
  readonly #parts: ProvingParts;
  readonly #absences: Absences;

  constructor(parts: ProvingParts) {
    this.#parts = parts;
    this.#absences = new Absences(parts.absenceMs);
  }

  /** The position that has been missing for longest, and for how long, in ms. */
  get missing() {
    return this.#absences.longest;
  }

  /**
   * Makes sure that this very event stands where the position says. Throws ForeignPosition where another one does, or nothing has for
   * long enough; until then Unproven, and the next look is over a new connection. `last`, where it is known, is the event itself:
   * another one at its place in its stream is as good as another one at the position.
   */
  async prove(position: Position, last?: StoredEvent): Promise<Place> {
    const { connection, reading, seen } = this.#parts;
    const place = placeOf(position);
    if (place === undefined) throw new ForeignPosition(position);
    const event = await reading.standingAt(place);
    if (event?.position !== undefined && isSame(event.position, place)) {
      if (storedOf(event)?.position !== position) throw this.#foreign(position);
      this.#found(position);
      seen.proven(position);
      return place;
    }
    if (last !== undefined && (await this.#isReplaced(last))) throw this.#foreign(position);
    if (this.#missed(position)) throw this.#foreign(position);
    await connection.renew();
    throw new Unproven(position);
  }

  /** As `prove`, again and again while that is not certain, at most as long as a call may take. */
  async settle(position: Position): Promise<Place> {
    const { connection } = this.#parts;
    const end = performance.now() + connection.deadlineMs;
    for (let looks = 0; ; looks += 1) {
      try {
        return await this.prove(position);
      } catch (error) {
        if (!(error instanceof Unproven) || performance.now() > end) throw error;
        await pause(this.pauseAfter(looks));
      }
    }
  }

  /** How long to wait after so many looks in vain. */
  pauseAfter(looks: number): number {
    return Math.min(this.#parts.connection.pauseFor(looks), LONGEST_PAUSE_MS);
  }

  async #isReplaced({ stream, revision, metadata }: StoredEvent): Promise<boolean> {
    const there = await this.#parts.reading.eventAt(stream, revision);
    return there !== undefined && storedOf(there)?.metadata.hash !== metadata.hash;
  }

  #missed(position: Position): boolean {
    if (this.#absences.longest?.position !== position)
      this.#parts.report('the server does not show what it has shown before: being checked (wird geprüft)', {
        position,
        finalAfterMs: this.#parts.absenceMs,
      });
    return this.#absences.missed(position);
  }

  #found(position: Position): void {
    const ms = this.#absences.found(position);
    if (ms !== undefined) this.#parts.report('the server shows it again', { position, ms: Math.round(ms) });
  }

  #foreign(position: Position): ForeignPosition {
    this.#absences.found(position);
    return new ForeignPosition(position);
  }
}
