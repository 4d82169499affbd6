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

/** The fields of an event that name the entry which it tells of, and say for whom that is from now on. */
export interface EntryFields {
  readonly id: string;
  /** Absent where the event changes nothing of it. */
  readonly sichtbarkeit?: string;
}

/** Said of an event: it tells of an entry with a visibility of its own, and only those may see it who may see the entry. */
export const entry = (fields: EntryFields) => ({ audience: 'entry', entry: fields }) as const;
