import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { talk } from '../live/talk.ts';
import { badWords, problemIn, type Received, send, sendBytes } from './send.ts';

const KOMMUNE = '{"name":"Gemeinde Tal","kind":"gemeinde","land":"Hessen"}';
const SOCKET = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
];

/** What comes back for a request of these lines, each as it is. */
const ask = async (on: Stage, start: string, ...lines: string[]): Promise<Received> => {
  const text = await sendBytes(on.hub.url, [start, ...lines, 'Connection: close', '', ''].join('\r\n'));
  const [head = '', body = ''] = Buffer.from(text, 'latin1').toString('utf8').split('\r\n\r\n', 2);
  const headers = Object.fromEntries(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => [line.split(': ')[0]?.toLowerCase(), line.replace(/^.*?: /, '')]),
  );
  return { status: Number(head.slice(9, 12)), headers, text: body };
};

let on: Stage;

describe('a hub answers under its own names', () => {
  beforeAll(async () => {
    on = await stage({ LICHTERKETTE_HOSTS: 'Hub.Example.de, [fd00::1]' });
  });
  afterAll(() => on.hub.close());

  it.each([
    '127.0.0.1',
    'localhost',
    '[::1]',
    'LOCALHOST:1',
    '127.0.0.1:',
    'hub.example.de:443',
    '[FD00::1]',
  ])('as %s', async (host) => {
    expect((await ask(on, 'GET /v1/demo-actors HTTP/1.1', `Host: ${host}`)).status).toBe(200);
    const live = await sendBytes(
      on.hub.url,
      ['GET /v1/live HTTP/1.1', `Host: ${host}`, ...SOCKET, '', ''].join('\r\n'),
      300,
    );
    expect(live).toMatch(/^HTTP\/1\.1 101 /);
  });

  const paths = [
    '/v1/demo-actors',
    '/v1/solutions',
    '/loesungen',
    '/healthz',
    '/metrics',
    '/openapi.json',
    '/nowhere',
  ];

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.',
    '127.0.0.2',
    '0.0.0.0',
    '[::]',
    'xn--hb-eka.de',
  ])('and not as %s', async (host) => {
    // Once so that there is a ready reply, which must not go out either.
    for (const path of paths) await send(on.hub.url, { path });
    for (const path of paths)
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'DELETE']) {
        const answer = await ask(on, `${method} ${path} HTTP/1.1`, `Host: ${host}:8080`);
        expect(answer.status, `${method} ${path}`).toBe(421);
        if (method === 'HEAD') continue;
        const problem = problemIn(answer);
        expect(problem).toMatchObject({ code: 'misdirected' });
        expect(badWords(problem)).toEqual([]);
      }
    const upgrade = await ask(on, 'GET /v1/live HTTP/1.1', `Host: ${host}`, ...SOCKET);
    expect(problemIn(upgrade)).toMatchObject({ status: 421, code: 'misdirected' });
  });

  it('nothing is written under another name, and the connection goes on', async () => {
    const headers = { 'Content-Type': 'application/json', Host: 'evil.example' };
    const posted = await send(on.hub.url, { method: 'POST', path: '/v1/kommunen', headers, body: KOMMUNE });
    expect(problemIn(posted)).toMatchObject({ status: 421 });
    expect((await on.json('/v1/kommunen')).total).toBe(0);
  });

  it('people are told on a page, with the headers of every page', async () => {
    const { status, headers, text } = await ask(
      on,
      'GET /loesungen HTTP/1.1',
      'Host: evil.example',
      'Accept: text/html',
    );
    expect(status).toBe(421);
    expect(text).toContain('<h1>Diese Anfrage gilt einem anderen Dienst.</h1>');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it.each([
    ['no Host', []],
    ['two', ['Host: localhost', 'Host: localhost']],
    ['two that differ', ['Host: localhost', 'host: evil.example']],
    ['an empty one', ['Host:']],
    ['a blank in it', ['Host: local host']],
    ['a list', ['Host: localhost, evil.example']],
    ['a path in it', ['Host: localhost/x']],
    ['somebody before it', ['Host: me@localhost']],
    ['a port that there is not', ['Host: localhost:99999']],
    ['a port in words', ['Host: localhost:http']],
    ['a bracket too few', ['Host: [::1']],
    ['an umlaut', ['Host: h\u00fcb.example']],
    ['a star', ['Host: *']],
  ])('a Host that is none is refused: %s', async (_name, lines) => {
    for (const path of ['/v1/solutions', '/loesungen', '/healthz']) {
      const problem = problemIn(await ask(on, `GET ${path} HTTP/1.1`, ...lines));
      expect(problem).toMatchObject({ status: 400, code: 'bad-header', errors: [{ path: 'Host' }] });
      expect(badWords(problem)).toEqual([]);
    }
    expect(problemIn(await ask(on, 'GET /v1/live HTTP/1.1', ...lines, ...SOCKET)).status).toBe(400);
  });

  it.each([
    ['a whole address of ours', 'http://localhost/v1/kommunen?limit=1', 200],
    ['in other letters', 'HTTPS://HUB.example.de:443/v1/kommunen', 200],
    ['with nothing behind it', 'http://localhost', 200],
    ['with a query alone', 'http://localhost?q=x', 200],
    ['of somebody else', 'http://evil.example/v1/demo-actors', 421],
    ['with a port that there is not', 'http://evil:99999/v1/solutions?limit=1', 400],
    ['ours with a port that there is not', 'http://localhost:99999/v1/solutions?limit=1', 400],
    ['with somebody before it', 'http://a:b@localhost/healthz', 400],
    ['with no name', 'http:///healthz', 400],
    ['with nothing', 'http://', 400],
    ['of another scheme', 'ftp://localhost/healthz', 400],
    ['of no scheme', 'localhost:80/healthz', 400],
    ['two slashes', '//', 404],
    ['two slashes and a name', '//evil.example/healthz', 404],
    ['two slashes and an address', '//v1/solutions?limit=1', 404],
    ['a star', '*', 400],
    ['a fragment', '/v1/solutions#x', 400],
    ['a fragment in the query', '/loesungen?q=x#y', 400],
    ['a lone per cent', '/v1/solutions/%', 400],
    ['a backslash', '/\\evil.example', 404],
    ['a blank', '/v1/ solutions', 400],
    ['an umlaut as it is', '/v1/solutions?q=B\u00fcrger', 400],
  ])('an address in any form is read or refused: %s', async (_name, target, status) => {
    const answer = await ask(on, `GET ${target} HTTP/1.1`, 'Host: localhost');
    expect(answer.status).toBe(status);
    if (status >= 400) expect(badWords(problemIn(answer))).toEqual([]);
    const upgrade = await ask(on, `GET ${target} HTTP/1.1`, 'Host: localhost', ...SOCKET);
    expect(upgrade.status, 'upgrade').toBeLessThan(500);
  });

  it('a whole address and its Host are both to be ours', async () => {
    expect((await ask(on, 'GET http://localhost/healthz HTTP/1.1', 'Host: evil.example')).status).toBe(421);
    expect((await ask(on, 'GET http://evil.example/healthz HTTP/1.0')).status).toBe(421);
    expect((await ask(on, 'GET /healthz HTTP/1.0')).status).toBe(200);
  });

  it('OPTIONS for the whole hub', async () => {
    const { status, headers } = await ask(on, 'OPTIONS * HTTP/1.1', 'Host: localhost');
    expect({ status, allow: headers.allow }).toEqual({ status: 204, allow: 'GET, HEAD, POST, OPTIONS' });
  });
});

describe('a page of somebody else', () => {
  beforeAll(async () => {
    on = await stage({ LICHTERKETTE_HOSTS: 'alias.example', LICHTERKETTE_BASE_URL: 'https://hub.example' });
  });
  afterAll(() => on.hub.close());

  const post = async (headers: Readonly<Record<string, string>>) => {
    const sent = { 'Content-Type': 'application/json', 'X-Demo-Actor': 'nobody', ...headers };
    return (await send(on.hub.url, { method: 'POST', path: '/v1/kommunen', headers: sent, body: KOMMUNE }))
      .status;
  };
  const live = (headers: Readonly<Record<string, string>>) =>
    sendBytes(
      on.hub.url,
      [
        'GET /v1/live HTTP/1.1',
        ...Object.entries({ Host: 'localhost', 'X-Demo-Actor': 'nobody', ...headers }).map((line) =>
          line.join(': '),
        ),
        ...SOCKET,
        '',
        '',
      ].join('\r\n'),
    ).then((text) => Number(text.slice(9, 12)));
  const get = async (headers: Readonly<Record<string, string>>) =>
    (await send(on.hub.url, { path: '/v1/solutions', headers })).status;

  // Whoever comes in is told that nobody is called so: 401.
  it.each([
    [{}, 401],
    [{ 'Sec-Fetch-Site': 'none' }, 401],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 401],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'none, cross-site' }, 403],
    [{ Origin: 'null' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'https://hub.example.evil.example' }, 403],
    [{ Origin: 'https://hub.example', Host: 'hub.example' }, 401],
    [{ Origin: 'https://hub.example' }, 401],
    [{ Origin: 'https://hub.example:8443' }, 403],
    [{ Origin: 'https://hub.example:8443', Host: 'hub.example:8443' }, 401],
    [{ Origin: 'https://hub.example', Host: 'hub.example', 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ Origin: 'http://alias.example', Host: 'alias.example' }, 401],
    [{ Origin: 'http://alias.example:81', Host: 'alias.example' }, 403],
    [{ Origin: 'https://alias.example', Host: 'hub.example', 'Sec-Fetch-Site': 'same-site' }, 401],
    [{ Origin: 'http://localhost:3000', Host: 'localhost:8080', 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'http://localhost:9000', Host: 'localhost:9000' }, 401],
    [{ Origin: 'ftp://localhost', Host: 'localhost' }, 403],
    [{ Origin: 'http://evil.example', Host: 'evil.example' }, 421],
  ] as const)('%j: %d', async (headers, status) => {
    expect(await post(headers)).toBe(status);
    expect(await live(headers)).toBe(status);
    // Who only reads may come from a link anywhere; a script of another origin may not.
    const reads = 'Sec-Fetch-Site' in headers && !('Origin' in headers) ? 200 : status === 401 ? 200 : status;
    if (!('Origin' in headers && 'Sec-Fetch-Site' in headers)) expect(await get(headers)).toBe(reads);
  });

  it('opens a live connection where it is ours', async () => {
    (await talk(on.hub.url, { origin: 'https://hub.example' })).socket.close();
    await expect(talk(on.hub.url, { origin: 'https://evil.example' })).rejects.toThrow('403');
  });
});

describe('whole addresses', () => {
  afterEach(() => on.hub.close());

  const FORWARDED = {
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-Port': '1',
    'X-Forwarded-Prefix': '/evil',
    'X-Original-URL': '/v1/demo-actors',
    'X-Rewrite-URL': '/v1/demo-actors',
    Forwarded: 'host=evil.example;proto=https',
  };

  it.each([
    [{ LICHTERKETTE_BASE_URL: 'https://hub.example/' }, (): string => 'https://hub.example'],
    [{}, (): string => on.hub.url],
  ] as const)('begin with what settings say, never with what a request says: %j', async (settings, base) => {
    on = await stage(settings);
    const solutionId = await on.share(await on.kommune('Gemeinde Tal'), { title: 'Ausleihe' });
    const headers = { Host: 'localhost:1', ...FORWARDED };
    const atom = await send(on.hub.url, { path: '/v1/feed.atom', headers });
    expect(atom.text).toContain(`<id>${base()}/v1/feed.atom</id>`);
    expect(atom.text).toContain(`href="${base()}/loesungen/${solutionId}"`);
    for (const path of [
      '/v1/feed.atom',
      '/v1/solutions?limit=1',
      '/loesungen',
      `/loesungen/${solutionId}`,
      '/openapi.json',
    ]) {
      const { headers: answered, text } = await send(on.hub.url, { path, headers });
      expect(JSON.stringify(answered) + text, path).not.toMatch(/evil|localhost:1\b/);
    }
    const sent = { 'Content-Type': 'application/json', ...headers };
    const made = await send(on.hub.url, {
      method: 'POST',
      path: '/v1/kommunen',
      headers: sent,
      body: KOMMUNE,
    });
    expect(made.headers.location).toMatch(/^\/v1\/kommunen\//);
  });
});
