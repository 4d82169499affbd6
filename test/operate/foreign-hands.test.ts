import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyDirectory } from '../project/demo-log.ts';
import { eventsIn } from '../project/events-in.ts';
import { lichterkette, type Running, serve } from './process.ts';

type Hub = Running & { readonly url: string };

const hubOn = async (directory: string, env: Readonly<Record<string, string>> = {}): Promise<Hub> => {
  const hub = await serve(directory, { env });
  onTestFinished(() => void hub.child.kill('SIGKILL'));
  return hub;
};

const enter = async ({ url }: Hub, name: string) => {
  const response = await fetch(`${url}/v1/kommunen`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, kind: 'gemeinde', land: 'Hessen' }),
  });
  return { status: response.status, body: (await response.json()) as { code?: string } };
};

const ended = async (hub: Hub, signal: NodeJS.Signals) => {
  hub.child.kill(signal);
  return hub.ended;
};

const dataDirectory = () => join(emptyDirectory(), 'daten');

const refusedStart = (directory: string) => lichterkette(['serve', '--port', '0', '--data', directory]);

describe('two hubs', () => {
  it('after the lock was deleted under the first one: it takes nothing more, and the second one has everything', async () => {
    const directory = dataDirectory();
    const first = await hubOn(directory);
    expect((await enter(first, 'Altdorf')).status).toBe(201);
    for (const name of readdirSync(directory).filter((one) => one.startsWith('lock.sqlite')))
      rmSync(join(directory, name));
    const second = await hubOn(directory);
    expect(await enter(first, 'Neudorf')).toMatchObject({ status: 503, body: { code: 'halted' } });
    expect((await enter(second, 'Weidenrode')).status).toBe(201);
    expect((await ended(first, 'SIGTERM')).code).toBe(0);
    expect((await enter(second, 'Mühlbach')).status).toBe(201);
    await ended(second, 'SIGTERM');
    expect(await eventsIn(directory)).toHaveLength(3);
  });

  it('by two names of one directory are one too many', async () => {
    const directory = dataDirectory();
    const first = await hubOn(directory);
    const link = join(emptyDirectory(), 'verweis');
    symlinkSync(directory, link);
    const { code, stderr } = await refusedStart(link);
    expect(stderr).toContain('wird schon von einer laufenden Lichterkette benutzt');
    expect(code).toBe(1);
    expect((await enter(first, 'Altdorf')).status).toBe(201);
    await ended(first, 'SIGKILL');
    const second = await hubOn(link);
    expect((await enter(second, 'Neudorf')).status).toBe(201);
    await ended(second, 'SIGTERM');
    expect(await eventsIn(directory)).toHaveLength(2);
  });
});

describe('restore under a hub that runs', () => {
  const running = async () => {
    const directory = dataDirectory();
    const hub = await hubOn(directory);
    await enter(hub, 'Altdorf');
    const backup = join(emptyDirectory(), 'sicherung.sqlite');
    expect((await lichterkette(['backup', '--data', directory, '--out', backup])).code).toBe(0);
    await enter(hub, 'Neudorf');
    return {
      hub,
      directory,
      restore: () => lichterkette(['restore', backup, '--data', directory, '--overwrite']),
    };
  };

  it('is refused, and harms nothing', async () => {
    const { hub, directory, restore } = await running();
    const { code, stderr } = await restore();
    expect(stderr).toContain('wird schon von einer laufenden Lichterkette benutzt');
    expect(code).toBe(1);
    expect((await enter(hub, 'Weidenrode')).status).toBe(201);
    await ended(hub, 'SIGTERM');
    expect(await eventsIn(directory)).toHaveLength(3);
  });

  it('stops the hub where its lock was deleted before, and keeps beside what is replaced', async () => {
    const { hub, directory, restore } = await running();
    rmSync(join(directory, 'lock.sqlite'));
    expect((await restore()).code).toBe(0);
    expect(await enter(hub, 'Weidenrode')).toMatchObject({ status: 503, body: { code: 'halted' } });
    await ended(hub, 'SIGTERM');
    expect(await eventsIn(directory)).toHaveLength(1);
    const aside = readdirSync(directory).find((name) => /\.ersetzt-\d+T\d+Z$/.test(name)) ?? '';
    const kept = join(emptyDirectory(), 'daten');
    execFileSync('mkdir', [kept]);
    for (const suffix of ['', '-wal'])
      if (existsSync(join(directory, aside + suffix)))
        renameSync(join(directory, aside + suffix), join(kept, `log.sqlite${suffix}`));
    expect(await eventsIn(kept)).toHaveLength(2);
  });
});

describe('after a crash', () => {
  const crashed = async () => {
    const directory = dataDirectory();
    const hub = await hubOn(directory);
    for (const name of ['Altdorf', 'Neudorf', 'Weidenrode']) await enter(hub, name);
    await ended(hub, 'SIGKILL');
    return directory;
  };

  it('a start takes what another program has written back from the WAL', async () => {
    const directory = await crashed();
    const database = new DatabaseSync(join(directory, 'log.sqlite'));
    expect(database.prepare('SELECT count(*) AS count FROM event').get()).toEqual({ count: 3 });
    database.close();
    expect(existsSync(join(directory, 'log.sqlite-wal'))).toBe(false);
    expect((await lichterkette(['doctor', '--data', directory])).code).toBe(0);
    const hub = await hubOn(directory);
    expect((await enter(hub, 'Mühlbach')).status).toBe(201);
    await ended(hub, 'SIGTERM');
    expect(await eventsIn(directory)).toHaveLength(4);
  });

  it('a start refuses where the WAL was deleted', async () => {
    const directory = await crashed();
    rmSync(join(directory, 'log.sqlite-wal'));
    const { code, stderr } = await refusedStart(directory);
    expect(stderr).toMatch(/log\.sqlite-wal fehlt, und der Dienst wurde nicht ordentlich beendet/);
    expect(code).toBe(1);
  });
});

describe('a log that was restored empty', () => {
  it('stays empty with the demo on, until somebody enters something', async () => {
    const empty = dataDirectory();
    await ended(await hubOn(empty), 'SIGTERM');
    const backup = join(emptyDirectory(), 'leer.sqlite');
    expect((await lichterkette(['backup', '--data', empty, '--out', backup])).code).toBe(0);
    const directory = dataDirectory();
    const restored = await lichterkette(['restore', backup, '--data', directory]);
    expect(restored.stdout).toContain('0 Einträge bis zum leeren Anfang');
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      const hub = await hubOn(directory, { LICHTERKETTE_DEMO: 'on' });
      expect(await eventsIn(directory)).toEqual([]);
      await ended(hub, signal);
    }
    const hub = await hubOn(directory, { LICHTERKETTE_DEMO: 'on' });
    expect((await enter(hub, 'Altdorf')).status).toBe(201);
    await ended(hub, 'SIGTERM');
    expect(await eventsIn(directory)).toHaveLength(1);
  });
});
