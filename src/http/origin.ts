import type { IncomingMessage } from 'node:http';
import type { Authority } from './authority.ts';
import type { OwnNames } from './own-names.ts';

const STANDARD_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

const portOf = ({ protocol, port }: URL): string => port || (STANDARD_PORTS[protocol] ?? '');

/** The ports at which a page of this hub may stand: where it listens, where people reach it, and what was asked. */
const portsFor = (
  origin: URL,
  request: IncomingMessage,
  { base }: OwnNames,
  asked: Authority | undefined,
) => [
  String(request.socket.localPort),
  ...(base === undefined ? [] : [portOf(new URL(base))]),
  ...(asked?.name === origin.hostname ? [asked.port || (STANDARD_PORTS[origin.protocol] ?? '')] : []),
];

const isOwn = (origin: string, request: IncomingMessage, own: OwnNames, asked: Authority | undefined) => {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (!(url.protocol in STANDARD_PORTS) || !own.names.has(url.hostname)) return false;
  return portsFor(url, request, own, asked).includes(portOf(url));
};

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True for what may change something, or opens a live connection. */
const acts = ({ method = '', headers }: IncomingMessage): boolean =>
  !READS.has(method) || headers.upgrade !== undefined;

/** What a browser says of the page that asks (Fetch Metadata); a proxy may have joined several. */
const siteOf = ({ headers }: IncomingMessage): string =>
  String(headers['sec-fetch-site'] ?? '').toLowerCase();

/**
 * Whether a request comes from a page of another origin (RFC 6454), so that somebody else acts or reads through the
 * browser of whoever is here. Programs say no Origin and are welcome. `asked` is what the request itself calls this hub.
 */
export const isForeign = (request: IncomingMessage, own: OwnNames, asked: Authority | undefined): boolean => {
  const { origin } = request.headers;
  const named = origin !== undefined && isOwn(origin, request, own, asked);
  if (origin !== undefined && !named) return true;
  if (!acts(request)) return false;
  const site = siteOf(request);
  return site.includes('cross-site') || (site.includes('same-site') && !named);
};
