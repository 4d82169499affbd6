import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../contracts/problem-codes.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { send } from './send.ts';

let on: Stage;

beforeAll(async () => {
  on = await stage();
});

afterAll(() => on.hub.close());

const page = (path: string) => send(on.hub.url, { path, headers: { Accept: 'text/html' } });

const codes = Object.entries(PROBLEMS).map(([code, words]) => ({ code, ...words }));

describe('the address that a problem names as its type', () => {
  it.each(codes)('$code says what it means and what to do', async ({ code, title, meaning, remedy }) => {
    const { status, text } = await page(`/probleme/${code}`);
    expect(status).toBe(200);
    for (const words of [`<h1>${title}</h1>`, meaning, remedy, `<code>${code}</code>`])
      expect(text).toContain(words);
  });

  it('is that of a real problem, and stands in the list of all', async () => {
    const { type } = JSON.parse((await send(on.hub.url, { path: '/v1/solutions?limit=0' })).text) as {
      type: string;
    };
    expect((await page(type)).text).toContain(`<h1>${PROBLEMS['bad-parameter'].title}</h1>`);
    const { text } = await page('/probleme');
    for (const { code } of codes) expect(text).toContain(`href="/probleme/${code}"`);
  });

  it.each(['/probleme/erfunden', '/probleme/constructor', '/probleme/NOT-FOUND'])(
    '%s is not found',
    async (path) => {
      expect((await page(path)).status).toBe(404);
    },
  );

  it('is in sentences', () => {
    for (const { title, meaning, remedy } of codes)
      for (const words of [title, meaning, remedy]) expect(words).toMatch(/^[A-ZÄÖÜ].*\.$/);
  });
});
