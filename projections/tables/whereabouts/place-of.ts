import type { ReadTable } from '../../model/table.ts';
import type { Place, WhereaboutsTables } from './tables.ts';

/** Where the thing of this id lives and who may see it, of whatever kind it is; undefined where it has no place of its own. */
export const placeOf = (
  { solutions, adoptions, entries }: WhereaboutsTables,
  id: string,
): Place | undefined => solutions.get(id) ?? adoptions.get(id) ?? entries.get(id);

/** The tables whose changes move what events name: whoever keeps something that was guarded makes it anew then. */
export const placesNamed = ({ solutions, entries }: WhereaboutsTables): readonly ReadTable<Place>[] => [
  solutions,
  entries,
];
