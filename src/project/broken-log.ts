import type { StoredEvent } from '../../contracts/envelope.ts';
import { Damage } from '../store/damage.ts';

/** What is not followed any more must not be written to either: whatever ended that counts as damage. */
export const asDamage = (error: unknown): Damage =>
  error instanceof Damage
    ? error
    : new Damage(`Dem Bestand lässt sich nicht mehr folgen: ${(error as Error).message}`, { cause: error });

/** Sealed as it should be, and of a shape that no version of this program has written. */
export const misshapen = ({ id, position, type, version }: StoredEvent, cause: unknown): Damage =>
  new Damage(
    `Der Eintrag ${position} (${id}) ist nicht zu lesen: Er nennt sich ${type} in Fassung ${version}, sieht aber anders aus als alles, was diese je war. Geschrieben hat ihn ein anderes Programm; bitte die letzte Sicherung davor zurückspielen.`,
    { cause, place: { eventId: id, position } },
  );
