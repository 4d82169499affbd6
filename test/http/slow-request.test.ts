import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { sendBytes } from './send.ts';

let on: Stage;

afterEach(() => on.hub.close());

describe('a request that never arrives whole', () => {
  const part =
    'POST /v1/kommunen HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{';

  it.each([
    ['header', part.slice(0, 40)],
    ['body', part],
  ])('in its %s is answered with 408', async (_name, bytes) => {
    on = await stage({ LICHTERKETTE_REQUEST_MS: '200' });
    const answered = await sendBytes(on.hub.url, bytes, 5000);
    expect(answered).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answered).toContain('"code":"too-slow"');
  });

  it('costs nobody else anything, and goes when its sender goes', async () => {
    on = await stage();
    const { port } = new URL(on.hub.url);
    const slow = Array.from({ length: 100 }, () => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(part));
      socket.on('error', () => undefined);
      return socket;
    });
    expect(await on.kommune('Gemeinde Unbeirrt')).toBeTypeOf('string');
    for (const socket of slow) socket.destroy();
    expect((await on.json('/v1/kommunen')).total).toBe(1);
  });
});
