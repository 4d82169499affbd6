import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ReadyAnswer } from './answer-cache.ts';
import { matchesTag, type ReadyReplies } from './ready-replies.ts';

/** The entity tag of an answer that is fully named by `key` (RFC 9110 §8.8.3). */
export const tagOf = (key: string): string =>
  `"${createHash('sha256').update(key).digest('base64url').slice(0, 27)}"`;

const linkTo = (request: Request, next: string): string => {
  const url = new URL(request.originalUrl, 'http://localhost');
  url.searchParams.set('cursor', next);
  return `<${url.pathname}${url.search}>; rel="next"`;
};

/**
 * Sends ready bytes, or 304 where the client has them already; they are kept for whoever asks the same. Without a tag the
 * answer is never to be kept.
 */
export const sendReady = (
  request: Request,
  response: Response,
  { body, next }: ReadyAnswer,
  { type, tag }: { readonly type: string; readonly tag?: string },
  replies: ReadyReplies,
): void => {
  response.set('Vary', 'Cookie, X-Demo-Actor, Accept');
  if (next !== undefined) response.set('Link', linkTo(request, next));
  if (tag === undefined) response.set('Cache-Control', 'no-store');
  else {
    response.set({ ETag: tag, 'Cache-Control': 'no-cache' });
    if (matchesTag(request.get('if-none-match'), tag)) {
      response.status(304).end();
      return;
    }
  }
  response.set({ 'Content-Type': type, 'Content-Length': String(body.length) });
  if (tag !== undefined) replies.keep(request, response, tag, body);
  response.end(body);
};
