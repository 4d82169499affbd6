import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const portOf = (url: URL) => url.port || (url.protocol === 'https:' ? '443' : '80');

/**
 * Whether a request may come from where it says (RFC 6454): without an Origin yes; with one only from our own port
 * on a loopback name, whatever Host claims, so that a rebound name cannot act here. `publicPort` is the port of a proxy on
 * this machine that stands in front, if one does.
 */
export const originAllowed = (request: IncomingMessage, publicPort?: number): boolean => {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  const ports = [request.socket.localPort, publicPort].map(String);
  return LOOPBACK.has(url.hostname) && ports.includes(portOf(url));
};
