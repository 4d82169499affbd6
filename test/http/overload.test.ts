import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { onlyWhenKeepingUp } from '../../src/http/overload.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { send, sendBytes } from './send.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const staged = async (): Promise<Stage> => {
  const on = await stage();
  closing.push(() => on.hub.close());
  return on;
};

/** The address of a bare server with this listener. */
const listening = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const statuses = (received: string) =>
  [...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

const HEALTH = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('a connection that sends on without waiting', () => {
  it('is answered sixteen times, refused once, and ended', async () => {
    const on = await staged();
    const received = await sendBytes(on.hub.url, HEALTH.repeat(500), 20_000);
    expect(statuses(received)).toEqual([...Array.from({ length: 16 }, () => 200), 429]);
    expect(received).toMatch(/Connection: close\r\n[\s\S]*"code":"too-many-requests"/);
    expect((await send(on.hub.url, { path: '/healthz' })).status).toBe(200);
  });

  it('may have a few requests open', async () => {
    const on = await staged();
    const last = HEALTH.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    expect(statuses(await sendBytes(on.hub.url, HEALTH.repeat(15) + last, 20_000))).toHaveLength(16);
  });
});

describe('a hub whose event loop is late', () => {
  const late = () =>
    listening(
      onlyWhenKeepingUp(
        () => 501,
        500,
        (_request, response) => response.end('ok'),
      ),
    );

  it('refuses at once what writes, in the form of every refusal', async () => {
    const { status, headers, text } = await send(await late(), {
      method: 'POST',
      path: '/v1/kommunen',
      body: '{}',
    });
    expect({ status, ...JSON.parse(text) }).toMatchObject({ status: 503, code: 'writes-unavailable' });
    expect(headers).toMatchObject({
      'retry-after': '1',
      'content-type': 'application/problem+json; charset=utf-8',
    });
  });

  it('still answers who reads', async () => {
    expect((await send(await late(), { path: '/loesungen' })).text).toBe('ok');
  });

  it('refuses nobody when it is just in time', async () => {
    const url = await listening(
      onlyWhenKeepingUp(
        () => 500,
        500,
        (_request, response) => response.end('ok'),
      ),
    );
    expect((await send(url, { method: 'POST', path: '/' })).text).toBe('ok');
  });
});
