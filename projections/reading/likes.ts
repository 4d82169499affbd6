import { distanceWords, sizeWords, unlikeness } from '../../contracts/near.ts';
import { firstOf } from '../lists/first-of.ts';
import type { KommuneRow } from '../tables/kommune/tables.ts';
import type { ReadModels } from '../tables/read-models.ts';

/** Kommunen that are looked at, the most alike first. */
const LOOKED_AT = 40;

/** Up to so many doublings a Kommune is like another one: one twice as large next door, one as large an hour away. */
const LIKE = 3;

/** The Kommunen most like one, by size and place alone (rule 15: not by what they do); none where neither is known of it. */
export const likesOf = ({ kommune }: ReadModels, own: KommuneRow): readonly KommuneRow[] => {
  if (own.population === undefined && own.location === undefined) return [];
  const all = [...kommune.kommunen.values()].flatMap((row) => {
    const unlike = row.kommuneId === own.kommuneId ? LIKE + 1 : unlikeness(own, row);
    return unlike <= LIKE ? [{ row, unlike }] : [];
  });
  return firstOf(
    all,
    LOOKED_AT,
    (a, b) => a.unlike - b.unlike || (a.row.kommuneId < b.row.kommuneId ? -1 : 1),
  ).map(({ row }) => row);
};

/** In what another one is like it, in words. */
export const likeWords = (own: KommuneRow, other: KommuneRow): string =>
  [sizeWords(own, other), distanceWords(own, other)].filter(Boolean).join(', ') || 'im selben Land';
