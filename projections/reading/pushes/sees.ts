import { stillTold } from '../../model/audience.ts';
import type { RecordedPush, Way } from '../../model/push.ts';
import { admits, type Sight } from '../../model/sight.ts';
import { guardIds } from '../../tables/feed/guard-ids.ts';
import type { WhereaboutsTables } from '../../tables/whereabouts/tables.ts';

/** The adoption that a push tells of, if it does. */
export const adoptionOf = ({ data }: RecordedPush): string | undefined =>
  (data as { adoptionId?: string }).adoptionId;

/** Adoptions on the ways because of which a push was told, beside the one that it tells of. */
export const adoptionsLedOver = (push: RecordedPush): readonly string[] => {
  if (push.ways === undefined) return [];
  const own = adoptionOf(push);
  return push.ways.flatMap(({ adoptions }) => adoptions).filter((adoptionId) => adoptionId !== own);
};

/** The adoptions with which a push may be hidden. */
export const adoptionsUnder = (push: RecordedPush): readonly string[] => {
  const own = adoptionOf(push);
  return own === undefined ? adoptionsLedOver(push) : [own, ...adoptionsLedOver(push)];
};

/** True where the viewer may read of an adoption by now; one that nobody has placed hides nothing, nor does one that was taken back. */
export const seesPlaced = (places: WhereaboutsTables, sight: Sight, adoptionId: string): boolean => {
  const place = places.adoptions.get(adoptionId);
  return place === undefined || admits(sight, stillTold(place.audience));
};

/** True where the viewer sees everything on a way, as it was recorded and by now. */
export const seesWay = (places: WhereaboutsTables, sight: Sight, { guards, adoptions }: Way): boolean =>
  guards.every((audience) => admits(sight, audience)) &&
  adoptions.every((adoptionId) => seesPlaced(places, sight, adoptionId));

/** True where a push was told to the viewer, whatever has been hidden since. */
export const wasTold = (sight: Sight, { audience, ways }: RecordedPush): boolean =>
  admits(sight, audience) &&
  (ways === undefined || ways.some(({ guards }) => guards.every((guard) => admits(sight, guard))));

/**
 * True where the viewer may see a push: it was told to them, and the adoption that it tells of is for them by now, as well as those
 * on a way because of which it was told. What has become the Verbund's alone (rule 9) is not told to others any more, not even what
 * they could have read before.
 */
export const seesPush = (places: WhereaboutsTables, sight: Sight, push: RecordedPush): boolean => {
  if (!admits(sight, push.audience)) return false;
  const adoptionId = adoptionOf(push);
  if (adoptionId !== undefined && !seesPlaced(places, sight, adoptionId)) return false;
  return push.ways === undefined || push.ways.some((way) => seesWay(places, sight, way));
};

/** What a push tells, with the names of those guarded that have become hidden since it was told. */
export const toldBy = (places: WhereaboutsTables, { type, data }: RecordedPush): object =>
  guardIds(type, data as Readonly<Record<string, unknown>>, places);
