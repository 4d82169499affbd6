import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../contracts/problem-codes.ts';
import { badWords, problemIn, type Sent, send, sendBytes } from './send.ts';
import { UNKNOWN, type World, world } from './world.ts';

let on: World;

beforeAll(async () => {
  on = await world();
});

afterAll(() => on.hub.close());

const JSON_TYPE = { 'Content-Type': 'application/json' };
const kommune = '{"name":"Gemeinde Tal","kind":"gemeinde","land":"Hessen"}';
const post = (over: Partial<Sent> = {}): Sent => ({
  method: 'POST',
  path: '/v1/kommunen',
  body: kommune,
  ...over,
  headers: { ...JSON_TYPE, ...over.headers },
});
const deep = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

type Case = readonly [name: string, sent: Sent, status: number, code: ProblemCode, path?: string];

const REQUESTS: readonly Case[] = [
  ['an unknown command', post({ path: `/v1/kommunen/${UNKNOWN}/fly` }), 404, 'not-found'],
  ['a command of the other kind', post({ path: `/v1/verbuende/${UNKNOWN}/join-verbund` }), 404, 'not-found'],
  [
    'a command that makes, on a target',
    post({ path: `/v1/kommunen/${UNKNOWN}/register-kommune` }),
    404,
    'not-found',
  ],
  ['a target that is no UUID', post({ path: '/v1/kommunen/1/share-project' }), 404, 'not-found'],
  ['5,000 levels of lists', post({ body: deep(5000, '[', ']') }), 400, 'malformed-json'],
  [
    '5,000 levels of objects',
    post({ body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` }),
    400,
    'malformed-json',
  ],
  ['33 levels', post({ body: deep(33, '[', ']') }), 400, 'malformed-json'],
  ['32 levels that do not fit', post({ body: deep(32, '[', ']') }), 422, 'invalid-fields', ''],
  ['broken UTF-8', post({ body: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]) }), 400, 'malformed-json'],
  ['UTF-16', post({ body: Buffer.from(`\ufeff${kommune}`, 'utf16le') }), 400, 'malformed-json'],
  ['no body', post({ body: '' }), 400, 'malformed-json'],
  ['2 MB', post({ body: `{"name":"${'x'.repeat(2_000_000)}"}` }), 413, 'too-large'],
  ['64 kB and a byte', post({ body: kommune.padEnd(64 * 1024 + 1) }), 413, 'too-large'],
  ['no content type', { method: 'POST', path: '/v1/kommunen', body: kommune }, 415, 'unsupported-media-type'],
  ['text/plain', post({ headers: { 'Content-Type': 'text/plain' } }), 415, 'unsupported-media-type'],
  [
    'a form',
    post({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }),
    415,
    'unsupported-media-type',
  ],
  [
    'another charset',
    post({ headers: { 'Content-Type': 'application/json; charset=latin1' } }),
    415,
    'unsupported-media-type',
  ],
  ['a compressed body', post({ headers: { 'Content-Encoding': 'gzip' } }), 415, 'unsupported-media-type'],
  [
    'a key that is no UUID',
    post({ headers: { 'Idempotency-Key': 'abc' } }),
    422,
    'invalid-fields',
    'Idempotency-Key',
  ],
  ['an empty key', post({ headers: { 'Idempotency-Key': '' } }), 422, 'invalid-fields', 'Idempotency-Key'],
  [
    'two keys',
    post({ headers: { 'Idempotency-Key': [UNKNOWN, UNKNOWN] } }),
    422,
    'invalid-fields',
    'Idempotency-Key',
  ],
  [
    'an If-Match that is no list of tags',
    post({ headers: { 'If-Match': 'r3' } }),
    400,
    'bad-header',
    'If-Match',
  ],
  ['an unknown demo actor', post({ headers: { 'X-Demo-Actor': 'somebody' } }), 401, 'sign-in-needed'],
  ['parameters on a command', post({ path: '/v1/kommunen?dry=1' }), 400, 'bad-parameter', 'dry'],
  ['a foreign origin', post({ headers: { Origin: 'https://example.org' } }), 403, 'forbidden'],
  ['an opaque origin', post({ headers: { Origin: 'null' } }), 403, 'forbidden'],
  ['another port of this machine', post({ headers: { Origin: 'http://127.0.0.1:1' } }), 403, 'forbidden'],
  [
    'a foreign origin that only reads',
    { path: '/v1/solutions', headers: { Origin: 'https://example.org' } },
    403,
    'forbidden',
  ],
  ['an address that leads nowhere', { path: '/v1/nowhere' }, 404, 'not-found'],
  ['an address outside of /v1', { path: '/nowhere' }, 404, 'not-found'],
  ['an address in other letters', { path: '/V1/solutions' }, 404, 'not-found'],
  ['an address with two slashes', { path: '/v1//solutions' }, 404, 'not-found'],
  ['an address of dots', { path: '/..%2f..%2fetc/passwd' }, 404, 'not-found'],
  ['an id that is no UUID', { path: '/v1/solutions/1' }, 404, 'not-found'],
  ['an id that is no UUID, below it', { path: '/v1/solutions/1/lineage' }, 404, 'not-found'],
  ['an unknown solution', { path: `/v1/solutions/${UNKNOWN}` }, 404, 'not-found'],
  ['an unknown Kommune', { path: `/v1/kommunen/${UNKNOWN}` }, 404, 'not-found'],
  ['an unknown Verbund', { path: `/v1/verbuende/${UNKNOWN}` }, 404, 'not-found'],
  ['a path in broken percent-encoding', { path: '/v1/solutions/%ff' }, 400, 'bad-parameter'],
  ['a live address without an upgrade', { path: '/v1/live' }, 426, 'upgrade-needed'],
  ['a URL of 30 kB', { path: `/v1/solutions?q=${'x'.repeat(30_000)}` }, 400, 'bad-header'],
  ['limit 0', { path: '/v1/solutions?limit=0' }, 400, 'bad-parameter', 'limit'],
  ['limit 201', { path: '/v1/solutions?limit=201' }, 400, 'bad-parameter', 'limit'],
  ['limit -1', { path: '/v1/feed?limit=-1' }, 400, 'bad-parameter', 'limit'],
  ['limit in words', { path: '/v1/kommunen?limit=ten' }, 400, 'bad-parameter', 'limit'],
  ['an empty limit', { path: '/v1/verbuende?limit=' }, 400, 'bad-parameter', 'limit'],
  ['limit in hexadecimal', { path: '/v1/solutions?limit=0x10' }, 400, 'bad-parameter', 'limit'],
  ['limit with an exponent', { path: '/v1/solutions?limit=1e1' }, 400, 'bad-parameter', 'limit'],
  ['limit with a blank', { path: '/v1/solutions?limit=%205' }, 400, 'bad-parameter', 'limit'],
  ['limit twice', { path: '/v1/solutions?limit=5&limit=6' }, 400, 'bad-parameter', 'limit'],
  ['an unknown sort', { path: '/v1/solutions?sort=beliebt' }, 400, 'bad-parameter', 'sort'],
  ['sort twice', { path: '/v1/solutions?sort=neu&sort=titel' }, 400, 'bad-parameter', 'sort'],
  ['a cursor that is none', { path: '/v1/solutions?cursor=abc' }, 400, 'bad-parameter', 'cursor'],
  [
    'a cursor of another shape',
    { path: `/v1/kommunen?cursor=${btoa('["kommunen"]')}` },
    400,
    'bad-parameter',
    'cursor',
  ],
  ['a cursor of a broken text', { path: '/v1/feed?cursor=%ff%ff' }, 400, 'bad-parameter'],
  ['an unknown facet value', { path: '/v1/solutions?land=Atlantis' }, 400, 'bad-parameter', 'land'],
  ['a facet that is no UUID', { path: '/v1/solutions?verbund=1' }, 400, 'bad-parameter', 'verbund'],
  ['stand in words', { path: '/v1/solutions?stand=gestern' }, 400, 'bad-parameter', 'stand'],
  [
    'stand on a day that there is not',
    { path: '/v1/solutions?stand=2026-02-30' },
    400,
    'bad-parameter',
    'stand',
  ],
  ['zum in words', { path: '/v1/solutions?zum=morgen' }, 400, 'bad-parameter', 'zum'],
  ['after in words', { path: '/v1/feed?after=x' }, 400, 'bad-parameter', 'after'],
  ['atLeast in words', { path: '/v1/solutions?atLeast=x' }, 400, 'bad-parameter', 'atLeast'],
  ['an unknown channel', { path: '/v1/feed?channel=alles' }, 400, 'bad-parameter', 'channel'],
  ['an unknown parameter', { path: '/v1/solutions?seite=2' }, 400, 'bad-parameter', 'seite'],
  ['a parameter of all objects', { path: '/v1/solutions?__proto__=1' }, 400, 'bad-parameter', '__proto__'],
  ['an unknown parameter of one entry', { path: `/v1/kommunen/${UNKNOWN}?x=1` }, 400, 'bad-parameter', 'x'],
  ['an unknown parameter of the Atom feed', { path: '/v1/feed.atom?x=1' }, 400, 'bad-parameter', 'x'],
  ['an unknown parameter of the actors', { path: '/v1/demo-actors?x=1' }, 400, 'bad-parameter', 'x'],
  ['a parameter in broken percent-encoding', { path: '/v1/solutions?q=%E0%A4%A' }, 400, 'bad-parameter'],
  ['a parameter in another encoding', { path: '/v1/solutions?q=B%fcrger' }, 400, 'bad-parameter'],
  ['a query that is too long', { path: `/v1/solutions?q=${'x'.repeat(501)}` }, 400, 'bad-parameter', 'q'],
  ...['stand', 'atLeast'].flatMap((name): Case[] => [
    [
      `${name} of another log`,
      { path: `/v1/solutions?${name}=0000000000000001-00000000` },
      412,
      'foreign-position',
      name,
    ],
    [
      `${name} of a lost future`,
      { path: `/v1/solutions?${name}=9999999999999999-0123abcd` },
      412,
      'foreign-position',
      name,
    ],
  ]),
  [
    'after of another log',
    { path: '/v1/feed?after=0000000000000001-00000000' },
    412,
    'foreign-position',
    'after',
  ],
];

describe('a request that does not fit is refused in German, and changes nothing', () => {
  it.each(REQUESTS.map(([name, ...asked]) => ({ name, asked })))(
    '$name',
    async ({ asked: [sent, status, code, path] }) => {
      const before = await on.state();
      const problem = await on.refused({ ...sent, headers: { Accept: '*/*', ...sent.headers } });
      expect(problem).toMatchObject({ status, code });
      if (path !== undefined) expect(problem.errors.map((error) => error.path)).toContain(path);
      expect(badWords(problem)).toEqual([]);
      expect(problem.type).toBe(`/probleme/${code}`);
      expect(await on.state()).toEqual(before);
    },
  );

  it('an unknown Kommune, with a body that fits', async () => {
    const body = JSON.stringify({
      title: 'T',
      summary: 'S',
      gestaltungsfelder: ['x'],
      innovationStatus: 'idee',
    });
    const path = `/v1/kommunen/${UNKNOWN}/share-project`;
    expect(await on.refused(post({ path, body }))).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('a role that every object has', async () => {
    for (const role of ['constructor', 'toString', 'verbundstelle'])
      expect(await on.status('/v1/kommunen', `kommune-${on.kommuneId}.${role}`), role).toBe(401);
  });

  it('an If-Match that names no revision, as the tag of an answer, in words of its own', async () => {
    const path = `/v1/kommunen/${on.kommuneId}/change-kommune-profile`;
    const body = '{"population":7401,"validFrom":"2025-01-01"}';
    const { headers } = await fetch(`${on.hub.url}/v1/kommunen/${on.kommuneId}`);
    const before = await on.state();
    for (const tag of [headers.get('etag') ?? '', '"abc"', 'W/"r1"', 'W/"r1", "abc"']) {
      const refused = await on.refused(post({ path, body, headers: { 'If-Match': tag } }));
      expect(refused, tag).toMatchObject({ status: 412, code: 'not-a-revision' });
      expect(refused.errors.map((error) => error.path)).toEqual(['If-Match']);
    }
    expect(await on.state()).toEqual(before);
  });

  it('a parameter that is wrong twice, once', async () => {
    const { errors } = await on.refused({ path: '/v1/solutions?land=X&land=Y&sort=z' });
    expect(errors.map(({ path }) => path)).toEqual(['land', 'sort']);
  });

  it('a stale If-Match', async () => {
    const path = `/v1/kommunen/${on.kommuneId}/change-kommune-profile`;
    const body = '{"population":7401,"validFrom":"2025-01-01"}';
    const before = await on.state();
    for (const tag of ['"r0"', '"r999"', '"r0", "abc"'])
      expect(await on.refused(post({ path, body, headers: { 'If-Match': tag } })), tag).toMatchObject({
        status: 412,
        code: 'stale-revision',
      });
    expect(await on.state()).toEqual(before);
  });
});

describe('an answer says how it could be asked', () => {
  it.each([
    ['DELETE', '/v1/solutions', 'GET, HEAD'],
    ['PUT', '/v1/kommunen', 'GET, HEAD, POST'],
    ['PATCH', `/v1/kommunen/${UNKNOWN}/share-project`, 'POST'],
    ['GET', `/v1/kommunen/${UNKNOWN}/share-project`, 'POST'],
    ['HEAD', `/v1/verbuende/${UNKNOWN}/record-membership`, 'POST'],
    ['POST', '/v1/live', 'GET, HEAD'],
    ['POST', '/v1/feed.atom', 'GET, HEAD'],
    ['DELETE', '/openapi.json', 'GET, HEAD'],
    ['TRACE', '/healthz', 'GET, HEAD'],
  ])('405 with Allow: %s %s', async (method, path, allow) => {
    const received = await send(on.hub.url, { method, path });
    expect({ status: received.status, allow: received.headers.allow }).toEqual({ status: 405, allow });
    if (method !== 'HEAD') expect(problemIn(received).allowed).toEqual(allow.split(', '));
  });

  it.each([
    ['/v1/kommunen', 'GET, HEAD, POST, OPTIONS'],
    [`/v1/kommunen/${UNKNOWN}/share-project`, 'POST, OPTIONS'],
    ['/', 'GET, HEAD, OPTIONS'],
  ])('OPTIONS %s', async (path, allow) => {
    const { status, headers } = await send(on.hub.url, { method: 'OPTIONS', path });
    expect({ status, allow: headers.allow }).toEqual({ status: 204, allow });
  });

  it('HEAD has the headers of GET and no body', async () => {
    const [head, get] = await Promise.all(
      ['HEAD', 'GET'].map((method) => send(on.hub.url, { method, path: '/v1/solutions' })),
    );
    expect(head?.text).toBe('');
    for (const name of ['etag', 'content-length', 'content-type'])
      expect(head?.headers[name]).toBe(get?.headers[name]);
  });

  it('HTML comes only to those who name it', async () => {
    const typeFor = async (path: string, accept: string) =>
      String((await send(on.hub.url, { path, headers: { Accept: accept } })).headers['content-type']).split(
        ';',
      )[0];
    for (const path of ['/nowhere', '/v1/nowhere', '/v1/solutions?limit=0']) {
      for (const accept of [
        '*/*',
        'application/json',
        'text/*',
        'text/html;q=0',
        'application/xhtml+xml, */*',
      ])
        expect(await typeFor(path, accept), `${path} ${accept}`).toBe('application/problem+json');
      for (const accept of ['text/html', 'text/html,application/xhtml+xml,*/*;q=0.8', 'TEXT/HTML;q=0.5'])
        expect(await typeFor(path, accept), `${path} ${accept}`).toBe('text/html');
    }
    for (const accept of ['*/*', 'application/json', 'text/html', 'image/png', ''])
      expect((await send(on.hub.url, { path: '/', headers: { Accept: accept } })).status, accept).toBe(200);
  });

  it('413 arrives whole, also where the client sends to the end before it reads', async () => {
    const body = 'x'.repeat(2_000_000);
    const answered = await sendBytes(
      on.hub.url,
      `POST /v1/kommunen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(answered).toMatch(/^HTTP\/1\.1 413 /);
    expect(JSON.parse(answered.slice(answered.indexOf('{')))).toMatchObject({ code: 'too-large' });
  });
});

describe('bytes that are no request, or a strange one', () => {
  const request = (start: string, ...headers: string[]) =>
    [start, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');
  const socketHeaders = ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'];
  const upgrade = (path: string, ...headers: string[]) =>
    [
      `GET ${path} HTTP/1.1`,
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      ...headers,
      '',
      '',
    ].join('\r\n');

  it.each([
    ['no Host', 'GET /v1/solutions HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['noise', '\x00\xff\x00\xff\r\n\r\n', 400],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    [
      'two lengths',
      request('POST /v1/kommunen HTTP/1.1', 'Content-Length: 2', 'Transfer-Encoding: chunked'),
      400,
    ],
    ['a negative length', request('POST /v1/kommunen HTTP/1.1', 'Content-Length: -2'), 400],
    ['a broken chunk', `${request('POST /v1/kommunen HTTP/1.1', 'Transfer-Encoding: chunked')}zz\r\n`, 400],
    ['CONNECT', request('CONNECT example.org:443 HTTP/1.1'), 405],
    ['a header of 40 kB', request('GET /healthz HTTP/1.1', `X-Long: ${'x'.repeat(40_000)}`), 400],
    ['an upgrade to nowhere', upgrade('//nowhere', ...socketHeaders), 404],
    ['an upgrade without key', upgrade('/v1/live'), 400],
    [
      'an upgrade of version 99',
      upgrade('/v1/live', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 99'),
      400,
    ],
    ['an upgrade from elsewhere', upgrade('/v1/live', 'Origin: https://example.org', ...socketHeaders), 403],
    ['an upgrade by nobody', upgrade('/v1/live', 'X-Demo-Actor: nobody', ...socketHeaders), 401],
  ])('%s', async (_name, bytes, status) => {
    const answered = await sendBytes(on.hub.url, Buffer.from(bytes, 'latin1'));
    expect(answered).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(answered.toLowerCase()).toContain('content-type: application/problem+json');
    const [, body = ''] = answered.split('\r\n\r\n');
    const document = JSON.parse(Buffer.from(body, 'latin1').toString('utf8')) as Parameters<
      typeof badWords
    >[0];
    expect(document.status).toBe(status);
    expect(badWords(document)).toEqual([]);
    expect(await on.status('/healthz')).toBe(200);
  });

  it.each([
    ['HTTP/1.0', 'GET /healthz HTTP/1.0\r\n\r\n'],
    ['an absolute address', request('GET http://localhost/healthz HTTP/1.1')],
    ['an expectation that nobody knows', request('GET /healthz HTTP/1.1', 'Expect: wonders')],
    ['an offer of HTTP/2', request('GET /healthz HTTP/1.1', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk')],
    [
      'an upgrade where none is needed',
      upgrade('/healthz', ...socketHeaders).replace('Connection: Upgrade', 'Connection: Upgrade, close'),
    ],
  ])('%s is served', async (_name, bytes) => {
    const answered = await sendBytes(on.hub.url, bytes);
    expect(answered).toMatch(/^HTTP\/1\.1 200 /);
    expect(answered).toContain('{"status":"ok"}');
  });

  it('an upgrade to an address that is none ends nobody but itself', async () => {
    await sendBytes(on.hub.url, upgrade('//', ...socketHeaders), 300);
    expect(await on.status('/healthz')).toBe(200);
  });

  it('Expect: 100-continue, chunks and a pipeline', async () => {
    const [one, two] = [kommune.slice(0, 20), kommune.slice(20)];
    const chunked = [one, two, ''].map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('');
    const first = `POST /v1/kommunen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`;
    const answered = await sendBytes(on.hub.url, first + request('GET /healthz HTTP/1.1'));
    expect([...answered.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
      '100',
      '201',
      '200',
    ]);
  });
});
