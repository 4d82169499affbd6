import type { StreamName } from '../../contracts/envelope.ts';
import { type Sight, sightOwnerOf, type Viewer } from '../../projections/model/sight.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import type { ReadSide } from '../project/read-side.ts';

/** Organisations whose sights are kept; beyond it all are found anew. */
const MOST = 20_000;

/** What viewers may see, as of now: found once for all connections with the same audience, until a membership changes. */
export const sights = (readSide: ReadSide): ((viewer: Viewer) => Sight) => {
  const known = new Map<StreamName | null, Sight>();
  const change = () => readSide.models().verbund.memberships.lastChange;
  let last = change();
  return (viewer) => {
    const now = change();
    if (now !== last || known.size >= MOST) known.clear();
    last = now;
    const owner = sightOwnerOf(viewer);
    const sight = known.get(owner) ?? sightOf(readSide.models(), owner);
    known.set(owner, sight);
    return owner === null ? sight : { ...sight, ...viewer };
  };
};
