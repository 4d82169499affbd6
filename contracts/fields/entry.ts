import { z } from 'zod';
import { field } from './field.ts';

/** Who may see an entry (DOMAIN, Nouns). */
export const Sichtbarkeit = z.enum(['kommune', 'verbund', 'oeffentlich']);
export type Sichtbarkeit = z.output<typeof Sichtbarkeit>;

const WHO = 'Wer darf das sehen?';
const ORDER = { order: 90 };

/** The visibility of an entry as its author chooses it. */
export const sichtbarkeit = () =>
  field(WHO, Sichtbarkeit.default('oeffentlich'), {
    ...ORDER,
    help: 'Ohne Angabe alle. „verbund“: nur die eigenen Zusammenschlüsse und wer ihnen angehört; „kommune“: nur Sie selbst.',
  });

/** The visibility that an entry has from now on. */
export const newSichtbarkeit = () => field(WHO, Sichtbarkeit, ORDER);
