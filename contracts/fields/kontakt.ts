import { z } from 'zod';
import { field } from './field.ts';
import { mailbox } from './mailbox.ts';
import { telephone } from './telephone.ts';
import { freeLine } from './text.ts';

const said = z.strictObject({
  stelle: field('Stelle', freeLine(120), {
    help: 'Das Amt oder das Team, zum Beispiel „Stabsstelle Digitalisierung“. Keine Person.',
  }),
  postfach: field('Funktionspostfach', mailbox(), {
    help: 'Die E-Mail-Adresse der Stelle, zum Beispiel „digitales@weidenrode.example“.',
  }),
  telefon: field('Telefon', telephone(), { help: 'Mit Vorwahl; auch „115“.' }).optional(),
});

const nullable = <Schema extends z.ZodType>(schema: Schema) =>
  field('Wen kann man fragen?', schema.nullable(), {
    help: 'Eine Stelle, nie eine Person. Ohne Inhalt (null): niemand mehr.',
  });

const given = said.extend({
  keinPersonenname: field('Kein Name einer Person', z.literal(true), {
    help: 'Bestätigt, dass Stelle und Postfach keine Person nennen, auch wenn es so aussieht.',
  }).optional(),
});

const named = <Schema extends z.ZodType>(schema: Schema) =>
  field('Wen kann man fragen?', schema, {
    help: 'Die Stelle, die zu dieser Lösung Auskunft gibt, wo es nicht die der Kommune ist. Nie eine Person.',
  });

/** Whom to ask: an office, never a person (DOMAIN, Kontakt, rule 17); null where nobody is named any more. */
export const kontakt = () => nullable(said);

/** The same as it is sent: what looks like the name of a person is taken only where the sender says that it is none. */
export const kontaktGiven = () => nullable(given);

/** As `kontakt` and `kontaktGiven`, beside what is said of a solution: there it is named, or left out. */
export const kontaktNamed = () => named(said);
export const kontaktNamedGiven = () => named(given);

export type Kontakt = z.output<typeof said>;
export type KontaktGiven = z.output<typeof given>;
