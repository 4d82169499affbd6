import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Access } from '../access/access.ts';
import { type Encoding, encodingFor } from '../ask/encodings.ts';
import type { ReadyAnswer } from '../ask/ready-answer.ts';
import { matchesTag, type ReadyReplies } from './ready-replies.ts';

/** The entity tag of an answer that is fully named by `key` (RFC 9110 §8.8.3). */
export const tagOf = (key: string | Buffer): string =>
  `"${createHash('sha256').update(key).digest('base64url').slice(0, 27)}"`;

/** The same answer in another encoding is another representation, with a tag of its own (RFC 9110 §8.8.3.3). */
const tagIn = (tag: string, encoding: Encoding | undefined): string =>
  encoding === undefined ? tag : `${tag.slice(0, -1)}-${encoding}"`;

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
  ['Cookie', ...headers.map(({ name }) => name), 'Accept', 'Accept-Encoding'].join(', ');

/** Who keeps an answer asks again each time; what somebody in particular asked for is kept by nobody else. */
const keeping = ({ headers }: Request, access: Access): string =>
  access.credentialsOf(headers) === undefined ? 'no-cache' : 'private, no-cache';

/** What goes out once, as it is: nobody may keep it, so nothing would be gained by an encoding that is kept. */
const sendOnce = (response: Response, type: string, body: Buffer): void => {
  response.set('Cache-Control', 'no-store');
  response.set({ 'Content-Type': type, 'Content-Length': String(body.length) }).end(body);
};

/**
 * Sends ready bytes in the encoding that was asked for, or 304 where the client has them already; they are kept for whoever asks
 * the same. Without a tag the answer is never to be kept.
 */
export const sendReady = async (
  request: Request,
  response: Response,
  ready: ReadyAnswer,
  { type, tag: plainTag }: { readonly type: string; readonly tag?: string },
  { access, replies }: SendParts,
): Promise<void> => {
  response.set('Vary', varyOf(access));
  if (ready.next !== undefined) response.set('Link', linkTo(request, ready.next));
  if (plainTag === undefined) return sendOnce(response, type, ready.body);
  const encoding = ready.isWorthEncoding ? encodingFor(request.get('accept-encoding')) : undefined;
  const tag = tagIn(plainTag, encoding);
  response.set({ ETag: tag, 'Cache-Control': keeping(request, access) });
  if (matchesTag(request.get('if-none-match'), tag)) {
    response.status(304).end();
    return;
  }
  const body = encoding === undefined ? ready.body : await ready.as(encoding);
  if (encoding !== undefined) response.set('Content-Encoding', encoding);
  response.set({ 'Content-Type': type, 'Content-Length': String(body.length) });
  replies.keep(request, response, tag, body);
  response.end(body);
};
