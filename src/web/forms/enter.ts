import { v4 } from 'uuid';
import { dayInBerlin } from '../../../contracts/days.ts';
import { Problem } from '../../../contracts/problems.ts';
import { getFeed } from '../../../contracts/views/feed.ts';
import type { Handled } from '../../command/incoming.ts';
import { wellFormed } from '../../command/well-formed.ts';
import { correlationOf } from '../../http/observe.ts';
import { html, type Piece } from '../markup.ts';
import { newsItems } from '../news/news-item.ts';
import { tell } from '../shown.ts';
import { ROLE } from './acting.ts';
import { bodyFrom } from './body.ts';
import { merged, onlyChanged } from './changed.ts';
import { askFor, currentFor, type Filling, type FormParts } from './filling.ts';
import { checkPersons, personsDigest } from './persons.ts';
import { refusedBy } from './refusals.ts';
import { checkSize, fieldsOfForm, revisionIn } from './sent.ts';
import { show } from './show.ts';
import { errorsOf } from './summary.ts';
import { typedIn } from './typed.ts';

const needsRole = () =>
  new Problem('invalid-fields', {
    detail: 'Bitte wählen, in welcher Rolle Sie eintragen. Was Sie eingegeben haben, steht noch da.',
  });

const unchanged = (body: Record<string, unknown>) => body;

/** What was typed into a form, as its command's body, looked at as far as that goes without entering it. Throws the Problem of a refusal. */
export const looked = (filling: Filling, parts: FormParts) => {
  const { command, fields, typed, acting, form, arranged } = filling;
  if (acting.target === undefined) throw needsRole();
  const whole = (arranged?.by.complete ?? unchanged)(bodyFrom(fields, typed));
  const body = onlyChanged(whole, fields, typed, form);
  checkSize(body);
  wellFormed(command, body, dayInBerlin(parts.now()));
  checkPersons(filling);
  return { command, target: acting.target, body };
};

/** Submits what was typed into a form, as JSON would be. Throws the Problem of a refusal. */
export const enter = async (filling: Filling, parts: FormParts): Promise<Handled> =>
  parts.submit({
    ...looked(filling, parts),
    commandId: filling.key,
    actor: filling.acting.identity,
    ifMatch: revisionIn(filling.form),
    correlationId: correlationOf(filling.response),
  });

/** What others have entered since the form was made. */
const meanwhile = async ({ acting, form }: Filling, parts: FormParts): Promise<Piece> => {
  const after = form.get('_stand') ?? '';
  if (!acting.target || !parts.readSide.knows(after)) return undefined;
  const channel = acting.target.replace('-', ':');
  const { items } = await askFor(acting, parts)(getFeed, {}, { channel, after, limit: '20' });
  return items.length === 0
    ? html`<p>Zu sehen ist davon hier nichts.</p>`
    : html`<ul class="lk-neu lk-feld lk-hell">${newsItems(items.toReversed(), tell)}</ul>`;
};

/** The form with what others have changed meanwhile where its sender changed nothing, and what both changed. */
const broughtTogether = async (filling: Filling, parts: FormParts) => {
  const { form, fields } = filling;
  const current = await currentFor(filling, parts);
  const { pairs, both } = merged(fieldsOfForm(form), fields, current, form);
  return { filling: { ...filling, typed: typedIn(pairs), current }, both };
};

/** Shows a form again with what was wrong, and with all that was typed. */
export const showRefused = async (filling: Filling, problem: Problem, parts: FormParts): Promise<void> => {
  const { acting, fields, response } = filling;
  const { retryAfterSeconds } = problem.details;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  const confirming = problem.code === 'confirmation-needed';
  const digest = confirming ? personsDigest(filling) : undefined;
  const stale = problem.code === 'stale-revision';
  const now = stale ? await broughtTogether(filling, parts) : { filling, both: new Map<string, string>() };
  await show(
    { ...now.filling, key: problem.code === 'key-reused' ? v4() : filling.key },
    {
      refused: refusedBy(problem),
      errors:
        acting.target === undefined
          ? new Map([[ROLE, 'Bitte wählen.']])
          : new Map([...errorsOf(problem, fields), ...now.both]),
      confirming,
      fresh: stale,
      otherRole: problem.code === 'forbidden',
      ...(digest === undefined ? {} : { confirm: digest }),
      ...(stale ? { meanwhile: await meanwhile(filling, parts) } : {}),
    },
    problem.status,
    parts,
  );
};
