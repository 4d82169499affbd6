import { connect } from 'node:net';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { ALIAS, type Call, callFrom, FRONT, refusalsOf, STRANGER } from './harness/callers.ts';
import { hubProcess } from './harness/hub-process.ts';
import { exchange, send, Village } from './harness/load.ts';
import { rawLog } from './harness/raw-log.ts';

const CALLS = { small: 1500, issue: 60_000 };
const AT_ONCE = 16;

/** Stands in an entry that only its own Kommune may see. */
const INNER = 'Innerstes-Vorhaben-4711';

const METHODS = ['GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'UPGRADE'] as const;
type Method = (typeof METHODS)[number];

type Statuses = Readonly<Record<Method, number>>;

const READ: Statuses = { GET: 200, HEAD: 200, OPTIONS: 204, POST: 405, PUT: 405, DELETE: 405, UPGRADE: 200 };
const NOWHERE: Statuses = {
  GET: 404,
  HEAD: 404,
  OPTIONS: 404,
  POST: 404,
  PUT: 404,
  DELETE: 404,
  UPGRADE: 404,
};
const WRITE: Statuses = { GET: 405, HEAD: 405, OPTIONS: 204, POST: 422, PUT: 405, DELETE: 405, UPGRADE: 405 };

/** What is asked for, and what somebody who calls rightly is answered. */
const placesOf = (kommuneId: string): readonly (readonly [path: string, Statuses])[] => [
  ['/', READ],
  ['/loesungen', READ],
  [`/kommunen/${kommuneId}`, READ],
  ['/v1/solutions?limit=200', READ],
  ['/v1/feed?limit=200', READ],
  ['/v1/feed.atom', READ],
  ['/v1/demo-actors', READ],
  [`/v1/kommunen/${kommuneId}`, READ],
  ['/v1/kommunen', { ...READ, POST: 201 }],
  [`/v1/kommunen/${kommuneId}/share-project`, WRITE],
  ['/v1/live', { ...READ, GET: 426, HEAD: 426, UPGRADE: 101 }],
  ['/openapi.json', READ],
  ['/asyncapi.json', READ],
  ['/healthz', READ],
  ['/metrics', READ],
  ['/v1/solutions/x', { ...READ, GET: 404, HEAD: 404, UPGRADE: 404 }],
  ['/v1/solutions?limit=%', { ...READ, GET: 400, HEAD: 400, UPGRADE: 400 }],
  ['/loesungen?q=%ff', { ...READ, GET: 400, HEAD: 400, UPGRADE: 400 }],
  ['/nowhere', NOWHERE],
  ['/%', NOWHERE],
];

const HANDSHAKE = [
  'Connection: Upgrade, close',
  'Upgrade: websocket',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];
const BODY = '{"name":"Gemeinde Anruf","kind":"gemeinde","land":"Hessen"}';

interface Case {
  readonly call: Call;
  readonly method: Method;
  readonly path: string;
  readonly statuses: Statuses;
}

/** The bytes of a call; each that may write brings a body that would be taken. */
const bytesOf = ({ call, method, path }: Case, actor: string): Buffer => {
  // Registering others is for whoever acts for all: nobody in particular.
  const acts = method === 'POST' && path === '/v1/kommunen' ? [] : [`X-Demo-Actor: ${actor}`];
  const writes = method === 'POST' || method === 'PUT';
  const origin = call.origin.origin === undefined ? [] : [`Origin: ${call.origin.origin}`];
  const head = [
    `${method === 'UPGRADE' ? 'GET' : method} ${call.target.of(path)} HTTP/${call.version}`,
    ...call.host.lines,
    ...origin,
    ...call.site.lines,
    ...call.forwarded,
    ...acts,
    ...(method === 'UPGRADE' ? HANDSHAKE : ['Connection: close']),
    ...(writes ? ['Content-Type: application/json', `Content-Length: ${BODY.length}`] : []),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${writes ? BODY : ''}`, 'latin1');
};

/** Everything that comes back until the other side ends; of a live connection its head. */
const answerTo = (port: number, bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(30_000, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (chunks[0]?.toString('latin1', 9, 12) === '101') socket.destroy();
    });
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });

const caseFrom = ({ random }: Attempt, port: number, places: ReturnType<typeof placesOf>): Case => {
  const [path, statuses] = random.pick(places);
  const call = callFrom(random, port);
  // HTTP/1.0 knows no upgrade.
  return { call, path, statuses, method: call.version === '1.0' ? 'GET' : random.pick(METHODS) };
};

const judge = ({ call, method, path, statuses }: Case, answer: string, tally: Tally): void => {
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
  const refusals = refusalsOf(call, method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS');
  const wanted = refusals.size > 0 ? refusals : new Set([statuses[method]]);
  const what = () =>
    `${method} ${call.target.of(path)} ${JSON.stringify([call.host.lines, call.origin, call.site.lines])}`;
  tally.count(refusals.size > 0 ? `refused ${status}` : 'answered as asked');
  tally.must(wanted.has(status), () => `${what()}: ${status} instead of ${[...wanted].join(' or ')}`);
  tally.must(!answer.includes(STRANGER), () => `${what()}: says back what it was told`);
  if (refusals.size === 0) {
    if (answer.includes(INNER)) tally.count('saw what is its own');
    return;
  }
  tally.must(!answer.includes(INNER), () => `${what()}: tells what is internal`);
  if (method !== 'HEAD')
    tally.must(/content-type: application\/problem\+json/i.test(answer), () => `${what()}: no problem+json`);
};

const prepared = async (attempt: Attempt) => {
  const directory = attempt.directory();
  const strangers = [`${STRANGER}.example`, `127.0.0.1.${STRANGER}.example`];
  const hub = hubProcess({
    directory,
    settings: {
      LICHTERKETTE_LOG_LEVEL: 'silent',
      LICHTERKETTE_HOSTS: [ALIAS, ...(attempt.sabotage ? strangers : [])].join(','),
      LICHTERKETTE_BASE_URL: `https://${FRONT}`,
    },
  });
  attempt.afterwards(() => hub.kill('SIGKILL'));
  const url = await hub.url;
  const village = new Village(attempt.random);
  const [, made] = await village.settle(url, 1);
  const kommuneId = String(made?.answer?.kommuneId);
  await send(url, {
    key: attempt.random.uuid(),
    path: `/v1/kommunen/${kommuneId}/share-project`,
    body: {
      title: INNER,
      summary: 'Noch nicht für andere',
      gestaltungsfelder: ['Bürgerservice'],
      innovationStatus: 'idee',
      sichtbarkeit: 'kommune',
    },
    appends: 1,
  });
  return { hub, url, directory, kommuneId };
};

export const names: Fault = {
  id: 'T28',
  title: 'one host, many names: Host, Origin, Sec-Fetch, forwarded headers, addresses in any form',
  sabotage: 'two names of strangers are taken for the hub’s own',
  run: async (attempt) => {
    const tally = new Tally();
    const { hub, url, directory, kommuneId } = await prepared(attempt);
    const port = Number(new URL(url).port);
    const actor = `kommune-${kommuneId}.fachdienst`;
    const places = placesOf(kommuneId);
    const cases = Array.from({ length: CALLS[attempt.size] }, () => caseFrom(attempt, port, places));
    const before = rawLog(directory).length;
    let made = 0;
    const lane = async () => {
      for (let next = cases.pop(); next !== undefined; next = cases.pop()) {
        const answer = await answerTo(port, bytesOf(next, actor));
        judge(next, answer, tally);
        if (answer.startsWith('HTTP/1.1 201 ')) made += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    hub.alive();
    const grown = rawLog(directory).length - before;
    tally.note('written', grown);
    tally.must(grown === made, `${grown} entries were written, ${made} were answered with 201`);
    tally.must(Number(tally.counts['saw what is its own'] ?? 0) > 0, 'nobody saw what is his own');
    tally.must((await exchange(url, '/readyz')).status === 200, 'not ready afterwards');
    return tally;
  },
};
