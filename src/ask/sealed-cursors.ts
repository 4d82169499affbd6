import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Cursors } from '../../projections/lists/cursor.ts';

/** Bytes of the mark that stands before what is sealed. */
const MARK = 16;

const KEY = 32;

/** Gives the cursors of a question; `bound` is all that they hold for, as JSON. */
export type SealCursors = (bound: unknown) => Cursors;

interface Keys {
  readonly mark: Buffer;
  readonly cipher: Buffer;
}

const keysOf = (root: string): Keys => {
  const bytes = Buffer.from(hkdfSync('sha256', root, '', 'Lichterkette: cursors of lists', 2 * KEY));
  return { mark: bytes.subarray(0, KEY), cipher: bytes.subarray(KEY) };
};

const markOf = (keys: Keys, bound: string, content: string): Buffer =>
  createHmac('sha256', keys.mark)
    .update(JSON.stringify([bound, content]))
    .digest()
    .subarray(0, MARK);

const sealed = (keys: Keys, bound: string, content: string): string => {
  const mark = markOf(keys, bound, content);
  const cipher = createCipheriv('aes-256-ctr', keys.cipher, mark);
  return Buffer.concat([mark, cipher.update(content, 'utf8'), cipher.final()]).toString('base64url');
};

const opened = (keys: Keys, bound: string, cursor: string): string | undefined => {
  const bytes = Buffer.from(cursor, 'base64url');
  // What does not read as it was written is another text for the same bytes.
  if (bytes.length <= MARK || bytes.toString('base64url') !== cursor) return undefined;
  const mark = bytes.subarray(0, MARK);
  const decipher = createDecipheriv('aes-256-ctr', keys.cipher, mark);
  const content = Buffer.concat([decipher.update(bytes.subarray(MARK)), decipher.final()]).toString('utf8');
  return timingSafeEqual(mark, markOf(keys, bound, content)) ? content : undefined;
};

/**
 * Cursors sealed with a key that is made of `root()`, a secret of this log: every replica and every start makes the same
 * one. Deterministic authenticated encryption (the construction of RFC 5297, with HMAC-SHA-256 and AES-256-CTR): the mark is
 * made of content and `bound` and begins the key stream, so that equal answers stay equal bytes.
 */
export const sealedCursors = (root: () => string): SealCursors => {
  let known: { readonly root: string; readonly keys: Keys } | undefined;
  const current = (): Keys => {
    const now = root();
    if (known?.root !== now) known = { root: now, keys: keysOf(now) };
    return known.keys;
  };
  return (bound) => ({
    seal: (keys) => sealed(current(), JSON.stringify(bound), JSON.stringify(keys)),
    open: (cursor) => {
      const content = opened(current(), JSON.stringify(bound), cursor);
      return content === undefined ? undefined : (JSON.parse(content) as string[]);
    },
  });
};
