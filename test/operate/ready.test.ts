import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Health, healthRoutes } from '../../src/http/health.ts';

const WELL: Health = {
  ready: true,
  applied: 3,
  position: '0000000000000003-deadbeef',
  writable: true,
  failures: [],
  unknown: 0,
  mirror: { ok: true, waiting: 0 },
  reactions: { owed: 0, failing: 0, outcomes: new Map() },
  queueLength: 0,
  sockets: 0,
  bufferedBytes: 0,
  pushes: 0,
};

describe('/readyz', () => {
  let state = WELL;
  const server = createServer(express().use(healthRoutes(() => state, new Registry())));
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void server.close());
  const ask = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

  it.each<[what: string, change: Partial<Health>, status: number]>([
    ['all is well', {}, 200],
    ['it is loading, or has been told to stop', { ready: false }, 503],
    ['a projection has stopped', { failures: [{ projection: 'feed', eventId: 'e', message: 'm' }] }, 503],
    ['the engine takes no appends: reading goes on', { writable: false }, 200],
    ['the mirror is not kept: nothing depends on it', { mirror: { ok: false } as Health['mirror'] }, 200],
  ])('when %s', async (_what, change, status) => {
    state = { ...WELL, ...change };
    const response = await ask('/readyz');
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(status === 200 ? null : '1');
    expect(await response.json()).toMatchObject({
      status: status === 200 ? 'ready' : 'not-ready',
      ...change,
    });
    expect((await ask('/healthz')).status).toBe(200);
  });

  it('counts nothing of what others wrote or read, but while it catches up', async () => {
    const COUNTS = ['applied', 'pushes', 'sockets', 'queueLength', 'bufferedBytes', 'waiting'];
    const counted = async () => {
      const text = await (await ask('/readyz')).text();
      return COUNTS.filter((name) => text.includes(`"${name}"`));
    };
    state = WELL;
    expect(await counted()).toEqual([]);
    state = { ...WELL, ready: false };
    expect(await counted()).toEqual([]);
    state = { ...WELL, ready: false, catchUp: { head: null } };
    expect(await counted()).toEqual(COUNTS);
  });
});
