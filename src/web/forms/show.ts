import { v4 } from 'uuid';
import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { Problem } from '../../../contracts/problems.ts';
import { KINDS } from '../../../contracts/subjects.ts';
import { frame } from '../frame.ts';
import { visitOf } from '../visit.ts';
import { ROLE } from './acting.ts';
import { madeOf } from './current.ts';
import { type Filling, type FormParts, formAddress, thingsOf } from './filling.ts';
import { formPage, roleOption, rolesFor, type Said } from './form-page.ts';
import type { FoundThings } from './options.ts';
import { thingsFor } from './places.ts';
import { pathsAfter } from './sent.ts';
import type { Things } from './things.ts';

/**
 * The name of the organisation for which is entered. Throws Problem 404 where there is none. Where roles can be chosen their names are at
 * hand; what is answered about an organisation grows with all that it has entered.
 */
export const organisationName = async (
  target: StreamName | null | undefined,
  things: Things,
  { choice }: Pick<FormParts['access'], 'choice'>,
): Promise<string | undefined> => {
  if (!target) return undefined;
  const [actor] = choice?.of(target) ?? [];
  if (actor !== undefined) return actor.organisationName;
  const kind = KINDS.find(({ name }) => target.startsWith(`${name}-`));
  const name = kind && (await things.nameOf(kind, organisationIdOf(target)));
  if (name === undefined)
    throw new Problem('not-found', { detail: kind?.missing ?? 'Diese Stelle gibt es hier nicht.' });
  return name;
};

/** The roles to choose from, where nobody has said who acts. */
const rolesAsked = (
  { acting, command, form }: Filling,
  { otherRole }: Said,
  parts: FormParts,
): [string, FoundThings][] => {
  const { choice } = parts.access;
  if (choice !== undefined && otherRole && acting.target) {
    const options = choice.of(acting.target).map(roleOption);
    return [[ROLE, { options, total: options.length }]];
  }
  const asks = acting.target === undefined || (acting.chosen !== undefined && acting.target !== null);
  return choice !== undefined && asks
    ? [[ROLE, rolesFor(choice, command, form.get(`_suche.${ROLE}`) ?? '')]]
    : [];
};

/** The revision and the position that a form is made from; the revision for those only who may know it. */
const madeFrom = (
  { acting: { target, identity }, form, fields, current = new Map() }: Filling,
  { fresh }: Said,
  { access, readSide }: FormParts,
) => {
  const known = target && access.mayWrite(identity, target) ? readSide.revisionOf(target) : undefined;
  const revision = known === undefined ? '' : String(known);
  // What was refused is still made from what it was made from: what others enter meanwhile is told when it is sent again.
  const before = fresh ? null : form.get('_stand');
  if (before !== null)
    return {
      revision: form.get('_revision') ?? revision,
      position: before,
      held: form.get('_vorher') ?? '',
    };
  return { revision, position: readSide.position, held: madeOf(fields, current) };
};

/** Answers with the page of a form. */
export const show = async (
  filling: Filling,
  said: Said & { readonly errors?: ReadonlyMap<string, string> },
  status: number,
  parts: FormParts,
): Promise<void> => {
  const { command, fields, typed, acting, form, request, response, arranged } = filling;
  await parts.turn();
  const things = thingsOf(filling, parts);
  const address = said.step ? request.originalUrl : formAddress(filling);
  const found = await thingsFor(things, fields, typed, (path) => form.get(`_suche.${path}`) ?? '');
  const page = formPage({
    command,
    fields,
    typed,
    acting,
    organisation: await organisationName(acting.target, things, parts.access),
    said,
    carried: { key: filling.key, ...madeFrom(filling, said, parts) },
    drawing: {
      address,
      errors: said.errors ?? new Map(),
      things: new Map([...found, ...rolesAsked(filling, said, parts)]),
      more: pathsAfter(form, '_mehr'),
      confirming: said.confirming ?? false,
      newId: v4,
    },
    ...(arranged === undefined ? {} : { arranged }),
  });
  const here = request.method === 'GET' ? request.originalUrl : address;
  const visit = visitOf(request, here, acting.credentials, parts);
  response
    .status(status)
    .set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
    .type('html')
    .send(frame(page, visit).toString());
};
