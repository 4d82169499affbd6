import { z } from 'zod';
import { kind } from './kind.ts';

/** What an adoption has brought. */
export const outcome = kind({
  name: 'outcome',
  id: 'outcomeId',
  label: 'Ergebnis',
  words: 'indicator',
  listed: ['uebernahmen', '*', 'outcomes', '*'],
  missing: 'Dieses Ergebnis gibt es hier nicht.',
});

/** How it is now, against how it was, where that is said in words. */
export const Richtung = z.enum(['besser', 'gleich', 'schlechter']);
