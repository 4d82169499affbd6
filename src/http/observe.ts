import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { v4 } from 'uuid';
import { isUuid } from './headers.ts';
import type { Answered, CommandOutcome, HubMetrics } from './metrics.ts';

/** The header that names what belongs together, across programs. */
const CORRELATION = 'X-Correlation-Id';

/** Asked by machines every few seconds: not worth a line. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

interface Locals {
  correlationId?: string;
  base?: string;
  command?: { name: string; outcome?: CommandOutcome };
}

const localsOf = (response: Response): Locals => response.locals as Locals;

/** The id that this request's events, answer and log line carry. */
export const correlationOf = (response: Response): string | undefined => localsOf(response).correlationId;

/** Tells which command a request brought, before it is handled. */
export const noteCommand = (response: Response, name: string): void => {
  localsOf(response).command = { name };
};

/** Tells what a command that was accepted came to. */
export const noteOutcome = (response: Response, outcome: CommandOutcome): void => {
  const { command } = localsOf(response);
  if (command !== undefined) command.outcome = outcome;
};

// Only a UUID: anything else could be text, and this one is stored with the events for good.
const correlationFor = (request: Request): string => {
  const given = request.get(CORRELATION);
  return given !== undefined && isUuid(given) ? given.toLowerCase() : v4();
};

/** Remembers where routes are mounted: express forgets it on the way to an error. */
export const noteBase = (request: Request, response: Response, next: NextFunction): void => {
  localsOf(response).base = request.baseUrl;
  next();
};

const routeOf = (request: Request, response: Response): string => {
  const route = request.route as { readonly path?: unknown } | undefined;
  return typeof route?.path === 'string' ? (localsOf(response).base ?? '') + route.path : 'none';
};

const commandOf = (response: Response): Answered['command'] => {
  const { command } = localsOf(response);
  if (command === undefined) return undefined;
  const { name, outcome = response.statusCode >= 500 ? 'failed' : 'refused' } = command;
  return { name, outcome };
};

/**
 * Measures every request and writes one line for it: method, route, status, duration, correlation id, and a command's name
 * and outcome. Nothing of what was sent: no address, no query, no body, nobody's id.
 */
export const observe = (log: Logger, metrics: HubMetrics): RequestHandler => {
  const told = (request: Request, response: Response, began: number) => {
    const command = commandOf(response);
    const answered: Answered = {
      method: request.method,
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
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    const correlationId = correlationFor(request);
    localsOf(response).correlationId = correlationId;
    response.set(CORRELATION, correlationId);
    response.once('close', () => told(request, response, began));
    next();
  };
};
