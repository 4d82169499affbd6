import type { Position } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Whoever enters something only every other year is asked whether the clock is right. */
const LONGEST_PAUSE_MS = 400 * DAY_MS;

/** What a clock is compared with. */
export interface ClockParts {
  /** The clock that is in question. */
  readonly now: () => Date;
  /** Milliseconds since some moment, on a clock that nobody sets. */
  readonly elapsed: () => number;
  /** The same, where `elapsed` stands still while the machine sleeps; asked only where the two disagree. */
  readonly elapsedAsleep: () => number;
  /** The newest entry that a hub recorded by its own clock. */
  readonly newest: () => { readonly position: Position; readonly recordedAt: string } | undefined;
  /** How far it may be wrong, in ms; undefined where it is to be believed whatever it says. */
  readonly toleranceMs: number | undefined;
}

const span = (ms: number): string => {
  const [unit, words] =
    ms >= 2 * DAY_MS ? [DAY_MS, 'Tage'] : ms >= 2 * HOUR_MS ? [HOUR_MS, 'Stunden'] : [MINUTE_MS, 'Minuten'];
  return `${Math.floor(ms / unit)} ${words}`;
};

const IF_RIGHT =
  'Geht die Uhr richtig, den Dienst mit LICHTERKETTE_CLOCK_TOLERANCE=off starten, etwas eintragen und ohne diese Einstellung neu starten.';

const untrusted = () =>
  new Problem('writes-unavailable', {
    detail:
      'Die Uhr dieses Dienstes geht offenbar falsch. Bis sie gestellt ist, wird nichts eingetragen: Was eingetragen wird, behält seine Zeit für immer. Lesen geht weiter. Bitte die Betriebsstelle verständigen.',
    retryAfterSeconds: 60,
  });

/**
 * The clock by which entries are recorded (decision 36). It is compared with a clock that cannot be set, so that a jump under a running
 * hub is seen, and with the newest entry.
 */
export class TrustedClock {
  readonly #parts: ClockParts;
  #seen: { readonly wall: number; readonly elapsed: number; readonly asleep: number };

  constructor(parts: ClockParts) {
    this.#parts = parts;
    this.#seen = this.#read();
  }

  /** Why it cannot be relied on, and what to do; German, for operators. Undefined while it can. */
  get doubt(): string | undefined {
    const { toleranceMs, now } = this.#parts;
    if (toleranceMs === undefined) return undefined;
    const wall = now().getTime();
    return this.#jump(wall, toleranceMs) ?? this.#besideNewest(wall, toleranceMs);
  }

  /**
   * Takes what the clock says now for what the next look compares with, where it can be relied on: clocks that go apart slowly, and are
   * set by a second each day, are no jump.
   */
  look(): void {
    const seen = this.#read();
    if (this.#jump(seen.wall, this.#parts.toleranceMs ?? Number.POSITIVE_INFINITY) === undefined)
      this.#seen = seen;
  }

  /**
   * The moment to record: now, or that of the newest entry where the clock stands a little before it. Throws a Problem where
   * the clock cannot be relied on.
   */
  readonly moment = (): Date => {
    if (this.doubt !== undefined) throw untrusted();
    const wall = this.#parts.now().getTime();
    const newest = this.#newest();
    const behind = newest === undefined ? 0 : newest.at - wall;
    return new Date(behind > 0 && behind <= (this.#parts.toleranceMs ?? 0) ? wall + behind : wall);
  };

  #read() {
    const { now, elapsed, elapsedAsleep } = this.#parts;
    return { wall: now().getTime(), elapsed: elapsed(), asleep: elapsedAsleep() };
  }

  #newest() {
    const newest = this.#parts.newest();
    return newest && { ...newest, at: Date.parse(newest.recordedAt) };
  }

  #jump(wall: number, toleranceMs: number): string | undefined {
    const passed = wall - this.#seen.wall;
    const awake = passed - (this.#parts.elapsed() - this.#seen.elapsed);
    if (Math.abs(awake) <= toleranceMs) return undefined;
    const off = passed - (this.#parts.elapsedAsleep() - this.#seen.asleep);
    if (Math.abs(off) <= toleranceMs) return undefined;
    return `Die Uhr steht auf ${new Date(wall).toISOString()} und wurde, während der Dienst läuft, um ${span(Math.abs(off))} ${off > 0 ? 'vor' : 'zurück'}gestellt. Bitte prüfen; geht sie jetzt richtig, den Dienst neu starten.`;
  }

  #besideNewest(wall: number, toleranceMs: number): string | undefined {
    const newest = this.#newest();
    if (newest === undefined) return undefined;
    const off = wall - newest.at;
    const wrong = off < -toleranceMs || off > LONGEST_PAUSE_MS;
    if (!wrong) return undefined;
    return `Die Uhr steht auf ${new Date(wall).toISOString()}, ${span(Math.abs(off))} ${off < 0 ? 'vor' : 'nach'} dem neuesten Eintrag (${newest.position}, ${newest.recordedAt}). Bitte prüfen. ${IF_RIGHT}`;
  }
}
