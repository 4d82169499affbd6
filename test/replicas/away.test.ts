import { expect, it, vi } from 'vitest';
import { id } from '../decide/names.ts';
import { ask, kommuneBody, replicas } from './given.ts';

// A busy machine is silent for longer than the watchdog now and then; only who stays silent is away.
const IMPATIENT = { LICHTERKETTE_ENGINE_DEADLINE_MS: '2000' };

const notice = 'Eintragen geht gerade nicht. Lesen ist weiter möglich.';

it('with the server away pages say that nothing can be entered, reading goes on; afterwards all is as before', {
  timeout: 120_000,
}, async () => {
  const { double, hubs } = await replicas(1, { settings: IMPATIENT });
  const [hub] = hubs as [(typeof hubs)[number]];
  const enter = (name: string) => ask(hub, '/v1/kommunen', kommuneBody(name), id(name));
  const entered = (name: string) =>
    vi.waitFor(async () => {
      const { status, body } = await enter(name);
      expect(status).toBe(201);
      return String(body.kommuneId);
    }, 20_000);
  const page = async () => (await fetch(`${hub.url}/kommunen`)).text();
  const shown = async (name: string, noticed: boolean) =>
    vi.waitFor(async () => {
      const text = await page();
      expect([text.includes(name), text.includes(notice)]).toEqual([true, noticed]);
    }, 20_000);

  const kommuneId = await entered('Gemeinde Vorher');
  await shown('Gemeinde Vorher', false);

  // Nobody enters anything: that the server is away is noticed all the same.
  double.first.stop();
  await shown('Gemeinde Vorher', true);
  const refused = await enter('Gemeinde Dazwischen');
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await ask(hub, `/v1/kommunen/${kommuneId}`)).toMatchObject({ status: 200 });

  await double.first.start();
  await shown('Gemeinde Vorher', false);
  await entered('Gemeinde Nachher');
  await shown('Gemeinde Nachher', false);
});
