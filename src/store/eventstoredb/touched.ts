import type { RecordedEvent } from '@eventstore/db-client';
import type { StreamName } from '../../../contracts/envelope.ts';
import type { Report } from './reports.ts';

/** The beginnings of the names of the streams in which the server keeps what holds for ours. */
export const METADATA_PREFIXES = ['$$kommune-', '$$verbund-'];

const OURS = /^(\$\$)?((?:kommune|verbund)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What a soft deletion leaves as `$tb`: the largest number there is, read as a number. */
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** What each setting of a stream hides at once, and deletes at the next scavenge. */
const HIDING: Readonly<Record<string, (value: number) => string>> = {
  $tb: (value) =>
    value >= EVERYTHING
      ? 'er wurde am Server gelöscht: alles darin ist verborgen'
      : `was darin vor Nummer ${value} steht, ist verborgen ($tb)`,
  $maxCount: (value) =>
    `am Server ist eingestellt, dass nur die letzten ${value} Einträge bleiben ($maxCount)`,
  $maxAge: (value) => `am Server ist eingestellt, dass Einträge nach ${value} Sekunden verfallen ($maxAge)`,
};

const ANEW =
  'Das lässt sich am Server nicht zurücknehmen: Bitte den Bestand aus einer Sicherung wiederherstellen.';
const BEFORE_SCAVENGE = (stream: string) =>
  `Vor dem nächsten Aufräumen des Servers (Scavenge), das es endgültig löscht: die Einstellungen zurücknehmen, also ein $metadata-Ereignis mit dem Inhalt {} nach $$${stream} schreiben (docs/betrieb-eventstoredb.md, „Was nie eingestellt werden darf“).`;

const hidingIn = (data: unknown): string | undefined => {
  for (const [key, words] of Object.entries(HIDING)) {
    const value = (data as Readonly<Record<string, unknown>> | null)?.[key];
    if (typeof value === 'number' && !(key === '$tb' && value <= 0)) return words(value);
  }
  return undefined;
};

/**
 * Streams of ours that somebody has changed at the server by hand: what is in them is hidden, and gone after the next scavenge. Known
 * from what stands in the log; the last word on a stream counts.
 */
export class Touched {
  readonly #report: Report;
  readonly #touched = new Map<StreamName, string>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** Looks at any event of the log. */
  saw({ streamId, type, data }: RecordedEvent): void {
    const [, meta, name] = OURS.exec(streamId) ?? [];
    if (name === undefined) return;
    const stream = name as StreamName;
    if (type === '$streamDeleted')
      this.#found(stream, `${stream}: Der Strom wurde am Server endgültig gelöscht (Tombstone). ${ANEW}`);
    else if (meta !== undefined && type === '$metadata') this.#hides(stream, hidingIn(data));
  }

  /** What is wrong with a stream, and what to do; undefined where nothing is known. German, for operators. */
  of(stream: StreamName): string | undefined {
    return this.#touched.get(stream);
  }

  /** All of them. */
  get all(): readonly string[] {
    return [...this.#touched.values()];
  }

  /** Its first events are not there; the German sentence that says so. */
  begins(stream: StreamName, revision: number): string {
    const message =
      this.of(stream) ??
      `${stream}: Der Strom beginnt erst mit Nummer ${revision}; was davor stand, ist am Server verborgen oder gelöscht. Ist es nur verborgen: ${BEFORE_SCAVENGE(stream)} Sonst: ${ANEW}`;
    this.#found(stream, message);
    return message;
  }

  #hides(stream: StreamName, what: string | undefined): void {
    if (what !== undefined) this.#found(stream, `${stream}: ${what}. ${BEFORE_SCAVENGE(stream)}`);
    else if (this.#touched.delete(stream))
      this.#report('a stream is as it should be again (geht wieder)', { stream });
  }

  #found(stream: StreamName, message: string): void {
    if (this.#touched.get(stream) === message) return;
    this.#touched.set(stream, message);
    this.#report('a stream of ours was changed at the server', { stream, reason: message });
  }
}
