import type { IncomingMessage } from 'node:http';

/** What a request asks for (RFC 9112 §3.2). */
export interface Target {
  /** Path and query, or `*`. */
  readonly path: string;
  /** Host and port, where the address was given whole; as text, which may be any. */
  readonly authority?: string;
}

const ABSOLUTE = /^https?:\/\/([^/?]*)(.*)$/i;

/**
 * Reads the address of a request, whole or as a path; `*` is for OPTIONS alone. Undefined where it is none: another scheme,
 * a fragment (it never leaves a client), no slash at its beginning.
 */
export const targetOf = ({
  url = '',
  method,
}: Pick<IncomingMessage, 'url' | 'method'>): Target | undefined => {
  if (url.includes('#')) return undefined;
  if (url.startsWith('/')) return { path: url };
  if (url === '*') return method === 'OPTIONS' ? { path: url } : undefined;
  const [, authority, path = ''] = ABSOLUTE.exec(url) ?? [];
  if (authority === undefined) return undefined;
  return { authority, path: path.startsWith('/') ? path : `/${path}` };
};
