import { expect, it, vi } from 'vitest';
import { ask, kommuneBody, replicas } from './given.ts';

// A busy machine is silent for longer than the watchdog now and then; only who stays silent is away.
const IMPATIENT = { LICHTERKETTE_ENGINE_WATCH_MS: '50', LICHTERKETTE_ENGINE_DEADLINE_MS: '1000' };

it('with the server away pages say that nothing can be entered, reading goes on; afterwards all is as before', async () => {
  const { double, hubs } = await replicas(1, { settings: IMPATIENT });
  const [hub] = hubs as [(typeof hubs)[number]];
  const { body } = await ask(hub, '/v1/kommunen', kommuneBody('Gemeinde Vorher'));
  const page = async () => (await fetch(`${hub.url}/kommunen`)).text();
  await vi.waitFor(async () => expect(await page()).toContain('Gemeinde Vorher'));
  const notice = 'Eintragen geht gerade nicht. Lesen ist weiter möglich.';
  expect(await page()).not.toContain(notice);

  // Nobody enters anything: that the server is away is noticed all the same.
  double.first.stop();
  await vi.waitFor(async () => expect(await page()).toContain(notice), 20_000);
  expect(await page()).toContain('Gemeinde Vorher');
  const refused = await ask(hub, '/v1/kommunen', kommuneBody('Gemeinde Dazwischen'));
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await ask(hub, `/v1/kommunen/${String(body.kommuneId)}`)).toMatchObject({ status: 200 });

  await double.first.start();
  await vi.waitFor(async () => expect(await page()).not.toContain(notice), 20_000);
  const accepted = await ask(hub, '/v1/kommunen', kommuneBody('Gemeinde Nachher'));
  expect(accepted.status).toBe(201);
  await vi.waitFor(async () => expect(await page()).toContain('Gemeinde Nachher'));
});
