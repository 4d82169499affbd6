import type { Position, StoredEvent } from '../../contracts/envelope.ts';
import type { SealCheck } from './seal.ts';
import { StoreProblem } from './store-problem.ts';

/** The event at which damage was found. */
export interface DamagedPlace {
  readonly eventId: string;
  readonly position: Position;
}

/**
 * What is stored is not what was stored, or not where it was: nothing may be written or shown until that is mended
 * (DESIGN §10). Whatever reads or writes a log throws this for such a finding, and nothing else for it.
 */
export class Damage extends StoreProblem {
  readonly place: DamagedPlace | undefined;

  /** `message` is German, for operators; it names files, positions and ids, and nothing that somebody wrote. */
  constructor(message: string, options: ErrorOptions & { readonly place?: DamagedPlace } = {}) {
    super(message, options);
    this.place = options.place;
  }
}

/** What is wrong with a stored event: its seal, its place in its stream, or its place in the log. */
export type Wrong = Exclude<SealCheck, 'ok'> | 'order' | 'moved';

const WORDS: Readonly<Record<Wrong, string>> = {
  hash: 'der Inhalt wurde verändert',
  chain: 'ein Eintrag davor fehlt oder wurde verändert',
  order: 'die Reihenfolge stimmt nicht',
  moved: 'er steht nicht mehr, wo er stand',
};

/** What was found wrong, in German. */
export const wordsFor = (wrong: Wrong): string => WORDS[wrong];

/** An event that is not as it was stored. It is named by its place as well: its id may be what was damaged. */
export const damagedEvent = ({ id, position }: StoredEvent, wrong: Wrong): Damage =>
  new Damage(
    `Der Eintrag ${position} (${id}) ist beschädigt: ${wordsFor(wrong)}. Bitte die letzte Sicherung zurückspielen (restore).`,
    { place: { eventId: id, position } },
  );
