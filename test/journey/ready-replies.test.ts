import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let kommuneId: string;

beforeAll(async () => {
  on = await stage();
  kommuneId = await on.kommune('Altdorf');
});

afterAll(() => on.hub.close());

const get = async (headers: Record<string, string> = {}) => {
  const response = await fetch(`${on.hub.url}/v1/solutions`, { headers });
  const { date: _, ...rest } = Object.fromEntries(response.headers);
  return { status: response.status, headers: rest, body: await response.text() };
};

describe('an answer that is asked for again', () => {
  it('comes with the same headers and bytes', async () => {
    const first = await get();
    expect(first.headers['content-security-policy']).toContain("default-src 'none'");
    expect(await get()).toEqual(first);
    expect(await get()).toEqual(first);
  });

  it('is 304 for who has it, and a foreign page gets nothing', async () => {
    const { headers } = await get();
    const unchanged = await get({ 'If-None-Match': `W/${headers.etag}` });
    expect(unchanged).toMatchObject({ status: 304, body: '', headers: { etag: headers.etag } });
    expect((await get({ Origin: 'https://example.org' })).status).toBe(403);
  });

  it('is another one as soon as something has happened', async () => {
    const before = await get();
    await on.share(kommuneId, { title: 'Neu dabei' });
    const after = await get();
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(after.body).toContain('Neu dabei');
  });

  it('is each viewer’s own', async () => {
    await on.share(kommuneId, { title: 'Nur für uns', sichtbarkeit: 'kommune' });
    const own = { 'X-Demo-Actor': on.actor('kommune', kommuneId) };
    for (const _ of [1, 2]) {
      expect((await get()).body).not.toContain('Nur für uns');
      expect((await get(own)).body).toContain('Nur für uns');
    }
  });
});
