import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { must, mustWhere, type Saying } from '../explain.ts';
import { german } from '../numbers.ts';

/** Where somebody lies, and how many live there. */
export type Place = NonNullable<AdoptionItem['place']>;

/** Where the reader comes from. */
export interface Home extends Place {
  readonly name: string;
}

const EARTH_KM = 6371;

/** As the crow flies, by the angle between two places seen from the middle of the earth. */
const kilometres = (one: Place, other: Place): number | undefined => {
  if (one.location === undefined || other.location === undefined) return undefined;
  const vector = ({ lat, lon }: { readonly lat: number; readonly lon: number }) => {
    const [north, east] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)] as const;
  };
  const [a, b] = [vector(one.location), vector(other.location)];
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return 2 * EARTH_KM * Math.asin(Math.min(1, chord / 2));
};

/** Beside a Kommune of so many, one of so many is alike where neither is more than about half as large again as the other. */
const ALIKE = 2 ** 0.6;

const size = (own: number, other: number): string => {
  if (Math.max(own / other, other / own) <= ALIKE) return 'ähnlich groß';
  return other > own ? 'größer' : 'kleiner';
};

/** How large and where whose adoption it is lies; beside where the reader comes from, how far, and what is alike. */
export const placeSayings = ({ place = {} }: AdoptionItem, own: Place | undefined): readonly Saying[] => {
  const km = own && kilometres(own, place);
  return [
    ...mustWhere(place.population, (number) => must(`${german(number)} Einwohnerinnen und Einwohner`)),
    ...mustWhere(place.land, must),
    ...mustWhere(km, (number) => must(`${german(Math.round(number))} km entfernt`)),
    ...(own?.population && place.population ? [must(size(own.population, place.population))] : []),
    ...(own && own.land === place.land ? [must('im selben Land')] : []),
  ];
};
