import type { IncomingMessage } from 'node:http';
import { Problem } from '../../contracts/problems.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for any UUID in its text form (RFC 9562 §4). */
export const isUuid = (text: string): boolean => UUID.test(text);

/** A header that Node gives as one text: where it was sent several times, joined by commas. */
const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined =>
  headers[name] as string | undefined;

const wrongHeader = (name: string, message: string) =>
  new Problem('invalid-fields', { detail: message, errors: [{ path: name, message }] });

/** The command's key: a UUID in `Idempotency-Key`; `make` makes one where it is absent. Throws 422. */
export const idempotencyKey = (request: IncomingMessage, make: () => string): string => {
  const given = headerOf(request, 'idempotency-key');
  if (given === undefined) return make();
  const key = given.trim().replace(/^"(.*)"$/, '$1');
  if (!isUuid(key)) throw wrongHeader('Idempotency-Key', 'Der Idempotency-Key muss eine UUID sein.');
  return key.toLowerCase();
};

const ENTITY_TAG = /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;
const REVISION_TAG = /^"r(\d{1,15})"$/;

/**
 * The revisions that `If-Match` allows (RFC 9110 §13.1.1), written `"r<revision>"`; undefined where the header is
 * absent or `*`. Other entity tags match nothing. Throws Problem 400 where it is no list of entity tags.
 */
export const ifMatch = (request: IncomingMessage): ReadonlySet<number> | undefined => {
  const given = headerOf(request, 'if-match')?.trim();
  if (given === undefined || given === '*') return undefined;
  const tags = given.split(',').map((tag) => tag.trim());
  if (!tags.every((tag) => ENTITY_TAG.test(tag)))
    throw new Problem('bad-header', {
      detail: 'If-Match muss die Form "r<Revision>" haben, zum Beispiel "r3".',
      errors: [{ path: 'If-Match', message: 'Erwartet wird zum Beispiel "r3" (mit Anführungszeichen).' }],
    });
  return new Set(tags.flatMap((tag) => REVISION_TAG.exec(tag)?.[1] ?? []).map(Number));
};

/** Throws Problem 415 unless the body is `application/json` in UTF-8, not compressed. */
export const requireJson = (request: IncomingMessage): void => {
  const [type = '', ...parameters] = (headerOf(request, 'content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((p) => p.startsWith('charset='));
  const encoding = headerOf(request, 'content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity')
    throw new Problem('unsupported-media-type', {
      detail: 'Bitte unkomprimiert senden (ohne Content-Encoding).',
    });
  const utf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (type.trim() === 'application/json' && utf8) return;
  throw new Problem('unsupported-media-type', {
    detail: 'Bitte als Content-Type: application/json (UTF-8) senden.',
  });
};

/**
 * The status on which the sender counts, in `X-Expect-Status`: a commands file says of some lines that they are refused.
 * Throws Problem 400 where it is no status.
 */
export const expectedStatus = (request: IncomingMessage): number | undefined => {
  const given = headerOf(request, 'x-expect-status');
  if (given === undefined) return undefined;
  if (/^[2-5]\d\d$/.test(given)) return Number(given);
  const message = 'Erwartet wird ein Status wie 409.';
  throw new Problem('bad-header', { detail: message, errors: [{ path: 'X-Expect-Status', message }] });
};
