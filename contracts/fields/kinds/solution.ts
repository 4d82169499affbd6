import { z } from 'zod';
import { kind } from './kind.ts';

/** A shared solution, or a variant that an adoption made. */
export const solution = kind({
  name: 'solution',
  id: 'solutionId',
  label: 'Lösung',
  words: 'title',
  listed: ['loesungen', '*'],
  missing: 'Diese Lösung gibt es hier nicht.',
  address: '/v1/solutions/',
  came: 'sharedAt',
  page: '/loesungen/',
});

/** What stands for a source that somebody may not see: all its versions are one, as in the lineage. */
export const NAMELESS_SOURCE = { solutionId: null, version: 1 } as const;

/** How far a solution is where it comes from. */
export const InnovationStatus = z.enum(['idee', 'geplant', 'beginnt', 'laeuft', 'tun-wir-bereits']);

/** What a solution consists of. */
export const Art = z.enum(['software', 'prozess', 'organisation', 'qualifizierung', 'beteiligung']);
