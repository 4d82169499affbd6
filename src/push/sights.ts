import type { StreamName } from '../../contracts/envelope.ts';
import type { Sight } from '../../projections/model.ts';
import { sightOf } from '../../projections/verbund/sight.ts';
import type { ReadSide } from '../project/read-side.ts';

/** What organisations may see, as of now: found once for all connections of one, until something has happened. */
export const sights = (readSide: ReadSide): ((organisation: StreamName | null) => Sight) => {
  const known = new Map<StreamName | null, Sight>();
  let at = readSide.position;
  return (organisation) => {
    if (at !== readSide.position) known.clear();
    at = readSide.position;
    const sight = known.get(organisation) ?? sightOf(readSide.models(), organisation);
    known.set(organisation, sight);
    return sight;
  };
};
