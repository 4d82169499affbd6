import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ReadyReplies } from '../../src/http/ready-replies.ts';
import { openStore } from '../../src/main.ts';
import { send, sendBytes } from '../http/send.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let kommuneId: string;
let available = true;

beforeAll(async () => {
  on = await stage(
    {},
    {
      store: (settings) => ({
        ...openStore(settings),
        unavailable: () => (available ? undefined : { message: 'planted', seconds: 1 }),
      }),
    },
  );
  kommuneId = await on.kommune('Altdorf');
  await shows('/v1/kommunen', 'Altdorf');
});

afterAll(() => on.hub.close());
afterEach(() => vi.restoreAllMocks());

const LIST = '/v1/solutions';
const PAGE = '/loesungen';

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const response = await send(on.hub.url, { method, path, headers });
  const { date: _, 'x-correlation-id': correlationId, connection: __, ...rest } = response.headers;
  return { status: response.status, headers: rest, correlationId, body: response.text };
};

/** Waits until an address tells of something: the read models follow a write at once, but not within it. */
const shows = (path: string, text: string, headers: Record<string, string> = {}) =>
  vi.waitFor(async () => expect((await get(path, headers)).body).toContain(text));

const without = <Answer extends { correlationId: unknown }>({ correlationId: _, ...answer }: Answer) =>
  answer;

describe.each([LIST, PAGE])('what is asked for again: %s', (path) => {
  it('comes with the same headers and bytes, and the application is not asked', async () => {
    const kept = vi.spyOn(ReadyReplies.prototype, 'keep');
    const first = await get(`${path}?limit=7`);
    expect(kept).toHaveBeenCalledTimes(1);
    expect(first.headers['content-security-policy']).toContain("default-src 'none'");
    const again = await get(`${path}?limit=7`);
    expect(without(again)).toEqual(without(first));
    expect(again.correlationId).not.toBe(first.correlationId);
    expect(kept).toHaveBeenCalledTimes(1);
  });

  it('is 304 for who has it, and has no body for a HEAD', async () => {
    const { headers, body } = await get(path);
    const unchanged = await get(path, { 'If-None-Match': `W/${headers.etag}` });
    expect(unchanged).toMatchObject({ status: 304, body: '', headers: { etag: headers.etag } });
    const head = await get(path, {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, headers, body: '' });
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it('goes neither to a foreign page nor to a request without Host', async () => {
    await get(path);
    expect((await get(path, { Origin: 'https://example.org' })).status).toBe(403);
    const bare = `GET ${path} HTTP/1.1\r\nConnection: close\r\n\r\n`;
    expect(await sendBytes(on.hub.url, bare)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('carries the correlation id of the one who asks', async () => {
    const id = 'c0000000-0000-4000-8000-000000000001';
    await get(path);
    expect((await get(path, { 'X-Correlation-Id': id })).correlationId).toBe(id);
  });

  it('is another one as soon as something has happened', async () => {
    const before = await get(path);
    await on.share(kommuneId, { title: `Neu dabei auf ${path}` });
    await shows(path, `Neu dabei auf ${path}`);
    const after = await get(path);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(after.body).toContain(`Neu dabei auf ${path}`);
  });

  it('is each viewer’s own', async () => {
    await on.share(kommuneId, { title: 'Nur für uns', sichtbarkeit: 'kommune' });
    const actor = on.actor('kommune', kommuneId);
    await shows(path, 'Nur für uns', { 'X-Demo-Actor': actor });
    for (const own of [{ 'X-Demo-Actor': actor }, { Cookie: `X-Demo-Actor=${actor}` }])
      for (const _ of [1, 2]) {
        expect((await get(path)).body).not.toContain('Nur für uns');
        expect((await get(path, own)).body).toContain('Nur für uns');
      }
  });
});

it('stands at its own address only', async () => {
  await get(LIST);
  expect((await get('/solutions')).status).toBe(404);
});

it('no role is taken for none because of how it is written', async () => {
  await get(LIST);
  expect((await get(LIST, { 'X-Demo-Actor': 'undefined' })).status).toBe(401);
});

it('a page says at once that entering does not work, and at once that it does again', async () => {
  const notice = 'Eintragen geht gerade nicht';
  expect((await get(PAGE)).body).not.toContain(notice);
  available = false;
  expect((await get(PAGE)).body).toContain(notice);
  available = true;
  expect((await get(PAGE)).body).not.toContain(notice);
});

it('a page about the hub itself is made anew for everybody', async () => {
  const kept = vi.spyOn(ReadyReplies.prototype, 'keep');
  expect((await get('/betriebsstatus')).headers['cache-control']).toBe('no-store');
  expect(kept).not.toHaveBeenCalled();
});

it('is counted with its route like every other answer', async () => {
  const count = async () => {
    const { body } = await get('/metrics');
    const found = /duration_seconds_count\{method="GET",route="\/v1\/solutions",status="200"\} (\d+)/.exec(
      body,
    );
    return Number(found?.[1]);
  };
  await get(LIST);
  const before = await count();
  await get(LIST);
  expect(await count()).toBe(before + 1);
});
