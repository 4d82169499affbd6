import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { problemIn, send, sendBytes } from '../http/send.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { type Talk, talk } from './talk.ts';

let on: Stage;

afterEach(() => on.hub.close());

const alive = async () => {
  const live = await talk(on.hub.url);
  live.say({ type: 'ping' });
  await live.heard({ type: 'pong' });
  live.socket.close();
};

const ENGLISH = /invalid|expected|unexpected|received/i;

describe('what a client may not send', () => {
  it.each([
    ['garbage', (live: Talk) => live.say('\u0000 kein JSON'), 4000],
    ['an empty message', (live: Talk) => live.say(''), 4000],
    ['a JSON text', (live: Talk) => live.say('"subscribe"'), 4000],
    ['a list', (live: Talk) => live.say('[]'), 4000],
    ['null', (live: Talk) => live.say('null'), 4000],
    ['deep JSON', (live: Talk) => live.say(`${'['.repeat(5000)}${']'.repeat(5000)}`), 4000],
    ['binary', (live: Talk) => live.say(Buffer.from('{"type":"ping"}')), 4000],
    ['too much at once', (live: Talk) => live.say(`{"type":"ping","x":"${'x'.repeat(20_000)}"}`), 1009],
  ])('%s', async (_name, offend, code) => {
    on = await stage();
    const live = await talk(on.hub.url);
    await live.follow('feed');
    offend(live);
    expect((await live.closed).code).toBe(code);
    const errors = live.said.filter(({ type }) => type === 'error');
    expect(errors).toHaveLength(code === 4000 ? 1 : 0);
    for (const { message } of errors) expect(message).not.toMatch(ENGLISH);
    await alive();
  });

  it('thousands of messages', async () => {
    on = await stage({ LICHTERKETTE_LIVE_BURST: '50', LICHTERKETTE_LIVE_PER_SECOND: '1' });
    const live = await talk(on.hub.url);
    for (let count = 0; count < 3000; count += 1) live.say({ type: 'ping' });
    expect((await live.closed).code).toBe(4000);
    expect(live.said.filter(({ type }) => type === 'pong').length).toBeLessThanOrEqual(51);
    expect(live.said.at(-1)).toMatchObject({ type: 'error', code: 'too-many-requests' });
    await alive();
  });

  it('frames that break the protocol', async () => {
    on = await stage();
    const handshake =
      'GET /v1/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
    // Unmasked; a reserved opcode; text that is no UTF-8; a length of 2^62; a control frame in pieces.
    for (const frame of ['8101', '83808080', '8182000000ff00', '81ffffffffffffffffff', '0980'])
      expect(
        await sendBytes(on.hub.url, Buffer.concat([Buffer.from(handshake), Buffer.from(frame, 'hex')]), 300),
      ).toMatch(/^HTTP\/1\.1 101 /);
    await alive();
  });

  it('more subscriptions than there may be: the last is refused, the others stay', async () => {
    on = await stage({ LICHTERKETTE_LIVE_SUBSCRIPTIONS: '3' });
    const kommuneId = await on.kommune('Gemeinde Viele');
    const live = await talk(on.hub.url);
    for (const id of ['1', '2', '3']) await live.follow('feed', null, id);
    live.say({ type: 'subscribe', id: '4', channel: 'feed', after: null });
    expect(await live.heard({ id: '4' })).toMatchObject({ type: 'error', code: 'too-many-requests' });
    await on.share(kommuneId, { title: 'Für drei' });
    await expect.poll(() => live.pushes().length).toBe(3);
    live.say({ type: 'unsubscribe', id: '1' });
    await live.follow('feed', null, '4');
  });
});

describe('who may connect', () => {
  const refusal = (origin: string) =>
    talk(on.hub.url, { origin }).then(String, (error: Error) => error.message);

  it('a page from elsewhere may not, our own may', async () => {
    on = await stage();
    for (const origin of ['https://example.org', 'null', 'http://127.0.0.1:1', 'http://[::1]:80'])
      expect(await refusal(origin), origin).toContain('403');
    const { port } = new URL(on.hub.url);
    for (const host of ['127.0.0.1', 'localhost'])
      (await talk(on.hub.url, { origin: `http://${host}:${port}` })).socket.close();
  });

  it('so many at once, then 503 with Retry-After, until somebody leaves', async () => {
    on = await stage({ LICHTERKETTE_LIVE_CONNECTIONS: '2' });
    const both = [await talk(on.hub.url), await talk(on.hub.url)];
    const third = await send(on.hub.url, {
      path: '/v1/live',
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Version': '13',
      },
    });
    expect(problemIn(third)).toMatchObject({ status: 503 });
    expect(third.headers['retry-after']).toBe('10');
    both[0]?.socket.close();
    await both[0]?.closed;
    await expect
      .poll(() =>
        alive().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });
});

describe('a connection', () => {
  it('is pinged, and ended where nobody answers', async () => {
    on = await stage({ LICHTERKETTE_PING_MS: '50' });
    const [answers, silent] = [await talk(on.hub.url), await talk(on.hub.url, { autoPong: false })];
    let pings = 0;
    answers.socket.on('ping', () => {
      pings += 1;
    });
    expect((await silent.closed).code).toBe(1006);
    await expect.poll(() => pings).toBeGreaterThan(2);
    expect(answers.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('ends with 4003 when the hub is shut down, and the hub does not wait for those who do not answer', async () => {
    on = await stage();
    const live = await talk(on.hub.url);
    await live.follow('feed');
    const deaf = await talk(on.hub.url);
    deaf.socket.pause();
    await on.hub.close();
    expect(await live.closed).toMatchObject({ code: 4003 });
    deaf.socket.terminate();
    on = await stage();
  });
});
