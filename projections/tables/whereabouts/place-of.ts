import type { ReadTable } from '../../model/table.ts';
import type { EntryPlace, Place, WhereaboutsTables } from './tables.ts';

/** An entry that has no table of its own, or what was made within one; undefined where it is neither. */
export const entryPlaceOf = (
  { entries }: Pick<WhereaboutsTables, 'entries'>,
  id: string,
): EntryPlace | undefined => {
  const place = entries.get(id);
  const around = place?.within === undefined ? undefined : entries.get(place.within);
  return place && around ? { ...place, audience: around.audience } : place;
};

/** Where the thing of this id lives and who may see it, of whatever kind it is; undefined where it has no place of its own. */
export const placeOf = (tables: WhereaboutsTables, id: string): Place | undefined =>
  tables.solutions.get(id) ?? tables.adoptions.get(id) ?? entryPlaceOf(tables, id);

/** The tables whose changes move what events name: whoever keeps something that was guarded makes it anew then. */
export const placesNamed = ({ solutions, entries }: WhereaboutsTables): readonly ReadTable<Place>[] => [
  solutions,
  entries,
];
