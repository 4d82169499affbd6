import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Access } from '../access/access.ts';
import type { ReadyAnswer } from '../ask/answer-cache.ts';
import { matchesTag, type ReadyReplies } from './ready-replies.ts';

/** The entity tag of an answer that is fully named by `key` (RFC 9110 §8.8.3). */
export const tagOf = (key: string | Buffer): string =>
  `"${createHash('sha256').update(key).digest('base64url').slice(0, 27)}"`;

const linkTo = ({ originalUrl }: Request, next: string): string => {
  const [path = '', ...query] = originalUrl.split('?');
  const parameters = new URLSearchParams(query.join('?'));
  parameters.set('cursor', next);
  return `<${path}?${parameters.toString()}>; rel="next"`;
};

/** What sending needs: who asks, and what is kept to be sent again. */
export interface SendParts {
  readonly access: Access;
  readonly replies: ReadyReplies;
}

/** Everything of a request, beside its address, that what is answered depends on. */
const varyOf = ({ headers }: Access): string =>
  ['Cookie', ...headers.map(({ name }) => name), 'Accept'].join(', ');

/** Who keeps an answer asks again each time; what somebody in particular asked for is kept by nobody else. */
const keeping = ({ headers }: Request, access: Access): string =>
  access.credentialsOf(headers) === undefined ? 'no-cache' : 'private, no-cache';

/**
 * Sends ready bytes, or 304 where the client has them already; they are kept for whoever asks the same. Without a tag the
 * answer is never to be kept.
 */
export const sendReady = (
  request: Request,
  response: Response,
  { body, next }: ReadyAnswer,
  { type, tag }: { readonly type: string; readonly tag?: string },
  { access, replies }: SendParts,
): void => {
  response.set('Vary', varyOf(access));
  if (next !== undefined) response.set('Link', linkTo(request, next));
  if (tag === undefined) response.set('Cache-Control', 'no-store');
  else {
    response.set({ ETag: tag, 'Cache-Control': keeping(request, access) });
    if (matchesTag(request.get('if-none-match'), tag)) {
      response.status(304).end();
      return;
    }
  }
  response.set({ 'Content-Type': type, 'Content-Length': String(body.length) });
  if (tag !== undefined) replies.keep(request, response, tag, body);
  response.end(body);
};
