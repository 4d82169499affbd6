import type { Viewer } from '../../projections/model/sight.ts';
import type { Identity } from './made-identity.ts';

// The type alone: whoever is outside this folder is given identities and makes none.
export type { Identity } from './made-identity.ts';

/** What a request says of who sends it, as access itself writes it. Undefined: nothing at all. */
export type Credentials = string | undefined;

/** Who looks, as read models know it. */
export const viewerOf = ({ organisation, subjectRef, actingFor }: Identity): Viewer => ({
  organisation,
  person: subjectRef,
  ...(actingFor === undefined ? {} : { actingFor }),
});
