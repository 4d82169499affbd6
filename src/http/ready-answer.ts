import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { ReadyAnswer } from './answer-cache.ts';

/** The entity tag of an answer that is fully named by `key` (RFC 9110 §8.8.3). */
export const tagOf = (key: string): string =>
  `"${createHash('sha256').update(key).digest('base64url').slice(0, 27)}"`;

/** True where `If-None-Match` names this tag (RFC 9110 §13.1.2, weak comparison). */
const matches = (request: Request, tag: string): boolean => {
  const given = request.get('if-none-match');
  if (given === undefined) return false;
  return given === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
};

const linkTo = (request: Request, next: string): string => {
  const url = new URL(request.originalUrl, 'http://localhost');
  url.searchParams.set('cursor', next);
  return `<${url.pathname}${url.search}>; rel="next"`;
};

/** Sends ready bytes, or 304 where the client has them already. Without a tag the answer is never to be kept. */
export const sendReady = (
  request: Request,
  response: Response,
  { body, next }: ReadyAnswer,
  { type, tag }: { readonly type: string; readonly tag?: string },
): void => {
  response.set('Vary', 'Cookie, X-Demo-Actor, Accept');
  if (next !== undefined) response.set('Link', linkTo(request, next));
  if (tag === undefined) response.set('Cache-Control', 'no-store');
  else {
    response.set({ ETag: tag, 'Cache-Control': 'no-cache' });
    if (matches(request, tag)) {
      response.status(304).end();
      return;
    }
  }
  response.set({ 'Content-Type': type, 'Content-Length': String(body.length) }).end(body);
};
