import { kind } from './kind.ts';

/** What a Kommune takes over, from plan to end. */
export const adoption = kind({
  name: 'adoption',
  id: 'adoptionId',
  label: 'Übernahme',
  missing: 'Diese Übernahme gibt es hier nicht.',
});
