import type { RecordedPush } from '../../model/push.ts';
import { admits, type Sight } from '../../model/sight.ts';
import { guardIds } from '../../tables/feed/guard-ids.ts';
import type { WhereaboutsTables } from '../../tables/whereabouts/tables.ts';

/** The adoption that a push tells of, if it does. */
export const adoptionOf = ({ data }: RecordedPush): string | undefined =>
  (data as { adoptionId?: string }).adoptionId;

/** True where these eyes may see an adoption by now; one that nobody has placed hides nothing. */
export const seesPlaced = (places: WhereaboutsTables, sight: Sight, adoptionId: string): boolean => {
  const place = places.adoptions.get(adoptionId);
  return place === undefined || admits(sight, place.audience);
};

/**
 * True where these eyes may see a push: it was told to them, and the adoption that it tells of is for them by now. What has
 * become the Verbund's alone (rule 9) is not told to others any more, not even what they could have read before.
 */
export const seesPush = (places: WhereaboutsTables, sight: Sight, push: RecordedPush): boolean => {
  if (!admits(sight, push.audience)) return false;
  const adoptionId = adoptionOf(push);
  return adoptionId === undefined || seesPlaced(places, sight, adoptionId);
};

/** What a push tells, with the names of those guarded that have become hidden since it was told. */
export const toldBy = (places: WhereaboutsTables, { data }: RecordedPush): object =>
  guardIds(data as Readonly<Record<string, unknown>>, places);
