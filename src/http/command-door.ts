import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { COMMAND_ROUTES, type CommandParts, type CommandRoute, takeCommand } from './commands.ts';
import { isUuid } from './headers.ts';
import type { Health } from './health.ts';
import { CORRELATION, correlationOf, noteRoute } from './observe.ts';

/** What the door needs beside what commands do. */
export interface DoorParts extends CommandParts {
  readonly health: () => Health;
  /** Below which path the commands are. */
  readonly base: string;
  /** Headers that every answer has: names and values in turn. */
  readonly head: readonly string[];
  /** Answers what went wrong; the headers of every answer are set. */
  readonly fail: (error: unknown, request: IncomingMessage, response: ServerResponse) => void;
}

/** An address as plain as it can be written: path and nothing else, the command's name behind the id. */
const partsOf = (address: string): { readonly pattern: string; readonly id: string } => {
  const from = address.indexOf('/', 1);
  const to = from === -1 ? -1 : address.indexOf('/', from + 1);
  if (to === -1) return { pattern: address, id: '' };
  return { pattern: `${address.slice(0, from)}/:id${address.slice(to)}`, id: address.slice(from + 1, to) };
};

const setHeaders = (response: ServerResponse, head: readonly string[]): void => {
  for (let at = 0; at < head.length; at += 2) response.setHeader(head[at] as string, head[at + 1] as string);
};

/** Where something stands in the way of all answers, or marks them, the application says so. */
const isUsual = ({ ready, halted, unknown }: Health): boolean =>
  ready && halted === undefined && unknown === 0;

/**
 * Takes commands before the application looks at the request: express asks its routes one after the other, and helmet sets a dozen headers
 * one by one, which costs more than many a command. What it does not know in its plainest form goes on to `next`, and is answered there in the
 * same words.
 */
export const commandDoor = (parts: DoorParts, next: RequestListener): RequestListener => {
  const { base, health, head, fail } = parts;
  const routes = new Map<string, CommandRoute>();
  for (const route of COMMAND_ROUTES) if (!routes.has(route.path)) routes.set(route.path, route);
  const routeAt = ({ method, url = '' }: IncomingMessage) => {
    if (method !== 'POST' || !url.startsWith(base)) return undefined;
    const { pattern, id } = partsOf(url.slice(base.length));
    const route = routes.get(pattern);
    return route === undefined || (id !== '' && !isUuid(id)) ? undefined : { route, id };
  };
  return (request, response) => {
    const found = routeAt(request);
    if (found === undefined || !isUsual(health())) {
      next(request, response);
      return;
    }
    noteRoute(response, base + found.route.path);
    const first = [CORRELATION, correlationOf(response) ?? '', ...head];
    takeCommand(found.route, found.id, request, response, parts, first).catch((error: unknown) => {
      if (!response.headersSent) setHeaders(response, first);
      fail(error, request, response);
    });
  };
};
