import { expect, it, onTestFinished, vi } from 'vitest';
import { id } from '../decide/names.ts';
import { startDouble } from '../double/cluster.ts';
import { serve } from '../operate/process.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { kommuneBody, projectBody } from './given.ts';

/** What is promised, and as much again for a machine that is busy; before, each place in the queue took as long. */
const PROMISED_MS = 10_000;

const timed = async <Result>(work: Promise<Result>) => {
  const began = performance.now();
  const result = await work;
  return { result, ms: Math.round(performance.now() - began) };
};

it('while the server is frozen everybody is answered in time, metrics come at once, and an end is an end', {
  timeout: 180_000,
}, async () => {
  const double = await startDouble();
  onTestFinished(() => {
    double.first.thaw();
    double.stop();
  });
  const env = { LICHTERKETTE_ENGINE: 'eventstoredb', EVENTSTORE_URL: double.url };
  const hub = await serve(emptyDirectory(), { env });
  const post = (path: string, body: object, key: string) =>
    fetch(hub.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id(key) },
      body: JSON.stringify(body),
    }).then(async (response) => ({
      status: response.status,
      body: (await response.json()) as Record<string, string>,
    }));
  const made = await vi.waitFor(async () => {
    const answer = await post('/v1/kommunen', kommuneBody('Gemeinde'), 'made');
    expect(answer.status).toBe(201);
    return answer;
  }, 30_000);
  const share = (key: string) =>
    timed(post(`/v1/kommunen/${made.body.kommuneId}/share-project`, projectBody(key), key));
  const writable = async () =>
    ((await (await fetch(`${hub.url}/readyz`)).json()) as { writable: boolean; unavailable?: object }) ?? {};

  double.first.freeze();
  const three = ['one', 'two', 'three'].map(share);
  await vi.waitFor(async () => expect(await writable()).toMatchObject({ writable: false }), 30_000);
  const metrics = await timed(fetch(`${hub.url}/metrics`).then((response) => response.text()));
  expect(metrics.result).toMatch(/^lichterkette_writable 0$/m);
  expect(metrics.result).not.toMatch(/^lichterkette_projection_lag_seconds /m);
  const answered = await Promise.all(three);
  expect(answered.map(({ result }) => result.status)).toEqual([503, 503, 503]);
  expect(Math.max(...answered.map(({ ms }) => ms))).toBeLessThan(2 * PROMISED_MS);

  double.first.thaw();
  await vi.waitFor(async () => expect((await share('after')).result.status).toBe(201), 60_000);
  // What was refused without an answer from the server acts once, whatever had become of it.
  for (const key of ['one', 'two', 'three']) expect((await share(key)).result.status).toBe(201);

  double.first.freeze();
  const caught = ['four', 'five', 'six'].map(share);
  await new Promise((resolve) => setTimeout(resolve, 100));
  hub.child.kill('SIGTERM');
  const late = setTimeout(() => hub.child.kill('SIGKILL'), 2 * PROMISED_MS);
  const end = await timed(hub.ended);
  clearTimeout(late);
  expect((await Promise.all(caught)).map(({ result }) => result.status)).toEqual([503, 503, 503]);
  expect(end.result).toMatchObject({ code: 0, signal: null });
});
