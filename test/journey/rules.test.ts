import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { FeedItem } from '../../contracts/views/feed.ts';
import type { KommuneItem } from '../../contracts/views/kommune.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { Runner } from '../../src/project/runner.ts';
import { seal } from '../../src/store/seal.ts';
import { ask } from '../project/ask-all.ts';
import { fixedLog } from '../project/fixed-log.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let [origin, adopter] = ['', ''];

beforeAll(async () => {
  on = await stage();
  origin = await on.kommune('Gemeinde Ursprung');
  adopter = await on.kommune('Gemeinde Nachnutz');
});

afterAll(() => on.hub.close());

it('rule 12: a repeated command gets the same answer and writes nothing; with other content it is refused', async () => {
  const key = '0d4d1a52-6d22-4c55-9a0f-2f6d7d9f1c11';
  const send = async (title: string, headers = {}) => {
    const response = await fetch(`${on.hub.url}/v1/kommunen/${origin}/share-project`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...headers },
      body: JSON.stringify({ title, summary: 's', gestaltungsfelder: ['x'], innovationStatus: 'idee' }),
    });
    return { status: response.status, body: (await response.json()) as { position: string; code?: string } };
  };
  const first = await send('Einmal');
  expect(first.status).toBe(201);
  await on.share(origin, { title: 'Etwas anderes' });
  const head = (await on.json('/readyz')).position;
  expect(await send('Einmal')).toEqual(first);
  expect(await send('Einmal', { 'If-Match': '"r0"' })).toEqual(first);
  expect(await send('Zweimal')).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  expect((await on.json('/readyz')).position).toBe(head);
});

it('rule 8: an outcome is confirmed by somebody else alone, whatever evidence its reporter names', async () => {
  const solutionId = await on.share(origin, { title: 'Beleg' });
  const { adoptionId } = await on.adopt(adopter, solutionId);
  const path = (name: string) => `/v1/kommunen/${adopter}/${name}`;
  const figures = {
    indicator: 'Tage',
    unit: 'Tage',
    before: 9,
    after: 4,
    period: '2025',
    method: 'gemessen',
  };
  const [reporter, colleague] = ['digitalisierungsbeauftragte', 'fachdienst'].map(
    (role) => `kommune-${adopter}.${role}`,
  );
  const outcomes = [];
  for (const evidence of ['.', 'https://example.org/bericht'])
    outcomes.push(
      (await on.post(path('report-outcome'), { adoptionId, ...figures, evidence }, reporter)).body.outcomeId,
    );
  const confirmed = async () =>
    ((await on.json(`/v1/solutions/${solutionId}`)).outcomes as { confirmed: boolean }[]).map(
      (outcome) => outcome.confirmed,
    );
  expect(await confirmed()).toEqual([false, false]);
  const confirm = { adoptionId, outcomeId: outcomes[0] };
  expect((await on.post(path('confirm-outcome'), confirm, reporter)).body).toMatchObject({ rule: 8 });
  expect(await confirmed()).toEqual([false, false]);
  expect((await on.post(path('confirm-outcome'), confirm, colleague)).status).toBe(201);
  expect(await confirmed()).toEqual([true, false]);
});

it('rule 15: nothing can be sorted by how many use it, and Kommunen come by name', async () => {
  expect(await on.status('/v1/solutions?sort=nutzung')).toBe(400);
  expect(await on.status('/v1/kommunen?sort=nutzt')).toBe(400);
  const [few, many] = [
    await on.share(origin, { title: 'Bb wenig' }),
    await on.share(origin, { title: 'Aa viel' }),
  ];
  await on.adopt(adopter, many);
  const order = async (sort: string) =>
    ((await on.json(`/v1/solutions?sort=${sort}`)).items as { solutionId: string }[])
      .map(({ solutionId }) => solutionId)
      .filter((id) => id === few || id === many);
  expect(await order('neu')).toEqual([many, few]);
  const later = await on.share(origin, { title: 'Cc neu' });
  await on.adopt(adopter, few);
  expect(await order('neu')).toEqual([many, few]);
  expect(await order('titel')).toEqual([many, few]);
  expect((await on.json('/v1/solutions?limit=1')).items).toMatchObject([{ solutionId: later }]);
  const names = ((await on.json('/v1/kommunen')).items as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual([...names].sort());
});

it('rule 16: `stand` is what the hub knew, `zum` what held in the world', async () => {
  const solutionId = await on.share(origin, { title: 'Zwei Zeiten' });
  const before = (await on.json(`/v1/solutions/${solutionId}`)).position;
  await on.adopt(adopter, solutionId, {
    adoptedOn: { value: '2019', precision: 'jahr' },
    status: 'im-betrieb',
  });
  const use = async (query: string) => {
    const answer = (await on.json(`/v1/solutions/${solutionId}?${query}`)) as unknown as {
      usage: { imBetrieb: number };
    };
    return answer.usage.imBetrieb;
  };
  expect(await use('')).toBe(1);
  expect(await use('zum=2021-01-01')).toBe(1);
  expect(await use('zum=2018-12-31')).toBe(0);
  expect(await use(`stand=${before}`)).toBe(0);
  expect(await use(`stand=${before}&zum=2021-01-01`)).toBe(0);
  expect(await on.status(`/v1/solutions/${solutionId}?stand=2020-01-01`)).toBe(404);
  const edges = async (query: string) =>
    ((await on.json(`/v1/solutions/${solutionId}/lineage?${query}`)) as unknown as { edges: object[] }).edges
      .length;
  expect([await edges(''), await edges('zum=2018-12-31'), await edges(`stand=${before}`)]).toEqual([1, 0, 0]);
});

it('rule 20: outside, an actor is an organisation and a role', async () => {
  const items = (await on.json('/v1/feed?limit=200')).items as FeedItem[];
  expect(items.length).toBeGreaterThan(5);
  for (const { actor } of items) expect(Object.keys(actor).sort()).toEqual(['organisation', 'role']);
  expect(JSON.stringify(items)).not.toContain('subjectRef');
});

const registration = (name: string, index: number, key: object): StoredEvent => {
  const kommuneId = `0000000${index}-0000-4000-8000-000000000000`;
  const stream: StreamName = `kommune-${kommuneId}`;
  const data = { kommuneId, name, kind: 'stadt', land: 'Hessen', ...key };
  const sealed = seal(
    { stream, revision: 0, prevHash: null },
    { id: kommuneId, type: 'KommuneRegistered', version: 1, data },
    {
      commandId: kommuneId,
      contentHash: '',
      actor: { organisation: stream, role: 'demo', subjectRef: kommuneId },
      recordedAt: '2026-01-01T00:00:00.000Z',
      correlationId: kommuneId,
      causationId: kommuneId,
      salt: '',
    },
  );
  return {
    ...sealed,
    stream,
    revision: 0,
    position: `000000000000000${index}-${sealed.metadata.hash.slice(0, 8)}`,
  };
};

it('rule 23: a second registration is refused and points to the first; a race that slipped through is flagged', async () => {
  const body = { name: 'Stadt Doppel', kind: 'stadt', land: 'Hessen', ags: '06999001' };
  const first = await on.done('/v1/kommunen', body);
  const answers = await Promise.all([on.post('/v1/kommunen', body), on.post('/v1/kommunen', body)]);
  for (const { status, body: refusal } of answers) {
    expect({ status, rule: refusal.rule }).toEqual({ status: 409, rule: 23 });
    expect(JSON.stringify(refusal)).toContain('Stadt Doppel');
  }
  const asArs = await on.post('/v1/kommunen', { ...body, ags: undefined, ars: '069990007001' });
  expect(asArs).toMatchObject({
    status: 409,
    body: { rule: 23, allowed: [expect.stringContaining(`${first.kommuneId}`)] },
  });
  expect(first.kommuneId).toBeTypeOf('string');
  const runner = new Runner({
    store: fixedLog([
      registration('Stadt Eins', 1, { ags: '06999001' }),
      registration('Stadt Zwei', 2, { ars: '069990007001' }),
      registration('Stadt Drei', 3, { ags: '06999014' }),
    ]),
    projections: PROJECTIONS,
  });
  await runner.start();
  const { items } = ask(runner, 'list-kommunen', {}, {}, PUBLIC_SIGHT, undefined) as { items: KommuneItem[] };
  expect(items.map(({ name, agsDoppelt }) => [name, agsDoppelt])).toEqual([
    ['Stadt Drei', false],
    ['Stadt Eins', true],
    ['Stadt Zwei', true],
  ]);
});
