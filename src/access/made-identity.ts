import type { StreamName } from '../../contracts/envelope.ts';

/** What is known of somebody. */
export interface IdentityFields {
  /** Null: may act for every organisation (demo mode), and reads as the public. */
  readonly organisation: StreamName | null;
  readonly role: string;
  readonly subjectRef: string;
  /** Another organisation than the own one, for which somebody acts and as which somebody looks. Absent: the own one. */
  readonly actingFor?: StreamName;
}

/**
 * Who acts or asks. A class with a private field, so that neither an object literal nor a copy of an identity is one; an import rule keeps
 * its constructor in this folder. Everybody else has the type, from identity.ts.
 */
export class Identity implements IdentityFields {
  readonly #identified = true;
  readonly organisation: StreamName | null;
  readonly role: string;
  readonly subjectRef: string;
  readonly actingFor?: StreamName;

  constructor({ organisation, role, subjectRef, actingFor }: IdentityFields) {
    this.organisation = organisation;
    this.role = role;
    this.subjectRef = subjectRef;
    if (actingFor !== undefined) this.actingFor = actingFor;
  }

  /** True where access made this object; false for whatever has the type by a cast alone. */
  static isMade(actor: object): actor is Identity {
    return #identified in actor && actor.#identified;
  }
}
