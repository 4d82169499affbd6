import { z } from 'zod';
import { kind } from './kind.ts';

/** What a publication reports of a Kommune; it stands in the catalogue beside the solutions. */
export const reference = kind({
  name: 'reference',
  id: 'referenceId',
  label: 'Verweis',
  words: 'title',
  missing: 'Diesen Verweis gibt es hier nicht.',
  address: '/v1/solutions/',
  page: '/loesungen/',
});

/** The one fact that a publication states (DOMAIN, Reference). */
export const ReferenceFact = z.enum([
  'nutzt',
  'hat-begonnen',
  'hat-beendet',
  'ist-ursprung',
  'uebernommen-von',
  'anzahl',
  'ergebnis',
]);
