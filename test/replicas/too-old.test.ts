import { expect, it, onTestFinished, vi } from 'vitest';
import { storedIds } from '../append/eventstoredb/given.ts';
import { freePort } from '../cluster-demo/processes.ts';
import { startDouble } from '../double/cluster.ts';
import { start } from '../operate/process.ts';
import { emptyDirectory } from '../project/demo-log.ts';

const serveOn = (url: string, settings: Readonly<Record<string, string>>) =>
  start(['src/main.ts'], {
    env: {
      PORT: '0',
      LICHTERKETTE_DATA: emptyDirectory(),
      LICHTERKETTE_ENGINE: 'eventstoredb',
      LICHTERKETTE_ENGINE_DEADLINE_MS: '50',
      EVENTSTORE_URL: url,
      ...settings,
    },
  });

it.each(['on', 'off'])(
  'a hub (demo %s) does not start on a server that is too old, and says in one sentence why',
  async (demo) => {
    const double = await startDouble({ version: '22.10.5' });
    onTestFinished(() => double.stop());
    const { code, stdout, stderr } = await serveOn(double.url, { LICHTERKETTE_DEMO: demo }).ended;
    expect(stderr.trim()).toBe(
      'Der Server unter EVENTSTORE_URL ist zu alt. Er nennt die Version 22.10.5; gebraucht wird EventStoreDB 23.10 oder neuer.',
    );
    expect(stdout).not.toContain('Lichterkette läuft');
    expect(code).toBe(1);
    expect(storedIds(double)).toEqual([]);
  },
);

it('a hub that waited for its server does not start either once that turns out to be too old', async () => {
  const double = await startDouble({ version: null });
  onTestFinished(() => double.stop());
  double.first.stop();
  const port = String(await freePort());
  const hub = serveOn(double.url, { LICHTERKETTE_DEMO: 'off', PORT: port });
  await vi.waitFor(async () => {
    const { status } = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(status).toBe(503);
  }, 20_000);
  await double.first.start();
  const { code, stderr } = await hub.ended;
  expect(stderr).toContain('Er nennt keine Version');
  expect(code).toBe(1);
});
