import type { IncomingMessage, RequestListener } from 'node:http';
import { Problem } from '../../contracts/problems.ts';
import { type Authority, authorityOf } from './authority.ts';
import { isForeign } from './origin.ts';
import type { OwnNames } from './own-names.ts';
import { targetOf } from './target.ts';

const badTarget = () => new Problem('bad-parameter', { detail: 'Die Adresse der Anfrage ist nicht lesbar.' });

const nowhere = () => new Problem('not-found', { detail: 'Diese Adresse gibt es hier nicht.' });

const badHost = (message: string) =>
  new Problem('bad-header', { detail: message, errors: [{ path: 'Host', message }] });

const misdirected = () =>
  new Problem('misdirected', {
    detail:
      'Unter diesem Namen ist der Dienst nicht zu erreichen. Seine Namen stehen in der Einstellung LICHTERKETTE_HOSTS.',
  });

const foreign = () =>
  new Problem('forbidden', { detail: 'Anfragen von fremden Seiten werden nicht angenommen.' });

/** How often Host was sent: Node keeps the first one and drops the others without a word. */
const hostLines = ({ rawHeaders }: IncomingMessage): number => {
  let lines = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') lines += 1;
  }
  return lines;
};

/** What is wrong with the Host of a request (RFC 9112 §3.2), or whom it names; HTTP/1.0 need not name anybody. */
const hostOf = (request: IncomingMessage): Authority | Problem | undefined => {
  const lines = hostLines(request);
  if (lines > 1) return badHost('Die Kopfzeile Host steht mehrmals da.');
  if (lines === 0) return request.httpVersion === '1.0' ? undefined : badHost('Die Kopfzeile Host fehlt.');
  return authorityOf(request.headers.host ?? '') ?? badHost('Die Kopfzeile Host ist nicht lesbar.');
};

/**
 * Why a request is refused whatever it asks for: its address or its Host cannot be read, it is meant for somebody else, or it
 * comes from a page of somebody else. Undefined where none of that holds. Nothing that a proxy may add (Forwarded,
 * X-Forwarded-…) is looked at.
 */
export const refusalOf = (request: IncomingMessage, own: OwnNames): Problem | undefined => {
  const target = targetOf(request);
  if (target === undefined) return badTarget();
  const host = hostOf(request);
  if (host instanceof Problem) return host;
  const asked = target.authority === undefined ? host : authorityOf(target.authority);
  if (target.authority !== undefined && asked === undefined) return badTarget();
  // A whole address counts more than Host (RFC 9112 §3.2.2), but a proxy may have looked at Host: both are to be ours.
  for (const named of [asked, host])
    if (named !== undefined && !own.names.has(named.name)) return misdirected();
  if (isForeign(request, own, asked)) return foreign();
  // Express takes the second slash for the one that may stand at an end, and URLs take what follows for a host.
  return target.path.startsWith('//') ? nowhere() : undefined;
};

/** Answers a request that is refused. */
export type Refuse = (problem: Problem, ...exchange: Parameters<RequestListener>) => void;

/**
 * Stands before everything that answers: hands on what is meant for this hub, with its address as path and query, and the
 * rest to `refuse`.
 */
export const gate =
  (own: OwnNames, next: RequestListener, refuse: Refuse): RequestListener =>
  (request, response) => {
    const problem = refusalOf(request, own);
    if (problem !== undefined) {
      refuse(problem, request, response);
      return;
    }
    if (request.url?.startsWith('/') === false) request.url = targetOf(request)?.path ?? '';
    next(request, response);
  };
