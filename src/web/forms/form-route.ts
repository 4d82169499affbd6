import { createHash } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import { v4 } from 'uuid';
import { dayInBerlin } from '../../../contracts/days.ts';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { type DescribedField, fieldsOf } from '../../../contracts/fields/described.ts';
import { Problem } from '../../../contracts/problems.ts';
import { COMMANDS, KINDS } from '../../../contracts/subjects.ts';
import { getFeed } from '../../../contracts/views/feed.ts';
import type { Handled } from '../../command/incoming.ts';
import { wellFormed } from '../../command/well-formed.ts';
import { type CommandParts, outcomeOf } from '../../http/commands.ts';
import { correlationOf, noteCommand, noteOutcome } from '../../http/observe.ts';
import { wantsHtml } from '../../http/problem-response.ts';
import { askAs } from '../ask-as.ts';
import { frame } from '../frame.ts';
import { html, type Piece } from '../markup.ts';
import { newsItems } from '../news/news-item.ts';
import type { Ask } from '../page.ts';
import type { PageParts } from '../page-parts.ts';
import { tell } from '../shown.ts';
import { visitOf } from '../visit.ts';
import { type Acting, actingIn, ROLE } from './acting.ts';
import { bodyFrom } from './body.ts';
import { formPage, rolesFor, type Said } from './form-page.ts';
import type { FoundThings } from './options.ts';
import { personsIn } from './person-words.ts';
import { prefilled } from './prefilled.ts';
import { refusalIn, refusedBy } from './refusals.ts';
import { checkSize, fieldsOfForm, keyIn, pathsAfter, revisionIn, sentForm } from './sent.ts';
import { errorsOf } from './summary.ts';
import { Things, thingsFor } from './things.ts';
import { type Typed, typedIn } from './typed.ts';

/** What forms need: what pages need, and where a command goes. */
export interface FormParts extends PageParts, CommandParts {}

/** One form that is being filled in: of which command, by whom, with what. */
interface Filling {
  readonly command: CommandDefinition;
  readonly fields: readonly DescribedField[];
  readonly typed: Typed;
  readonly acting: Acting;
  readonly key: string;
  readonly form: URLSearchParams;
  readonly request: Request;
  readonly response: Response;
}

const addressOf = ({ originalUrl }: Request) =>
  new URLSearchParams(originalUrl.split('?').slice(1).join('?'));

const commandIn = (request: Request): CommandDefinition => {
  const command = COMMANDS.get(String(request.params.command));
  if (command === undefined)
    throw new Problem('not-found', { detail: 'Dieses Formular gibt es hier nicht.' });
  return command;
};

/** The names of the address that say for whom it is entered. */
const TARGETS = new Set(['kommune', 'verbund']);

/** The address of a form: for whom stays in it, what was filled in by it does not. */
const formAddress = (request: Request): string => {
  const target = [...addressOf(request)].filter(([name]) => TARGETS.has(name));
  const query = new URLSearchParams(target).toString();
  return query === '' ? request.path : `${request.path}?${query}`;
};

const askFor = ({ acting: { identity } }: Filling, parts: FormParts): Ask =>
  askAs(
    () => ({ sight: parts.sightOf(identity), mayWrite: (stream) => parts.access.mayWrite(identity, stream) }),
    parts,
  );

/** The name of the organisation for which is entered. Throws Problem 404 where there is none. */
const organisationName = async (
  target: StreamName | null | undefined,
  things: Things,
): Promise<string | undefined> => {
  if (!target) return undefined;
  const kind = KINDS.find(({ name }) => target.startsWith(`${name}-`));
  const name = kind && (await things.nameOf(kind, organisationIdOf(target)));
  if (name === undefined)
    throw new Problem('not-found', { detail: kind?.missing ?? 'Diese Stelle gibt es hier nicht.' });
  return name;
};

/** The roles to choose from, where nobody has said who acts. */
const rolesAsked = ({ acting, command, form }: Filling, parts: FormParts): [string, FoundThings][] => {
  const { choice } = parts.access;
  const asks = acting.target === undefined || (acting.chosen !== undefined && acting.target !== null);
  return choice !== undefined && asks
    ? [[ROLE, rolesFor(choice, command, form.get(`_suche.${ROLE}`) ?? '')]]
    : [];
};

/** Answers with the page of a form. */
const show = async (
  filling: Filling,
  said: Said & { readonly errors?: ReadonlyMap<string, string> },
  status: number,
  parts: FormParts,
): Promise<void> => {
  const { command, fields, typed, acting, form, request, response } = filling;
  await parts.turn();
  const things = new Things(askFor(filling, parts), acting.target ?? undefined);
  const found = await thingsFor(things, fields, typed, (path) => form.get(`_suche.${path}`) ?? '');
  const organisation = await organisationName(acting.target, things);
  const mayKnow = acting.target && parts.access.mayWrite(acting.identity, acting.target);
  const revision = mayKnow ? parts.readSide.revisionOf(acting.target) : undefined;
  const page = formPage({
    command,
    fields,
    typed,
    acting,
    organisation,
    said,
    carried: {
      key: filling.key,
      revision: revision === undefined ? '' : String(revision),
      position: parts.readSide.position,
    },
    drawing: {
      address: formAddress(request),
      errors: said.errors ?? new Map(),
      things: new Map([...found, ...rolesAsked(filling, parts)]),
      more: pathsAfter(form, '_mehr'),
      confirming: said.confirming ?? false,
      newId: v4,
    },
  });
  const address = request.method === 'GET' ? request.originalUrl : formAddress(request);
  const visit = visitOf(request, address, acting.credentials, parts);
  response
    .status(status)
    .set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
    .type('html')
    .send(frame(page, visit).toString());
};

/** What others have entered since the form was made. */
const meanwhile = async (filling: Filling, parts: FormParts): Promise<Piece> => {
  const { acting, form } = filling;
  if (!acting.target) return undefined;
  const channel = acting.target.replace('-', ':');
  const after = form.get('_stand') ?? '';
  if (!parts.readSide.knows(after)) return undefined;
  const { items } = await askFor(filling, parts)(getFeed, {}, { channel, after, limit: '20' });
  return items.length === 0
    ? html`<p>Zu sehen ist davon hier nichts.</p>`
    : html`<ul class="lk-neu lk-feld lk-hell">${newsItems(items.toReversed(), tell)}</ul>`;
};

const needsRole = () =>
  new Problem('invalid-fields', {
    detail: 'Bitte wählen, in welcher Rolle Sie eintragen. Was Sie eingegeben haben, steht noch da.',
  });

/** Throws Problem 409 where something that was typed may point to a person, unless that was confirmed. */
const checkPersons = ({ fields, typed, form }: Filling): void => {
  const found = personsIn(fields, typed);
  if (found.length === 0 || form.get('_geprueft') === digestOf(found, typed)) return;
  throw new Problem('confirmation-needed', {
    detail: 'Was hier eingetragen wird, können andere lesen, und es bleibt. Bitte ändern oder bestätigen.',
    rule: 19,
    allowed: ['die Stelle nennen statt der Person', 'unten bestätigen, dass es so stehen bleiben darf'],
    errors: found.map(([path, message]) => ({ path: `/${path.replaceAll('.', '/')}`, message })),
  });
};

/** What was looked at and confirmed: of other text it says nothing. */
const digestOf = (found: readonly (readonly [string, string])[], typed: Typed): string => {
  const texts = found.map(
    ([path]) => path.split('.').reduce<Typed | undefined>((one, step) => one?.parts.get(step), typed)?.texts,
  );
  return createHash('sha256')
    .update(JSON.stringify([found, texts]))
    .digest('hex')
    .slice(0, 32);
};

const enter = async (filling: Filling, parts: FormParts): Promise<Handled> => {
  const { command, fields, typed, acting, form, key, response } = filling;
  if (acting.target === undefined) throw needsRole();
  const body = bodyFrom(fields, typed);
  checkSize(body);
  wellFormed(command, body, dayInBerlin(parts.now()));
  checkPersons(filling);
  return parts.submit({
    command,
    target: acting.target,
    body,
    commandId: key,
    actor: acting.identity,
    ifMatch: revisionIn(form),
    correlationId: correlationOf(response),
  });
};

/** Shows a form again with what was wrong. */
const showRefused = async (filling: Filling, problem: Problem, parts: FormParts): Promise<void> => {
  const errors =
    filling.acting.target === undefined
      ? new Map([[ROLE, 'Bitte wählen.']])
      : errorsOf(problem, filling.fields);
  const asked = personsIn(filling.fields, filling.typed);
  const confirms = problem.code === 'confirmation-needed';
  const digest = confirms && asked.length > 0 ? { confirm: digestOf(asked, filling.typed) } : {};
  const others = problem.code === 'stale-revision' ? { meanwhile: await meanwhile(filling, parts) } : {};
  const key = problem.code === 'key-reused' ? v4() : filling.key;
  if (problem.details.retryAfterSeconds !== undefined)
    filling.response.set('Retry-After', String(problem.details.retryAfterSeconds));
  const said = { refused: refusedBy(problem), errors, confirming: confirms, ...digest, ...others };
  await show({ ...filling, key }, said, problem.status, parts);
};

const post = async (request: Request, response: Response, parts: FormParts): Promise<void> => {
  const form = await sentForm(request);
  const command = commandIn(request);
  noteCommand(response, command.name);
  const acting = actingIn(request, command, addressOf(request), form, parts);
  const fields = fieldsOf(command.body);
  const typed = typedIn(fieldsOfForm(form));
  const filling: Filling = {
    command,
    fields,
    typed,
    acting,
    key: keyIn(form) ?? v4(),
    form,
    request,
    response,
  };
  const { choice } = parts.access;
  if (acting.chosen !== undefined && choice !== undefined)
    response.cookie(choice.cookie, acting.chosen.id, { httpOnly: true, sameSite: 'strict', path: '/' });
  if (pathsAfter(form, '_mehr').size + pathsAfter(form, '_los').size > 0)
    return show(filling, {}, 200, parts);
  let handled: Handled;
  try {
    handled = await enter(filling, parts);
  } catch (error) {
    const problem = refusalIn(error);
    if (problem === undefined || !wantsHtml(request)) throw error;
    return showRefused(filling, problem, parts);
  }
  noteOutcome(response, outcomeOf(handled));
  const last = handled.answer.events.at(-1);
  if (last === undefined) return show({ ...filling, key: v4() }, { unchanged: true }, 200, parts);
  response.set('Cache-Control', 'no-store').redirect(303, `/quittung/${last.id}`);
};

const get = async (request: Request, response: Response, parts: FormParts): Promise<void> => {
  const command = commandIn(request);
  const address = addressOf(request);
  const fields = fieldsOf(command.body);
  const given = fieldsOfForm(address).filter(([name]) => !TARGETS.has(name));
  const acting = actingIn(request, command, address, new URLSearchParams(), parts);
  const typed = typedIn(prefilled(fields, given));
  const form = new URLSearchParams();
  await show({ command, fields, typed, acting, key: v4(), form, request, response }, {}, 200, parts);
};

/** `/eintragen/<command>`: the form of every command of the registry, and what it is sent to. */
export const addFormRoutes = (router: Router, parts: FormParts): void => {
  router.get('/eintragen/:command', (request, response) => get(request, response, parts));
  router.post('/eintragen/:command', (request, response) => post(request, response, parts));
};
