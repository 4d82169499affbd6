import { request as open } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodingFor } from '../../src/ask/encodings.ts';
import { type World, world } from './world.ts';

let on: World;

beforeAll(async () => {
  on = await world();
});

afterAll(() => on.hub.close());

const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: Readonly<Record<string, unknown>>; body: Buffer }>(
    (resolve, reject) => {
      const asked = open(on.hub.url + path, { headers, method, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { date: _, 'x-correlation-id': __, ...rest } = response.headers;
          resolve({ status: response.statusCode ?? 0, headers: rest, body: Buffer.concat(chunks) });
        });
      });
      asked.on('error', reject).end();
    },
  );

const DECODE = { br: brotliDecompressSync, gzip: gunzipSync };
const ENCODINGS = ['br', 'gzip'] as const;
const PATHS = ['/', '/loesungen', '/v1/solutions', '/v1/feed.atom', '/openapi.json'];

describe.each(PATHS)('%s', (path) => {
  it.each(ENCODINGS)(
    'is the same in %s, much shorter, the first time and when it is ready',
    async (encoding) => {
      const plain = await get(path);
      expect(plain.headers['content-encoding']).toBeUndefined();
      for (const time of ['first', 'ready']) {
        const { headers, body } = await get(path, { 'Accept-Encoding': encoding });
        expect(headers['content-encoding'], time).toBe(encoding);
        expect(headers['content-length'], time).toBe(String(body.length));
        expect(body.length, time).toBeLessThan(plain.body.length / 2);
        expect(DECODE[encoding](body).equals(plain.body), time).toBe(true);
        expect(String(headers.vary)).toContain('Accept-Encoding');
        expect(await get(path, { 'Accept-Encoding': encoding }, 'HEAD')).toEqual({
          status: 200,
          headers,
          body: Buffer.alloc(0),
        });
      }
    },
  );

  it('has a tag for each encoding: who has it in one is not told that it has it in another', async () => {
    const tags = new Set<unknown>();
    for (const accepted of ['', ...ENCODINGS]) {
      const { headers } = await get(path, { 'Accept-Encoding': accepted });
      tags.add(headers.etag);
      const again = { 'Accept-Encoding': accepted, 'If-None-Match': String(headers.etag) };
      const unchanged = await get(path, again);
      expect(unchanged).toMatchObject({
        status: 304,
        headers: { etag: headers.etag },
        body: Buffer.alloc(0),
      });
      expect(unchanged.headers['content-encoding']).toBeUndefined();
    }
    expect(tags.size).toBe(3);
    const [plain] = tags;
    const other = await get(path, { 'Accept-Encoding': 'br', 'If-None-Match': String(plain) });
    expect([other.status, other.headers['content-encoding']]).toEqual([200, 'br']);
  });
});

it('what is too short to gain by it, and what nobody may keep, comes as it is', async () => {
  const accepted = { 'Accept-Encoding': 'br, gzip' };
  for (const path of ['/v1/verbuende', '/betriebsstatus', `/?atLeast=${on.hub.runner.position}`]) {
    const { status, headers } = await get(path, accepted);
    expect([path, status, headers['content-encoding']]).toEqual([path, 200, undefined]);
  }
});

it('somebody with a role gets it compressed as well, and nothing of it goes to others', async () => {
  const inner = await on.share(on.kommuneId, { title: 'Nur für uns selbst', sichtbarkeit: 'kommune' });
  expect(inner).toBeDefined();
  const headers = { 'Accept-Encoding': 'br', 'X-Demo-Actor': on.actor('kommune', on.kommuneId) };
  const text = async (asked: Readonly<Record<string, string>>) =>
    brotliDecompressSync((await get('/loesungen', asked)).body).toString();
  expect(await text(headers)).toContain('Nur für uns selbst');
  expect(await text({ 'Accept-Encoding': 'br' })).not.toContain('Nur für uns selbst');
});

it.each([
  [undefined, undefined],
  ['', undefined],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['GZIP;Q=0.8, br ; q=0.2', 'gzip'],
  ['br;q=0, gzip;q=0', undefined],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['identity', undefined],
  ['identity;q=1, gzip;q=0.5', undefined],
  ['identity;q=0', undefined],
  ['deflate, zstd', undefined],
  ['br;q=viel', undefined],
])('Accept-Encoding %j asks for %s', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding);
});
