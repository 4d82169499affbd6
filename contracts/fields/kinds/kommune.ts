import { z } from 'zod';
import { kind } from './kind.ts';

/** An organisation with a stream of its own. */
export const kommune = kind({
  name: 'kommune',
  id: 'kommuneId',
  label: 'Kommune',
  words: 'name',
  missing: 'Diese Kommune gibt es hier nicht.',
  address: '/v1/kommunen/',
  page: '/kommunen/',
});

/** What a Kommune is. */
export const KommuneKind = z.enum([
  'gemeinde',
  'stadt',
  'kreisfreie-stadt',
  'gemeindeverband',
  'landkreis',
  'bezirk',
]);

/** How many people live in a Kommune, in bands; each up to its number, and the last above. */
export const Groesse = z.enum(['bis-5000', 'bis-20000', 'bis-100000', 'darueber']);

const UP_TO = [5_000, 20_000, 100_000];

/** The band of a number of inhabitants. */
export const groesseOf = (population: number): z.output<typeof Groesse> => {
  const band = UP_TO.findIndex((most) => population <= most);
  return Groesse.options[band === -1 ? UP_TO.length : band] as z.output<typeof Groesse>;
};
