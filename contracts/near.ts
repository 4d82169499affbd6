/** Where somebody is, and how many live there, as far as that is known. */
export interface Place {
  readonly land?: string | undefined;
  readonly population?: number | undefined;
  readonly location?: { readonly lat: number; readonly lon: number } | undefined;
}

const EARTH_KM = 6371;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Kilometres between two places as the crow flies; undefined where one of them is not known. */
export const distanceKm = (
  { location: one }: Place = {},
  { location: other }: Place = {},
): number | undefined => {
  if (one === undefined || other === undefined) return undefined;
  const [north, east] = [radians(other.lat - one.lat), radians(other.lon - one.lon)];
  const half =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
};

/** How often the number of inhabitants is doubled from one to the other; below 0 where the other is smaller. */
const doublings = ({ population: own }: Place, { population: other }: Place = {}): number | undefined =>
  own && other ? Math.log2(other / own) : undefined;

/** So much as one doubling counts this many kilometres. */
const KM_A_DOUBLING = 60;

/** What is not known counts as this: further than what is near, nearer than what is certainly far. */
const UNKNOWN = { doublings: 2, km: 250, sameLandKm: 120 };

/** Where size differs, a smaller one counts less alike than a larger one (rule 13). */
const SMALLER = 1.5;

/** How unlike two places are in size and place, in doublings of the size; 0 for the same. */
export const unlikeness = (own: Place, other: Place = {}): number => {
  const size = doublings(own, other) ?? UNKNOWN.doublings;
  const unknownKm = own.land === other.land ? UNKNOWN.sameLandKm : UNKNOWN.km;
  const km = distanceKm(own, other) ?? unknownKm;
  return (size < 0 ? -size * SMALLER : size) + km / KM_A_DOUBLING;
};

/** Up to this many doublings a size is called alike. */
const ALIKE = 0.6;

/** How large it is beside one's own, as a German word. */
export const sizeWords = (own: Place, other: Place | undefined): string | undefined => {
  const size = doublings(own, other);
  if (size === undefined) return undefined;
  if (Math.abs(size) <= ALIKE) return 'ähnlich groß';
  return size > 0 ? 'größer' : 'kleiner';
};

const numbers = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 });

/** "12 km entfernt", where both places are known. */
export const distanceWords = (own: Place, other: Place | undefined): string | undefined => {
  const km = distanceKm(own, other);
  return km === undefined ? undefined : `${numbers.format(km)} km entfernt`;
};
