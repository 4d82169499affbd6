import type { StreamName } from '../../contracts/envelope.ts';
import type { Viewer } from '../../projections/model/sight.ts';

/** Who acts or asks. `organisation` null: may act for every organisation (demo mode), and reads as the public. */
export interface Identity {
  readonly organisation: StreamName | null;
  readonly role: string;
  readonly subjectRef: string;
  /** Another organisation than the own one, for which somebody acts and with whose eyes he looks. Absent: the own one. */
  readonly actingFor?: StreamName;
}

/** What a request says of who sends it, as access itself writes it. Undefined: nothing at all. */
export type Credentials = string | undefined;

/** Who looks, as read models know it. */
export const viewerOf = ({ organisation, subjectRef, actingFor }: Identity): Viewer => ({
  organisation,
  person: subjectRef,
  ...(actingFor === undefined ? {} : { actingFor }),
});
