import type { IncomingMessage, ServerResponse } from 'node:http';
import { utf8 } from '../../contracts/json-text.ts';
import { Problem } from '../../contracts/problems.ts';
import { answerProblem, type ErrorPage, wantsHtml } from './problem-response.ts';
import { BODY_LIMIT, readBody } from './read-body.ts';

/**
 * What a form may have, in bytes: a character may be written as three, a letter with two dots as six, and what is too long is to be shown
 * again rather than lost.
 */
const FORM_LIMIT = 16 * BODY_LIMIT;

/** So many fields a form may have: nobody fills in more, and each is drawn again. */
const FIELDS = 5000;

const FORM = 'application/x-www-form-urlencoded';

const typeOf = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').toLowerCase().split(';')[0]?.trim() ?? '';

const noForm = (type: string) =>
  new Problem('unsupported-media-type', {
    detail: type.startsWith('multipart/')
      ? 'Dateien nimmt dieses Formular nicht an. Bitte tragen Sie den Text selbst ein, und nennen Sie zu Unterlagen ihre Adresse im Netz.'
      : `Bitte als Content-Type: ${FORM} senden.`,
  });

const tooMuch = () =>
  new Problem('too-large', {
    detail:
      'Das ist mehr, als ein Formular annimmt. Mit „Zurück“ im Browser kommen Sie zu Ihren Eingaben; bitte kürzen.',
  });

const read = async (request: IncomingMessage): Promise<URLSearchParams> => {
  // Read before anything can refuse: an answer sent over an unread body resets the connection.
  const bytes = await readBody(request, FORM_LIMIT).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'too-large' ? tooMuch() : error;
  });
  const type = typeOf(request);
  if (type !== FORM) throw noForm(type);
  const text = utf8(bytes);
  try {
    decodeURIComponent(text ?? '%');
  } catch {
    throw new Problem('bad-parameter', {
      detail: 'Das Formular ist nicht lesbar (Prozent-Kodierung in UTF-8).',
    });
  }
  const form = new URLSearchParams(text);
  if (form.size > FIELDS) throw tooMuch();
  return form;
};

const READ = new WeakMap<IncomingMessage, Promise<URLSearchParams>>();

/** A form as it was sent, read once. Throws Problems: 413 where it is too large, 415 where it is none, 400 where it is not in UTF-8. */
export const sentForm = (request: IncomingMessage): Promise<URLSearchParams> => {
  const form = READ.get(request) ?? read(request);
  READ.set(request, form);
  return form;
};

/** True where a person has sent a form. */
export const isForm = (request: IncomingMessage): boolean =>
  request.method === 'POST' && typeOf(request) === FORM && wantsHtml(request);

/** What was sent that could not be taken just now: too much came at once, too early, or something broke. */
const canBeSentAgain = ({ status }: Problem): boolean => status >= 500 || status === 429;

/** As `answerProblem`; what a person has sent with a form is in the answer, so that it can be sent again. */
export const answerKeeping = (
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  errorPage: ErrorPage,
): void => {
  if (!canBeSentAgain(problem) || !isForm(request)) {
    answerProblem(request, response, problem, errorPage);
    return;
  }
  const answer = (kept?: URLSearchParams) => {
    if (!response.destroyed) answerProblem(request, response, problem, errorPage, kept);
  };
  sentForm(request)
    .then(answer, () => answer())
    .catch(() => response.destroy());
};
