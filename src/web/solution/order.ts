import { isPlanned, isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import { type Place, unlikeness } from '../../../contracts/near.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';

/** Who uses it, then who plans to, then for whom it is over. */
const rankOf = ({ status }: AdoptionItem): number => (isUnderWay(status) ? 0 : isPlanned(status) ? 1 : 2);

/** Adoptions as they are read: those who use it first, and among them, where `own` is known, those first who are most like it. */
export const inOrder = (items: readonly AdoptionItem[], own: Place | undefined): readonly AdoptionItem[] => {
  const keyed = items.map((item) => ({
    item,
    rank: rankOf(item),
    unlike: own === undefined ? 0 : unlikeness(own, item.place),
  }));
  return keyed.sort((a, b) => a.rank - b.rank || a.unlike - b.unlike).map(({ item }) => item);
};
