import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request } from 'express';
import type { Logger } from 'pino';
import { PROBLEMS } from '../../contracts/problem-codes.ts';
import { Problem } from '../../contracts/problems.ts';
import { EngineUnavailable } from '../store/event-store.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { correlationOf } from './observe.ts';

/** Makes the page for people from a problem's document; `address` is what was asked for, `kept` a form that can be sent again. */
export type ErrorPage = (
  document: ReturnType<Problem['toDocument']>,
  address: string,
  kept?: URLSearchParams,
) => string;

/** HTML is only for those who name it: a bare star is a program (INTERFACE, Problems). */
export const wantsHtml = ({ headers }: IncomingMessage): boolean =>
  (headers.accept ?? '')
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .some(
      ([type, ...parameters]) => type === 'text/html' && !parameters.some((one) => /^q=0(\.0*)?$/.test(one)),
    );

const write = (response: ServerResponse, problem: Problem, type: string, text: string): void => {
  const body = Buffer.from(text);
  response.statusCode = problem.status;
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Length', body.length);
  if (problem.details.retryAfterSeconds !== undefined)
    response.setHeader('Retry-After', String(problem.details.retryAfterSeconds));
  response.end(body);
};

/** Writes a problem as RFC 9457 demands, with Retry-After where it has one. */
export const sendProblem = (response: ServerResponse, problem: Problem): void =>
  write(response, problem, 'application/problem+json', JSON.stringify(problem.toDocument()));

/** Answers with a problem: as a page where HTML was named, as RFC 9457 demands otherwise. */
export const answerProblem = (
  request: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  errorPage: ErrorPage,
  kept?: URLSearchParams,
): void => {
  const { originalUrl = request.url ?? '' } = request as Partial<Request>;
  if (wantsHtml(request))
    write(response, problem, 'text/html', errorPage(problem.toDocument(), originalUrl, kept));
  else sendProblem(response, problem);
};

const isHttpError = (error: unknown): error is { status: number } =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';

/** Any error as a Problem. What express itself refuses (a broken path, say) is the client's, the rest is ours. */
export const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof EngineUnavailable || error instanceof StoreProblem)
    return new Problem('not-ready', {
      detail: 'Der Speicher antwortet gerade nicht. Bitte später noch einmal versuchen.',
      retryAfterSeconds: 5,
    });
  if (isHttpError(error) && error.status >= 400 && error.status < 500)
    return new Problem('bad-parameter', { detail: 'Die Adresse der Anfrage ist nicht lesbar.' });
  return new Problem('internal', {
    detail: 'Der Fehler wurde festgehalten. Bitte später noch einmal versuchen.',
  });
};

// An error's message may repeat what was sent (a parser's does); where it was thrown says enough.
const placesOf = ({ message, stack = '' }: Error): string[] => {
  const end = stack.indexOf(message) + message.length;
  const places = stack.includes(message) ? stack.slice(end).split('\n') : [];
  return places.map((line) => line.trim()).filter((line) => line.startsWith('at '));
};

const described = (error: unknown) => ({
  error: error instanceof Error ? error.name : typeof error,
  code: (error as { code?: unknown } | null)?.code,
  at: error instanceof Error ? placesOf(error) : [],
});

/** The last handler of the app: every error anywhere becomes problem+json, or a page where HTML was named. */
export const problemHandler =
  (log: Logger, errorPage: ErrorPage, answer = answerProblem) =>
  (error: unknown, request: IncomingMessage, response: ServerResponse, _next?: NextFunction): void => {
    const problem = asProblem(error);
    if (problem.status === PROBLEMS.internal.status)
      log.error({ ...described(error), correlationId: correlationOf(response) }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    answer(request, response, problem, errorPage);
  };
