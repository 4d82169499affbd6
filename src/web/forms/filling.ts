import type { Request, Response } from 'express';
import { v4 } from 'uuid';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { type DescribedField, fieldsOf } from '../../../contracts/fields/described.ts';
import { Problem } from '../../../contracts/problems.ts';
import { OFFERED } from '../../../contracts/subjects.ts';
import type { CommandParts } from '../../http/commands.ts';
import { isUuid } from '../../http/headers.ts';
import { askAs } from '../ask-as.ts';
import type { Ask } from '../page.ts';
import type { PageParts } from '../page-parts.ts';
import { type Acting, actingIn } from './acting.ts';
import type { Around, Arrangement } from './arrangement.ts';
import { type Current, currentOf } from './current.ts';
import { prefilled } from './prefilled.ts';
import { fieldsOfForm, keyIn } from './sent.ts';
import { Things } from './things.ts';
import { type Typed, typedIn } from './typed.ts';

/** What forms need: what pages need, and where a command goes. */
export interface FormParts extends PageParts, CommandParts {}

/** One form that is being filled in: of which command, by whom, with what. */
export interface Filling {
  readonly command: CommandDefinition;
  readonly fields: readonly DescribedField[];
  readonly typed: Typed;
  readonly acting: Acting;
  readonly key: string;
  /** All that was sent; nothing where a form is asked for. */
  readonly form: URLSearchParams;
  readonly request: Request;
  readonly response: Response;
  readonly arranged?: { readonly by: Arrangement; readonly around: Around };
  /** What holds of what it changes, where the form begins with that. */
  readonly current?: Current;
}

const addressOf = ({ originalUrl }: Request) =>
  new URLSearchParams(originalUrl.split('?').slice(1).join('?'));

/** The names of the address that say for whom it is entered. */
const TARGETS = new Set(['kommune', 'verbund']);

/** For whom it is entered, as an address says it. */
const named = (target: StreamName): [string, string][] => [
  [target.slice(0, target.indexOf('-')), organisationIdOf(target)],
];

/**
 * The address of a form: what was filled in by it does not stay in it; for whom does, so that it is sent for the same one after the role
 * was changed elsewhere. Only a role that is chosen in the form itself says so anew.
 */
export const formAddress = ({
  request,
  acting: { target, chosen },
}: Pick<Filling, 'request' | 'acting'>): string => {
  const said = [...addressOf(request)].filter(([name]) => TARGETS.has(name));
  const also = said.length === 0 && target && chosen === undefined ? named(target) : said;
  const query = new URLSearchParams(also).toString();
  return query === '' ? request.path : `${request.path}?${query}`;
};

/** Asks as whoever fills in a form sees it. */
export const askFor = ({ identity }: Acting, parts: FormParts): Ask =>
  askAs(
    () => ({ sight: parts.sightOf(identity), mayWrite: (stream) => parts.access.mayWrite(identity, stream) }),
    parts,
  );

/** Finds what can be named in a form, as whoever fills it in sees it. */
export const thingsOf = ({ acting }: Pick<Filling, 'acting'>, parts: FormParts): Things =>
  new Things(askFor(acting, parts), acting.target ?? undefined);

/** What holds by now of what a form changes. */
export const currentFor = (
  filling: Pick<Filling, 'acting' | 'command' | 'fields' | 'typed'>,
  parts: FormParts,
): Promise<Current> => currentOf(filling.command, filling.fields, filling.typed, thingsOf(filling, parts));

const unknownForm = () => new Problem('not-found', { detail: 'Dieses Formular gibt es hier nicht.' });

const arrangedBy = async (by: Arrangement, acting: Acting, { params }: Request, parts: FormParts) => {
  const id = String(params.id ?? '');
  if (by.path.includes(':id') && !isUuid(id)) throw unknownForm();
  return { by, around: await by.around(askFor(acting, parts), id.toLowerCase(), acting.target ?? undefined) };
};

/** The form that a request asks for or sends, of the command in its address or of an arrangement. Throws Problem 404 where there is none. */
export const fillingOf = async (
  request: Request,
  response: Response,
  form: URLSearchParams,
  { parts, by }: { readonly parts: FormParts; readonly by: Arrangement | undefined },
): Promise<Filling> => {
  const command = OFFERED.get(by?.command ?? String(request.params.command));
  if (command === undefined) throw unknownForm();
  const address = addressOf(request);
  const acting = actingIn(request, command, address, form, parts);
  const fields = fieldsOf(command.body);
  const arranged = by === undefined ? {} : { arranged: await arrangedBy(by, acting, request, parts) };
  const asked = fieldsOfForm(address).filter(([name]) => !TARGETS.has(name));
  const given = request.method === 'POST' ? fieldsOfForm(form) : prefilled(fields, asked);
  // What an arrangement gives need not stand in its form; where it does, what was sent counts.
  const sent = new Set(request.method === 'POST' ? given.map(([name]) => name) : []);
  const before = (arranged.arranged?.around.given ?? []).filter(([name]) => !sent.has(name));
  const typed = typedIn([...before, ...given]);
  const filling = {
    command,
    fields,
    typed,
    acting,
    key: keyIn(form) ?? v4(),
    form,
    request,
    response,
    ...arranged,
  };
  if (request.method === 'POST') return filling;
  const current = await currentFor(filling, parts);
  const names = new Set([...before, ...given].map(([name]) => name.split('.')[0]));
  const holds = [...current].flatMap(([name, pairs]) => (names.has(name) ? [] : pairs));
  return { ...filling, typed: typedIn([...holds, ...before, ...given]), current };
};
