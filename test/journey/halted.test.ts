import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { VIEWS } from '../../contracts/views/all.ts';
import { openStore } from '../../src/main.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { PAGES } from '../../src/web/shown.ts';
import { type Talk, talk } from '../live/talk.ts';
import { type Stage, stage } from './stage.ts';

const tampered = (event: StoredEvent): StoredEvent => ({
  ...event,
  data: { ...event.data, hinzugefuegt: 'x' },
});

/** A hub whose log gives one stream's first event otherwise than it was stored, from a moment on. */
const damageable = async () => {
  let bad: string | undefined;
  const store: (...given: Parameters<typeof openStore>) => EventStore = (settings) => {
    const opened = openStore(settings);
    return {
      ...opened,
      async *readStream(stream, from) {
        for await (const event of opened.readStream(stream, from))
          yield event.stream === bad && event.revision === 0 ? tampered(event) : event;
      },
    };
  };
  // Nothing is kept for commands: each reads its stream.
  const on = await stage({ LICHTERKETTE_CACHE_EVENTS: '1', LICHTERKETTE_LOG_LEVEL: 'silent' }, { store });
  return {
    on,
    damage: (stream: string) => {
      bad = stream;
    },
  };
};

describe('a hub that comes upon damage while it handles a command', () => {
  let on: Stage;
  let live: Talk;
  let ids: { kommuneId: string; other: string; solutionId: string };
  let found: Awaited<ReturnType<Stage['post']>>;

  const change = (kommuneId: string) =>
    on.post(`/v1/kommunen/${kommuneId}/change-kommune-profile`, {
      population: 1000,
      validFrom: '2026-01-01',
    });

  const page = async (path: string) => {
    const response = await fetch(on.hub.url + path, { headers: { Accept: 'text/html' } });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };

  beforeAll(async () => {
    const given = await damageable();
    on = given.on;
    const kommuneId = await on.kommune('Altdorf');
    const other = await on.kommune('Neudorf');
    ids = { kommuneId, other, solutionId: await on.share(other, {}) };
    // Everything is asked once while all is well, so that answers are ready to be sent again.
    for (const path of ['/', '/v1/solutions']) expect(await on.status(path)).toBe(200);
    live = await talk(on.hub.url);
    given.damage(`kommune-${kommuneId}`);
    found = await change(kommuneId);
  });
  afterAll(() => on.hub.close());

  it('refuses the command with a sentence', () => {
    expect(found.status).toBe(503);
    expect(found.body).toMatchObject({ code: 'halted', detail: expect.stringMatching(/Schaden gefunden/) });
  });

  it('takes no other command, of no other organisation', async () => {
    expect(await change(ids.other)).toMatchObject({ status: 503, body: { code: 'halted' } });
    const join = { name: 'Drittdorf', kind: 'gemeinde', land: 'Hessen' };
    expect(await on.post('/v1/kommunen', join)).toMatchObject({ status: 503, body: { code: 'halted' } });
  });

  it.each([
    ...VIEWS.map(({ path }) => `/v1${path}`),
    '/v1/feed.atom',
    '/v1/demo-actors',
    '/v1/solutions?stand=2026-01-01',
  ])('does not answer %s', async (pattern) => {
    const path = pattern.replaceAll(/\{\w+\}/g, pattern.includes('kommune') ? ids.other : ids.solutionId);
    const response = await fetch(on.hub.url + path);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('60');
    expect(await response.json()).toMatchObject({ code: 'halted' });
  });

  it.each(PAGES.map(({ path }) => path).filter((path) => path !== '/betriebsstatus'))(
    'shows in the place of %s what has happened, in German, and nothing else',
    async (pattern) => {
      const path = pattern.replaceAll(':id', pattern.startsWith('/kommunen') ? ids.other : ids.solutionId);
      const { status, type, text } = await page(path);
      expect(status).toBe(503);
      expect(type).toMatch(/^text\/html/);
      expect(text).toMatch(/Der Dienst hat sich angehalten/);
      expect(text).toContain('href="/betriebsstatus"');
      expect(text).not.toContain('Neudorf');
    },
  );

  it('closes live connections with 4005, and opens none', async () => {
    expect(await live.closed).toMatchObject({ code: 4005 });
    await expect(talk(on.hub.url)).rejects.toThrow('503');
  });

  it('says so on its status page, which needs nothing of what is stored, with its styles', async () => {
    const { status, text } = await page('/betriebsstatus');
    expect(status).toBe(200);
    expect(text).toMatch(/Der Dienst hat sich angehalten/);
    expect(text).toMatch(/Der Eintrag \d{16}-[0-9a-f]{8} \([0-9a-f-]{36}\) ist beschädigt/);
    expect(text).not.toContain('Neudorf');
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
    expect(await on.status(style)).toBe(200);
  });

  it('is alive and not ready, says where it stands, and measures it', async () => {
    const halted = { message: expect.stringMatching(/ist beschädigt/), eventId: expect.any(String) };
    expect(await on.status('/healthz')).toBe(200);
    expect(await on.json('/healthz')).toMatchObject({ status: 'ok', halted });
    expect(await on.status('/readyz')).toBe(503);
    expect(await on.json('/readyz')).toMatchObject({ status: 'not-ready', writable: false, halted });
    const measured = await on.text('/metrics');
    for (const sample of ['lichterkette_halted 1', 'lichterkette_ready 0', 'lichterkette_writable 0'])
      expect(measured.split('\n')).toContain(sample);
  });
});
