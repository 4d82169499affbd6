import { kind } from './kind.ts';

/** What an adoption has brought. */
export const outcome = kind({
  name: 'outcome',
  id: 'outcomeId',
  label: 'Ergebnis',
  missing: 'Dieses Ergebnis gibt es hier nicht.',
});
