import { isPlanned, isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';

/** Who uses it, then who plans to, then for whom it is over. */
const rankOf = ({ status }: AdoptionItem): number => (isUnderWay(status) ? 0 : isPlanned(status) ? 1 : 2);

/** Adoptions as they are read: those who use it first. */
export const inOrder = (items: readonly AdoptionItem[]): readonly AdoptionItem[] =>
  items.toSorted((a, b) => rankOf(a) - rankOf(b));
