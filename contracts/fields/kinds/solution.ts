import { kind } from './kind.ts';

/** A shared solution, or a variant that an adoption made. */
export const solution = kind({
  name: 'solution',
  id: 'solutionId',
  label: 'Lösung',
  missing: 'Diese Lösung gibt es hier nicht.',
  address: '/v1/solutions/',
  page: '/loesungen/',
});

/** What stands for a source that somebody may not see: all its versions are one, as in the lineage. */
export const NAMELESS_SOURCE = { solutionId: null, version: 1 } as const;
