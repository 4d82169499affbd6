import { dayInBerlin } from '../../../contracts/days.ts';
import type { StoredEvent } from '../../../contracts/envelope.ts';
import { KnownDays } from '../../project/known-days.ts';
import type { LogReader } from '../../store/event-store.ts';
import type { Finding } from '../../store/finding.ts';

/** As far as clocks that are right go apart (LICHTERKETTE_CLOCK_TOLERANCE). */
const TOLERATED_MS = 300_000;

/** More are counted and not named. */
const NAMED = 5;

const named = ({ position, stream, metadata }: StoredEvent): string =>
  `Der Eintrag ${position} von ${stream} trägt die Zeit ${metadata.recordedAt}`;

const ofFuture = ({ metadata }: StoredEvent, now: Date): boolean =>
  Date.parse(metadata.recordedAt) > now.getTime() + TOLERATED_MS;

/** What a look at the times of a log found. */
class Times {
  readonly #now: Date;
  readonly #found: string[] = [];
  #count = 0;
  #newest: StoredEvent | undefined;

  constructor(now: Date) {
    this.#now = now;
  }

  see(event: StoredEvent): void {
    if (event.metadata.clock !== 'import') this.#newest = event;
    if (ofFuture(event, this.#now)) this.note(event, 'und liegt in der Zukunft');
  }

  note(event: StoredEvent, what: string): void {
    this.#count += 1;
    if (this.#found.length < NAMED) this.#found.push(`${named(event)} ${what}`);
  }

  get findings(): Finding[] {
    if (this.#count === 0)
      return [{ state: 'good', text: 'Zeiten der Einträge: keine liegt in der Zukunft' }];
    const more = this.#count - this.#found.length;
    const hints = [...this.#found, ...(more > 0 ? [`… und ${more} weitere Einträge`] : [])];
    return [
      ...hints.map((text): Finding => ({ state: 'hint', text })),
      ...(this.#newest !== undefined && ofFuture(this.#newest, this.#now)
        ? [
            {
              state: 'wrong',
              text: 'Die Uhr steht vor dem neuesten Eintrag: Eingetragen wird nichts (LICHTERKETTE_CLOCK_TOLERANCE)',
            } as const,
          ]
        : []),
    ];
  }
}

const noteAhead = async (reader: LogReader, { ahead }: KnownDays, times: Times, now: Date): Promise<void> => {
  if (ahead.length === 0) return;
  let index = 0;
  for await (const event of reader.readAll(null)) {
    const at = index;
    index += 1;
    if (!ofFuture(event, now) && ahead.some(({ from, to }) => from <= at && at < to))
      times.note(event, 'und liegt weit vor denen, die ihm folgen');
  }
};

/**
 * Which entries a clock that was wrong has recorded: in the future by `now`, or far ahead of those that follow. Reads the whole
 * log, and a second time where something is wrong.
 */
export const recordedTimes = async (reader: LogReader, now: Date): Promise<Finding[]> => {
  const [times, days] = [new Times(now), new KnownDays()];
  for await (const event of reader.readAll(null)) {
    times.see(event);
    days.add(dayInBerlin(event.metadata.recordedAt));
  }
  await noteAhead(reader, days, times, now);
  return times.findings;
};
