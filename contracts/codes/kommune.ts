import { z } from 'zod';

/** What a Kommune is. */
export const KommuneKind = z.enum([
  'gemeinde',
  'stadt',
  'kreisfreie-stadt',
  'gemeindeverband',
  'landkreis',
  'bezirk',
]);
