import type { StreamName } from '../../contracts/envelope.ts';
import type { Sight } from '../../projections/model/sight.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import type { ReadSide } from '../project/read-side.ts';

/** Organisations whose sights are kept; beyond it all are found anew. */
const MOST = 20_000;

/** What organisations may see, as of now: found once for all connections of one, until a membership changes. */
export const sights = (readSide: ReadSide): ((organisation: StreamName | null) => Sight) => {
  const known = new Map<StreamName | null, Sight>();
  const change = () => readSide.models().verbund.memberships.lastChange;
  let last = change();
  return (organisation) => {
    const now = change();
    if (now !== last || known.size >= MOST) known.clear();
    last = now;
    const sight = known.get(organisation) ?? sightOf(readSide.models(), organisation);
    known.set(organisation, sight);
    return sight;
  };
};
