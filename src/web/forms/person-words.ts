import type { DescribedField } from '../../../contracts/fields/described.ts';
import { namesPerson } from '../../../contracts/fields/person-name.ts';
import { partOf, rowsOf, type Typed, textOf } from './typed.ts';

// What looks like a person in free text (DOMAIN, rule 19) is warned about before it is sent. It may err, so nothing is forbidden.

const MAILBOX = /[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[\p{L}\d-]{2,}/u;

/** Seven digits or more in groups, as telephone numbers are written; neither dates, years nor amounts. */
const TELEPHONE = /(?<![\d.,-])(?:\+|00?)[1-9][\d ()/.-]{5,}\d(?![\d.,])/;

/** What stands in a text that may point to a person, in German; undefined where nothing does. */
export const personIn = (text: string): string | undefined => {
  if (MAILBOX.test(text))
    return 'Hier steht eine E-Mail-Adresse. Wen man fragen kann, steht besser unter „Kontaktstelle angeben“.';
  if (TELEPHONE.test(text)) return 'Hier steht etwas, das wie eine Telefonnummer aussieht.';
  return namesPerson(text) ? 'Hier steht etwas, das wie der Name einer Person aussieht.' : undefined;
};

const LOOKED_AT: ReadonlySet<string | undefined> = new Set(['line', 'lines']);

/** Where what was typed may point to a person, by the paths of the fields. Fields with a confirmation beside them see to it themselves. */
export const personsIn = (
  fields: readonly DescribedField[],
  typed: Typed,
  before = '',
): (readonly [path: string, message: string])[] => {
  if (fields.some(({ confirms }) => confirms)) return [];
  return fields.flatMap((field) => {
    const part = partOf(typed, field.name);
    const rows = field.list ? rowsOf(part) : [part];
    return rows.flatMap((row, index) => {
      const path = `${before}${field.name}${field.list ? `.${index}` : ''}`;
      const message = field.free && LOOKED_AT.has(field.widget) ? personIn(textOf(row)) : undefined;
      return [
        ...(message === undefined ? [] : [[path, message] as const]),
        ...personsIn(field.fields, row, `${path}.`),
      ];
    });
  });
};
