import type { StreamName } from '../../../contracts/envelope.ts';
import { ROLE } from './acting.ts';
import { namingIn } from './current.ts';
import type { Filling, FormParts } from './filling.ts';
import { pathsAfter } from './sent.ts';
import { show } from './show.ts';
import { partOf, textOf } from './typed.ts';

const nameOf = ({ fields, typed }: Filling): string => {
  const naming = namingIn(fields);
  return naming === undefined ? '' : textOf(partOf(typed, naming.name));
};

const namesNothing = (filling: Filling): boolean =>
  namingIn(filling.fields)?.required === true && nameOf(filling) === '';

/**
 * True where a form cannot begin with what holds, since nobody has said for whom or what: that is asked first. A form that is arranged
 * by hand says it by its address.
 */
export const begins = (filling: Filling): boolean =>
  filling.command.revises !== undefined &&
  filling.arranged === undefined &&
  (filling.acting.target === undefined || namesNothing(filling));

const MISSING = 'Bitte wählen.';

const showStep = (filling: Filling, missing: readonly string[], parts: FormParts): Promise<void> => {
  const errors = new Map(missing.map((path) => [path, MISSING]));
  const refused = { title: 'Bitte erst wählen', detail: '' };
  return show(
    filling,
    { step: true, ...(missing.length === 0 ? {} : { refused, errors }) },
    missing.length === 0 ? 200 : 422,
    parts,
  );
};

/** What is still to be chosen, by the paths of the fields. */
const missingIn = (filling: Filling, target: StreamName | null | undefined): readonly string[] => {
  if (target === undefined) return [ROLE];
  const naming = namingIn(filling.fields);
  return namesNothing(filling) && filling.acting.chosen === undefined && naming ? [naming.name] : [];
};

/** Goes on from what was chosen to the form that begins with what holds of it. */
export const postStep = (filling: Filling, parts: FormParts): Promise<void> | undefined => {
  const { request, response, form, acting, fields } = filling;
  if (pathsAfter(form, '_los').size > 0) return showStep(filling, [], parts);
  const missing = missingIn(filling, acting.target);
  if (missing.length > 0) return showStep(filling, missing, parts);
  const address = new URL(request.originalUrl, 'http://here');
  const [name, id] = [namingIn(fields)?.name, nameOf(filling)];
  if (name !== undefined && id !== '') address.searchParams.set(name, id);
  response.set('Cache-Control', 'no-store').redirect(303, `${address.pathname}${address.search}`);
  return undefined;
};
