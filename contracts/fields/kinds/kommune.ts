import { z } from 'zod';
import { kind } from './kind.ts';

/** An organisation with a stream of its own. */
export const kommune = kind({
  name: 'kommune',
  id: 'kommuneId',
  label: 'Kommune',
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
