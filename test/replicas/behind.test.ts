import { expect, it, onTestFinished, vi } from 'vitest';
import { type Hub, startHub } from '../../src/main.ts';
import type { Double } from '../double/cluster.ts';
import { ask, kommuneBody, projectBody, replicaSettings, replicas } from './given.ts';

const PATIENT = {
  LICHTERKETTE_ENGINE_WATCH_MS: '1000',
  LICHTERKETTE_ENGINE_ABSENCE_MS: '60000',
  LICHTERKETTE_ENGINE_DEADLINE_MS: '1500',
  LICHTERKETTE_WAIT_MS: '1500',
};

const hubWithKommune = async (settings: Readonly<Record<string, string>> = {}) => {
  const { double, hubs } = await replicas(1, { settings: { ...PATIENT, ...settings } });
  const [hub] = hubs as [Hub];
  const { body } = await ask(hub, '/v1/kommunen', kommuneBody('Gemeinde Rückstand'));
  const path = `/v1/kommunen/${String(body.kommuneId)}/share-project`;
  const share = (title: string, key?: string) => ask(hub, path, projectBody(title), key);
  return { double, hub, share };
};

/** The server hides its newest entry, and all that follow it have to begin anew. */
const fallBehind = (double: Double) => {
  double.log.hide(1);
  double.first.dropSubscriptions();
};

it('a leader that is behind for a moment stops a hub for a moment: it takes nothing, says why, and goes on by itself', async () => {
  const { double, hub, share } = await hubWithKommune();
  const shared = await share('Vorher');
  fallBehind(double);
  await vi.waitFor(async () => {
    const { body, status } = await ask(hub, '/readyz');
    expect([status, body.writable]).toEqual([200, false]);
    expect(String((body.checking as { message: string }).message)).toContain('wird geprüft');
  }, 10_000);
  const refused = await share('Dazwischen');
  expect(refused.status).toBe(503);
  expect(refused.body.detail).toContain('Gerade wird geprüft');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await ask(hub, `/v1/solutions/${String(shared.body.solutionId)}`)).toMatchObject({ status: 200 });
  double.log.index();
  await vi.waitFor(async () => {
    const { body, status } = await ask(hub, '/readyz');
    expect([status, body.writable, body.checking]).toEqual([200, true, undefined]);
  }, 10_000);
  const after = await share('Nachher');
  expect(after.status).toBe(201);
  expect(await ask(hub, `/v1/solutions/${String(after.body.solutionId)}`)).toMatchObject({ status: 200 });
});

it('what the server has lost for good stops the hub with its reason', async () => {
  const { double, hub, share } = await hubWithKommune({ LICHTERKETTE_ENGINE_ABSENCE_MS: '300' });
  await share('Verloren');
  fallBehind(double);
  await vi.waitFor(async () => {
    const { body, status } = await ask(hub, '/readyz');
    expect(status).toBe(503);
    expect(body.halted).toBeDefined();
  }, 10_000);
  expect((await share('Danach')).body.code).toBe('halted');
});

it('`atLeast` of what another hub acknowledged is never a refusal, and `after` neither', async () => {
  const settings = { ...PATIENT, LICHTERKETTE_ENGINE_PROBE_MS: '600000', LICHTERKETTE_WAIT_MS: '200' };
  const { double, hubs } = await replicas(1, { settings });
  const [late] = hubs as [Hub];
  // This hub's subscription is silent from here on; those of others are not.
  const silent = vi.spyOn(double.first, 'onDelivered').mockReturnValue(() => undefined);
  double.first.dropSubscriptions();
  await vi.waitFor(() => expect(silent).toHaveBeenCalled());
  silent.mockRestore();
  const writer = await startHub(replicaSettings(double.url, PATIENT));
  onTestFinished(() => writer.close());
  const { status, body } = await ask(writer, '/v1/kommunen', kommuneBody('Gemeinde Neu'));
  expect(status).toBe(201);
  const questions = [
    `/v1/kommunen?atLeast=${String(body.position)}`,
    `/v1/feed?after=${String(body.position)}`,
  ];
  // The leader does not show it, and then it does.
  double.log.hide(1);
  for (const question of questions) expect((await ask(late, question)).status).toBe(503);
  double.log.index();
  for (const question of questions) expect((await ask(late, question)).status).toBe(503);
  double.first.dropSubscriptions();
  for (const question of questions)
    await vi.waitFor(async () => expect((await ask(late, question)).status).toBe(200), 20_000);
});

it('a position of another log is refused, once it has been missing for long enough', async () => {
  const { hub, share } = await hubWithKommune({
    LICHTERKETTE_ENGINE_ABSENCE_MS: '600',
    LICHTERKETTE_WAIT_MS: '100',
  });
  const position = String((await share('Hier')).body.position);
  const other = position.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  expect((await ask(hub, `/v1/solutions?atLeast=${other}`)).status).toBe(412);
  const lost = `${position.slice(0, 8)}9${position.slice(9, 28)}9${position.slice(29)}`;
  expect((await ask(hub, `/v1/solutions?atLeast=${lost}`)).status).toBe(503);
  await vi.waitFor(async () => {
    expect((await ask(hub, `/v1/solutions?atLeast=${lost}`)).status).toBe(412);
  }, 20_000);
});

it('who writes finds it at the same hub, also while the subscription of the hub is being made anew', async () => {
  const { double, hub, share } = await hubWithKommune({ LICHTERKETTE_WAIT_MS: '5000' });
  for (let round = 0; round < 10; round += 1) {
    for (let times = 0; times < 3; times += 1) double.first.faults.order('subscribe', { kind: 'not-ready' });
    double.first.dropSubscriptions();
    const { status, body } = await share(`Projekt ${round}`);
    expect(status).toBe(201);
    expect((await ask(hub, `/v1/solutions/${String(body.solutionId)}`)).status).toBe(200);
  }
});

it('an answer that would come before what it tells of can be seen is 503, and the repeat is the first answer', async () => {
  const { double, hub, share } = await hubWithKommune({ LICHTERKETTE_WAIT_MS: '100' });
  const key = '4fd7cbf4-9f3b-4a53-8a3c-29d2b5a9d0e1';
  for (let times = 0; times < 30; times += 1) double.first.faults.order('subscribe', { kind: 'not-ready' });
  double.first.dropSubscriptions();
  const early = await share('Früh', key);
  expect([early.status, String(early.body.detail)]).toEqual([
    503,
    expect.stringContaining('ist gespeichert'),
  ]);
  const answer = await vi.waitFor(async () => {
    const again = await share('Früh', key);
    expect(again.status).toBe(201);
    return again.body;
  }, 20_000);
  expect((await ask(hub, `/v1/solutions/${String(answer.solutionId)}`)).status).toBe(200);
  const stored = double.log.records.filter(({ data }) => Buffer.from(data).toString('utf8').includes('Früh'));
  expect(stored).toHaveLength(1);
});
