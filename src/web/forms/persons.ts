import { createHash } from 'node:crypto';
import { Problem } from '../../../contracts/problems.ts';
import type { Filling } from './filling.ts';
import { personsIn } from './person-words.ts';
import { partOf } from './typed.ts';

/** What may point to a person in what was typed, as something that can be confirmed: of other text it says nothing. Undefined where nothing does. */
export const personsDigest = ({ fields, typed }: Filling): string | undefined => {
  const found = personsIn(fields, typed);
  if (found.length === 0) return undefined;
  const texts = found.map(([path]) => [path, partOf(typed, path).texts]);
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32);
};

/** Throws Problem 409 where something that was typed may point to a person, unless that was confirmed (rule 19). */
export const checkPersons = (filling: Filling): void => {
  const digest = personsDigest(filling);
  if (digest === undefined || filling.form.get('_geprueft') === digest) return;
  throw new Problem('confirmation-needed', {
    detail: 'Was hier eingetragen wird, können andere lesen, und es bleibt. Bitte ändern oder bestätigen.',
    rule: 19,
    allowed: ['die Stelle nennen statt der Person', 'unten bestätigen, dass es so stehen bleiben darf'],
    errors: personsIn(filling.fields, filling.typed).map(([path, message]) => ({
      path: `/${path.replaceAll('.', '/')}`,
      message,
    })),
  });
};
