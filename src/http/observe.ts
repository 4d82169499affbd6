import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { v4 } from 'uuid';
import { isUuid } from './headers.ts';
import type { Answered, CommandOutcome, HubMetrics } from './metrics.ts';

/** The header that names what belongs together, across programs. */
export const CORRELATION = 'X-Correlation-Id';

/** As Node names it. */
const CORRELATION_KEY = CORRELATION.toLowerCase();

/** Asked by machines every few seconds: not worth a line. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

interface Locals {
  correlationId?: string;
  base?: string;
  route?: string;
  command?: { name: string; outcome?: CommandOutcome };
}

// Express keeps the locals that it finds.
const localsOf = (response: ServerResponse & { locals?: Locals }): Locals => {
  response.locals ??= {};
  return response.locals;
};

/** The id that this request's events, answer and log line carry. */
export const correlationOf = (response: ServerResponse): string | undefined =>
  localsOf(response).correlationId;

/** Tells which command a request brought, before it is handled. */
export const noteCommand = (response: ServerResponse, name: string): void => {
  localsOf(response).command = { name };
};

/** Tells what a command that was accepted came to. */
export const noteOutcome = (response: ServerResponse, outcome: CommandOutcome): void => {
  const { command } = localsOf(response);
  if (command !== undefined) command.outcome = outcome;
};

// Only a UUID: anything else could be text, and this one is stored with the events for good.
const correlationFor = ({ headers }: IncomingMessage): string => {
  const given = headers[CORRELATION_KEY];
  return typeof given === 'string' && isUuid(given) ? given.toLowerCase() : v4();
};

/** Remembers where routes are mounted: express forgets it on the way to an error. */
export const noteBase = (request: Request, response: Response, next: NextFunction): void => {
  localsOf(response).base = request.baseUrl;
  next();
};

/** Tells which route an answer is of that express had no part in. */
export const noteRoute = (response: ServerResponse, route: string): void => {
  localsOf(response).route = route;
};

/** The route that took a request, with its pattern's parameters; `none` where there was none. */
export const routeOf = (request: IncomingMessage, response: ServerResponse): string => {
  const { base = '', route: noted = 'none' } = localsOf(response);
  const { route } = request as Partial<Pick<Request, 'route'>>;
  const path = (route as { readonly path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? base + path : noted;
};

/** Names the correlation id in the answer. */
export const tellCorrelation = (_request: unknown, response: ServerResponse, next: () => void): void => {
  const id = correlationOf(response);
  if (id !== undefined) response.setHeader(CORRELATION, id);
  next();
};

const commandOf = (response: ServerResponse): Answered['command'] => {
  const { command } = localsOf(response);
  if (command === undefined) return undefined;
  const { name, outcome = response.statusCode >= 500 ? 'failed' : 'refused' } = command;
  return { name, outcome };
};

/**
 * Stands before everything that answers: measures every request and writes one line for it: method, route, status, duration, correlation id, and a command's name
 * and outcome. Nothing of what was sent: no address, no query, no body, nobody's id.
 */
export const observe = (log: Logger, metrics: HubMetrics, next: RequestListener): RequestListener => {
  const report = (request: IncomingMessage, response: ServerResponse, began: number) => {
    const command = commandOf(response);
    const answered: Answered = {
      method: request.method ?? '',
      route: routeOf(request, response),
      status: response.writableFinished ? response.statusCode : 499,
      seconds: (performance.now() - began) / 1000,
      ...(command === undefined ? {} : { command }),
    };
    metrics.answered(answered);
    if (QUIET.has(answered.route)) return;
    const { seconds, command: brought, ...line } = answered;
    const durationMs = Math.round(seconds * 100_000) / 100;
    const { name, outcome } = brought ?? {};
    log.info(
      { ...line, durationMs, correlationId: correlationOf(response), command: name, outcome },
      'request',
    );
  };
  return (request, response) => {
    const began = performance.now();
    localsOf(response).correlationId = correlationFor(request);
    response.once('close', () => report(request, response, began));
    next(request, response);
  };
};
