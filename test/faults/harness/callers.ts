import type { Random } from './random.ts';

/** What is wrong with a part of a request; absent where nothing is. */
type Fault = 'bad' | 'foreign' | 'cross-site' | 'same-site' | 'nowhere';

interface Part {
  readonly fault?: Fault;
}

/** The lines of a request that say whom it is for; `names` is host and port as they were meant. */
export interface HostPart extends Part {
  readonly lines: readonly string[];
  readonly names?: string;
}

interface TargetPart extends Part {
  readonly of: (path: string) => string;
  readonly names?: string;
}

interface OriginPart extends Part {
  readonly origin?: string;
  /** Ours only where the request names this very host. */
  readonly where?: string;
}

interface SitePart extends Part {
  readonly lines: readonly string[];
}

/** Names that the hub of this fault has beside those of this machine. */
export const ALIAS = 'hub.example';
export const FRONT = 'front.example';

/** Part of every name that is not the hub's: no answer may say it back. */
export const STRANGER = 'stranger';

const own = (name: string): HostPart => ({ lines: [`Host: ${name}`], names: name.toLowerCase() });
const bad = (...lines: string[]): HostPart => ({ lines, fault: 'bad' });
const foreign = (name: string): HostPart => ({ lines: [`Host: ${name}`], fault: 'foreign' });

const HOSTS = (port: number): readonly HostPart[] => [
  own(`127.0.0.1:${port}`),
  own('localhost'),
  own('[::1]:1'),
  own(ALIAS),
  own('HUB.Example:80'),
  own(`${FRONT}:443`),
  foreign(`${STRANGER}.example`),
  foreign(`${STRANGER}.example:${port}`),
  foreign(`127.0.0.1.${STRANGER}.example`),
  foreign(`${ALIAS}.${STRANGER}.example`),
  foreign(`${STRANGER}.${ALIAS}`),
  foreign('127.0.0.2'),
  foreign('0.0.0.0'),
  foreign('localhost.'),
  foreign('[::]'),
  foreign('[::ffff:127.0.0.1]'),
  bad(),
  bad('Host:'),
  bad('Host: localhost', `Host: ${STRANGER}.example`),
  bad('Host: localhost', 'HOST: localhost'),
  bad(`Host: localhost, ${STRANGER}.example`),
  bad('Host: localhost:99999'),
  bad('Host: localhost:port'),
  bad('Host: [::1'),
  bad('Host: a b'),
  bad('Host: me@localhost'),
  bad('Host: localhost/x'),
  bad('Host: ../localhost'),
  bad('Host: h\u00fcb.example'),
  bad('Host: "localhost"'),
];

const plain: TargetPart = { of: (path) => path };

const TARGETS: readonly TargetPart[] = [
  { of: (path) => `http://localhost${path}`, names: 'localhost' },
  { of: (path) => `HTTPS://HUB.example:80${path}`, names: 'hub.example:80' },
  { of: (path) => `http://${STRANGER}.example${path}`, fault: 'foreign' },
  { of: (path) => `http://localhost.${STRANGER}.example:80${path}`, fault: 'foreign' },
  { of: (path) => `http://${STRANGER}:99999${path}`, fault: 'bad' },
  { of: (path) => `http://localhost:99999${path}`, fault: 'bad' },
  { of: (path) => `http://me:pass@localhost${path}`, fault: 'bad' },
  { of: (path) => `http://${path}`, fault: 'bad' },
  { of: (path) => `ftp://localhost${path}`, fault: 'bad' },
  { of: (path) => `localhost${path}`, fault: 'bad' },
  { of: (path) => `${path}#${STRANGER}`, fault: 'bad' },
  { of: (path) => `${path} ${STRANGER}`, fault: 'bad' },
  { of: (path) => `${path}\u00fc`, fault: 'bad' },
  { of: () => 'http://', fault: 'bad' },
  { of: () => '#', fault: 'bad' },
  { of: () => '?', fault: 'bad' },
  { of: () => 'http:', fault: 'bad' },
  { of: (path) => `/${path}`, fault: 'nowhere' },
  { of: () => `//${STRANGER}.example/v1/demo-actors`, fault: 'nowhere' },
  { of: () => '//', fault: 'nowhere' },
  { of: () => `///${STRANGER}`, fault: 'nowhere' },
];

const ORIGINS = (port: number): readonly OriginPart[] => [
  { origin: `http://127.0.0.1:${port}` },
  { origin: `http://localhost:${port}` },
  { origin: `https://${FRONT}` },
  { origin: `http://${ALIAS}`, where: 'hub.example' },
  { origin: 'http://localhost:3000', where: 'localhost:3000' },
  { origin: `https://${STRANGER}.example`, fault: 'foreign' },
  { origin: `http://${STRANGER}.example:${port}`, fault: 'foreign' },
  { origin: `https://${FRONT}.${STRANGER}.example`, fault: 'foreign' },
  { origin: `https://${FRONT}:1`, fault: 'foreign' },
  { origin: `ftp://localhost:${port}`, fault: 'foreign' },
  { origin: 'null', fault: 'foreign' },
  { origin: `http://localhost:${port}, http://localhost:${port}`, fault: 'foreign' },
  { origin: STRANGER, fault: 'foreign' },
];

const SITES: readonly SitePart[] = [
  { lines: ['Sec-Fetch-Site: none'] },
  { lines: ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Mode: cors'] },
  { lines: ['Sec-Fetch-Site: nonsense'] },
  { lines: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'], fault: 'cross-site' },
  { lines: ['Sec-Fetch-Site: none', 'Sec-Fetch-Site: cross-site'], fault: 'cross-site' },
  { lines: ['Sec-Fetch-Site: same-site'], fault: 'same-site' },
];

/** What a proxy may add, or anybody else: none of it says anything. */
const FORWARDED: readonly string[] = [
  `X-Forwarded-Host: ${STRANGER}.example`,
  'X-Forwarded-Host: localhost',
  `X-Forwarded-Server: ${STRANGER}.example`,
  'X-Forwarded-Proto: https',
  'X-Forwarded-Port: 99999',
  `X-Forwarded-Prefix: //${STRANGER}.example`,
  'X-Forwarded-For: 127.0.0.1',
  `Forwarded: for=127.0.0.1;host=${STRANGER}.example;proto=https`,
  `X-Host: ${STRANGER}.example`,
  `X-Original-Host: ${STRANGER}.example`,
  'X-Original-URL: /v1/demo-actors',
  'X-Rewrite-URL: /v1/demo-actors',
  'X-HTTP-Method-Override: DELETE',
  `Referer: https://${STRANGER}.example/`,
];

/** How somebody calls the hub, part by part. */
export interface Call {
  readonly host: HostPart;
  readonly target: TargetPart;
  readonly origin: OriginPart;
  readonly site: SitePart;
  readonly forwarded: readonly string[];
  readonly version: '1.0' | '1.1';
}

/** A call, of which about one in three is right in every part. */
export const callFrom = (random: Random, port: number): Call => {
  const hosts = HOSTS(port);
  const right = hosts.filter(({ fault }) => fault === undefined);
  return {
    host: random.pick(random.chance(0.7) ? right : hosts),
    target: random.chance(0.75) ? plain : random.pick(TARGETS),
    origin: random.chance(0.6) ? {} : random.pick(ORIGINS(port)),
    site: random.chance(0.6) ? { lines: [] } : random.pick(SITES),
    forwarded: FORWARDED.filter(() => random.chance(0.15)),
    version: random.chance(0.1) ? '1.0' : '1.1',
  };
};

const withoutPort = (names: string) => names.replace(/:(80)?$/, '');

/** True where the page says that it stands at the very host that is asked. */
const isAsked = ({ host, target }: Call, where: string): boolean => {
  const asked = target.names ?? host.names;
  return asked !== undefined && withoutPort(asked) === where;
};

/**
 * With which of these statuses a call is refused, whatever it asks for; none where it is not. Of several reasons each will
 * do. Written down from what is promised, not from the code.
 */
export const refusalsOf = (call: Call, acts: boolean): ReadonlySet<number> => {
  const { host, target, origin, site, version } = call;
  const noHostNeeded = version === '1.0' && host.lines.length === 0;
  const fromElsewhere =
    origin.fault !== undefined || (origin.where !== undefined && !isAsked(call, origin.where));
  const named = origin.origin !== undefined && !fromElsewhere;
  const refusals: readonly (readonly [boolean, number])[] = [
    [target.fault === 'bad', 400],
    [target.fault === 'nowhere', 404],
    [host.fault === 'bad' && !noHostNeeded, 400],
    [host.fault === 'foreign' || target.fault === 'foreign', 421],
    [fromElsewhere, 403],
    [acts && site.fault === 'cross-site', 403],
    [acts && site.fault === 'same-site' && !named, 403],
  ];
  return new Set(refusals.flatMap(([holds, status]) => (holds ? [status] : [])));
};
