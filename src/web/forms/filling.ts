import type { Request, Response } from 'express';
import { v4 } from 'uuid';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { type DescribedField, fieldsOf } from '../../../contracts/fields/described.ts';
import { Problem } from '../../../contracts/problems.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import type { CommandParts } from '../../http/commands.ts';
import { isUuid } from '../../http/headers.ts';
import { askAs } from '../ask-as.ts';
import type { Ask } from '../page.ts';
import type { PageParts } from '../page-parts.ts';
import { type Acting, actingIn } from './acting.ts';
import type { Around, Arrangement } from './arrangement.ts';
import { prefilled } from './prefilled.ts';
import { fieldsOfForm, keyIn } from './sent.ts';
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
}

const addressOf = ({ originalUrl }: Request) =>
  new URLSearchParams(originalUrl.split('?').slice(1).join('?'));

/** The names of the address that say for whom it is entered. */
const TARGETS = new Set(['kommune', 'verbund']);

/** The address of a form: for whom stays in it, what was filled in by it does not. */
export const formAddress = (request: Request): string => {
  const target = [...addressOf(request)].filter(([name]) => TARGETS.has(name));
  const query = new URLSearchParams(target).toString();
  return query === '' ? request.path : `${request.path}?${query}`;
};

/** Asks as whoever fills in a form sees it. */
export const askFor = ({ identity }: Acting, parts: FormParts): Ask =>
  askAs(
    () => ({ sight: parts.sightOf(identity), mayWrite: (stream) => parts.access.mayWrite(identity, stream) }),
    parts,
  );

const unknownForm = () => new Problem('not-found', { detail: 'Dieses Formular gibt es hier nicht.' });

const arrangedBy = async (by: Arrangement, acting: Acting, { params }: Request, parts: FormParts) => {
  const id = String(params.id);
  if (!isUuid(id)) throw unknownForm();
  return { by, around: await by.around(askFor(acting, parts), id.toLowerCase(), acting.target ?? undefined) };
};

/** The form that a request asks for or sends, of the command in its address or of an arrangement. Throws Problem 404 where there is none. */
export const fillingOf = async (
  request: Request,
  response: Response,
  form: URLSearchParams,
  { parts, by }: { readonly parts: FormParts; readonly by: Arrangement | undefined },
): Promise<Filling> => {
  const command = COMMANDS.get(by?.command ?? String(request.params.command));
  if (command === undefined) throw unknownForm();
  const address = addressOf(request);
  const acting = actingIn(request, command, address, form, parts);
  const fields = fieldsOf(command.body);
  const arranged = by === undefined ? {} : { arranged: await arrangedBy(by, acting, request, parts) };
  const asked = fieldsOfForm(address).filter(([name]) => !TARGETS.has(name));
  const given = request.method === 'POST' ? fieldsOfForm(form) : prefilled(fields, asked);
  const before = request.method === 'POST' ? [] : (arranged.arranged?.around.given ?? []);
  const typed = typedIn([...before, ...given]);
  return { command, fields, typed, acting, key: keyIn(form) ?? v4(), form, request, response, ...arranged };
};
