import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Health } from '../../src/http/health.ts';
import { momentOf, ReadyReplies } from '../../src/http/ready-replies.ts';
import { demoAccess } from '../append/demo-access.ts';
import { send } from './send.ts';

let server: Server | undefined;

afterEach(() => server?.close());

/** Serves through `replies` what `make` makes. */
const serve = async (
  replies: ReadyReplies,
  make: () => string | Promise<string>,
): Promise<(accept?: string, headers?: Readonly<Record<string, string>>) => Promise<string>> => {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.from(await make());
    replies.keep(request, response, '"tag"', body);
    response.end(body);
  };
  const listening = createServer(replies.before((request, response) => void answer(request, response)));
  server = listening;
  await new Promise<void>((resolve) => void listening.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  return async (accept = '', headers = {}) =>
    (await send(url, { path: '/', headers: { Accept: accept, ...headers } })).text;
};

const carriesCredentials = (headers: IncomingHttpHeaders) => demoAccess.carriesCredentials(headers);

describe('replies that are ready', () => {
  it.each([
    ['an actor', { 'X-Demo-Actor': 'somebody' }],
    ['an actor who is nobody', { 'X-Demo-Actor': '' }],
    ['a cookie', { Cookie: 'X-Demo-Actor=somebody' }],
    ['a cookie of something else', { Cookie: 'a=b' }],
    ['a token', { Authorization: 'Bearer x' }],
  ])('are neither kept from nor given to a request that carries %s', async (_, credentials) => {
    let made = 0;
    const ask = await serve(new ReadyReplies(() => 'now', 1e6, carriesCredentials), () => {
      made += 1;
      return `answer ${made}`;
    });
    expect(await ask('', credentials)).toBe('answer 1');
    expect(await ask()).toBe('answer 2');
    expect(await ask('', credentials)).toBe('answer 3');
    expect(await ask()).toBe('answer 2');
  });

  it('are not of a moment that passed while they were made', async () => {
    let moment = 0;
    let made = 0;
    const ask = await serve(new ReadyReplies(() => String(moment), 1e6, carriesCredentials), async () => {
      made += 1;
      if (made > 1) return `answer ${made}`;
      // While the first one is made something happens, and somebody else asks.
      moment += 1;
      await ask('other');
      return 'answer of before';
    });
    expect(await ask()).toBe('answer of before');
    expect(await ask()).toBe('answer 3');
    expect(await ask()).toBe('answer 3');
    expect(await ask('other')).toBe('answer 2');
  });

  it('cost what their keys cost as well: whoever sends long headers fills nothing', async () => {
    let made = 0;
    const ask = await serve(new ReadyReplies(() => 'now', 100_000, carriesCredentials), () => {
      made += 1;
      return `answer ${made}`;
    });
    expect(await ask('first')).toBe('answer 1');
    expect(await ask('first')).toBe('answer 1');
    for (let one = 0; one < 20; one += 1) await ask(`${one}=${'x'.repeat(8000)}`);
    expect(await ask('first')).toBe('answer 22');
  });
});

it('the moment is another one with everything that an answer depends on', () => {
  const health = {
    position: '1',
    ready: true,
    writable: true,
    failures: [],
    unknown: 0,
  } as unknown as Health;
  const noon = new Date('2026-11-25T12:00:00Z');
  const moments = [
    momentOf(health, noon),
    momentOf(health, new Date('2026-11-25T23:30:00Z')),
    momentOf({ ...health, position: '2' }, noon),
    momentOf({ ...health, ready: false }, noon),
    momentOf({ ...health, writable: false }, noon),
    momentOf({ ...health, failures: [{ projection: 'feed', eventId: '', message: '' }] }, noon),
    momentOf({ ...health, unknown: 1 }, noon),
  ];
  expect(new Set(moments).size).toBe(moments.length);
});
