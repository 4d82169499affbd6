import type { Audience } from './audience.ts';
import { admits, type Sight } from './sight.ts';

/**
 * Something that was written into an entry, for those whom the entry was for at that time; absent: for everybody. An entry that is
 * for more from some day on shows to them what it says by then, and nothing that was written for fewer.
 */
export interface Written {
  readonly audience?: Audience;
}

/** The mark of what is written into an entry that is for this audience. */
export const writtenFor = (audience: Audience | undefined): Written =>
  audience === undefined || audience.level === 'oeffentlich' ? {} : { audience };

/** True where it was written for the viewer, too. */
export const isWrittenFor = (sight: Sight, { audience }: Written): boolean =>
  audience === undefined || admits(sight, audience);

/**
 * The first of an entry's versions that the viewer sees, counted from 1: with it begins the history that they know. Where all were
 * written for fewer, it is the last one: the entry was opened as it stands.
 */
export const firstSeen = (sight: Sight, versions: readonly Written[]): number => {
  const index = versions.findIndex((version) => isWrittenFor(sight, version));
  return index === -1 ? versions.length : index + 1;
};
