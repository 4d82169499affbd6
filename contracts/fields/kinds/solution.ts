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
