import type { Request, Response, Router } from 'express';
import { v4 } from 'uuid';
import type { Handled } from '../../command/incoming.ts';
import { outcomeOf } from '../../http/commands.ts';
import { noteCommand, noteOutcome } from '../../http/observe.ts';
import { wantsHtml } from '../../http/problem-response.ts';
import { sentForm } from '../../http/sent-form.ts';
import type { Arrangement } from './arrangement.ts';
import { enter, looked, showRefused } from './enter.ts';
import { currentFor, type Filling, type FormParts, fillingOf } from './filling.ts';
import { STEP } from './form-body.ts';
import { refusalIn } from './refusals.ts';
import { BACK, showReview, wantsReview } from './review.ts';
import { pathsAfter } from './sent.ts';
import { show } from './show.ts';
import { begins, postStep } from './step.ts';

/** Keeps the role that was chosen in a form, for the next pages. */
const keepRole = ({ acting: { chosen }, response }: Filling, { access: { choice } }: FormParts): void => {
  if (chosen !== undefined && choice !== undefined)
    response.cookie(choice.cookie, chosen.id, { httpOnly: true, sameSite: 'strict', path: '/' });
};

const asItWas = async (filling: Filling, parts: FormParts): Promise<void> => {
  const current = await currentFor(filling, parts);
  return show({ ...filling, key: v4(), current }, { unchanged: true, fresh: true }, 200, parts);
};

const answered = (filling: Filling, handled: Handled, parts: FormParts): Promise<void> | undefined => {
  const { response } = filling;
  noteOutcome(response, outcomeOf(handled));
  const last = handled.answer.events.at(-1);
  if (last === undefined) return asItWas(filling, parts);
  response.set('Cache-Control', 'no-store').redirect(303, `/quittung/${last.id}`);
  return undefined;
};

const post = async (
  request: Request,
  response: Response,
  parts: FormParts,
  by?: Arrangement,
): Promise<void> => {
  const form = await sentForm(request);
  const filling = await fillingOf(request, response, form, { parts, by });
  noteCommand(response, filling.command.name);
  keepRole(filling, parts);
  if (form.has(STEP)) return postStep(filling, parts);
  // A list gets a row, or something is searched for: nothing is entered yet.
  if (form.has(BACK) || pathsAfter(form, '_mehr').size + pathsAfter(form, '_los').size > 0)
    return show(filling, {}, 200, parts);
  let handled: Handled | undefined;
  try {
    if (wantsReview(filling)) looked(filling, parts);
    else handled = await enter(filling, parts);
  } catch (error) {
    const problem = refusalIn(error);
    if (problem === undefined || !wantsHtml(request)) throw error;
    return showRefused(filling, problem, parts);
  }
  return handled === undefined ? showReview(filling, parts) : answered(filling, handled, parts);
};

const get = async (
  request: Request,
  response: Response,
  parts: FormParts,
  by?: Arrangement,
): Promise<void> => {
  const filling = await fillingOf(request, response, new URLSearchParams(), { parts, by });
  return show(filling, { step: begins(filling) }, 200, parts);
};

/** `/eintragen/<command>`, the form of every command of the registry, and those that are arranged by hand; each is sent to its own address. */
export const addFormRoutes = (
  router: Router,
  parts: FormParts,
  arrangements: readonly Arrangement[],
): void => {
  router.get('/eintragen/:command', (request, response) => get(request, response, parts));
  router.post('/eintragen/:command', (request, response) => post(request, response, parts));
  for (const by of arrangements) {
    router.get(by.path, (request, response) => get(request, response, parts, by));
    router.post(by.path, (request, response) => post(request, response, parts, by));
  }
};
