import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KommuneDetail } from '../../contracts/views/kommune.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let now = new Date('2026-11-20T08:00:00Z');
let [own, other, solutionId] = ['', '', ''];

beforeAll(async () => {
  on = await stage({}, { now: () => now });
  own = await on.kommune('Gemeinde Weidenrode');
  other = await on.kommune('Gemeinde Auenried');
  solutionId = await on.share(own, { title: 'Fundbüro im Netz' });
  const { solutionId: variant } = await on.adopt(other, solutionId);
  await on.adopt(own, await on.share(other, { title: 'Etwas anderes' }));
  expect(variant).toBeDefined();
});

afterAll(() => on.hub.close());

const change = (fields: object) => on.post(`/v1/kommunen/${own}/change-kommune-profile`, fields);
const kommune = async (query = '') =>
  (await on.json(`/v1/kommunen/${own}${query}`)) as unknown as KommuneDetail;

/** Every place at which the name of the Kommune is answered, on a day. */
const namesOn = async (query = ''): Promise<readonly string[]> => {
  type Owned = { kommune?: { kommuneId: string; name: string } };
  const list = (await on.json(`/v1/solutions${query}`)) as { items: Owned[] };
  const detail = (await on.json(`/v1/solutions/${solutionId}${query}`)) as Owned & {
    adoptions: { sources: Owned[] }[];
  };
  const { nodes } = (await on.json(`/v1/solutions/${solutionId}/lineage${query}`)) as { nodes: Owned[] };
  const owners = [...list.items, detail, ...detail.adoptions.flatMap(({ sources }) => sources), ...nodes];
  const names = owners.flatMap((owner) => (owner.kommune?.kommuneId === own ? [owner.kommune.name] : []));
  expect(names.length).toBeGreaterThanOrEqual(4);
  return [...new Set([...names, (await kommune(query)).name])];
};

it('a change of before is of its day: it takes nothing back that was said to hold later', async () => {
  expect((await change({ name: 'Stadt Weidenrode', kind: 'stadt', validFrom: '2026-01-01' })).status).toBe(
    201,
  );
  expect((await change({ name: 'Markt Weidenrode', validFrom: '2025-01-01' })).status).toBe(201);
  expect(await kommune()).toMatchObject({
    name: 'Stadt Weidenrode',
    kind: 'stadt',
    fruehereNamen: [
      { name: 'Markt Weidenrode', bis: '2026-01-01' },
      { name: 'Gemeinde Weidenrode', bis: '2025-01-01' },
    ],
    angekuendigt: [],
  });
  expect(await on.text(`/kommunen/${own}`)).toContain(
    'bis 2026 Markt Weidenrode, bis 2025 Gemeinde Weidenrode',
  );
});

it('zum answers with the name of that day, everywhere', async () => {
  expect(await namesOn()).toEqual(['Stadt Weidenrode']);
  expect(await namesOn('?zum=2026-12-31')).toEqual(['Stadt Weidenrode']);
  expect((await kommune('?zum=2025-06-30')).name).toBe('Markt Weidenrode');
  expect((await kommune('?zum=2024-06-30')).name).toBe('Gemeinde Weidenrode');
  expect((await kommune('?zum=2024-06-30')).kind).toBe('gemeinde');
  const { nodes } = (await on.json(`/v1/solutions/${solutionId}/lineage?zum=2025-06-30`)) as {
    nodes: { kommune?: { name: string } }[];
  };
  expect(nodes.map((node) => node.kommune?.name)).toContain('Markt Weidenrode');
});

it('what is announced shows so, and takes effect on its day without an event', async () => {
  const { position } = (await change({ name: 'Hansestadt Weidenrode', validFrom: '2027-01-01' })).body;
  expect((await change({ name: 'Hansestadt Weidenrode', validFrom: '2027-01-01' })).status).toBe(200);
  expect(await kommune()).toMatchObject({
    name: 'Stadt Weidenrode',
    angekuendigt: [{ name: 'Hansestadt Weidenrode', validFrom: '2027-01-01' }],
  });
  expect(await on.text(`/kommunen/${own}`)).toMatch(
    /<h1>Stadt Weidenrode.*Angekündigt ab 1\. Januar 2027:<\/b> heißt dann Hansestadt Weidenrode/s,
  );
  expect(await namesOn('?zum=2027-01-01')).toEqual(['Hansestadt Weidenrode']);
  expect(await on.text('/neues')).toContain('gültig ab 1. Januar 2027');

  now = new Date('2027-01-01T08:00:00Z');
  expect(await namesOn()).toEqual(['Hansestadt Weidenrode']);
  expect(await kommune()).toMatchObject({
    angekuendigt: [],
    fruehereNamen: [{ name: 'Stadt Weidenrode' }, {}, {}],
  });
  expect((await on.json('/readyz')).position).toBe(position);
  expect(await namesOn('?zum=2026-12-31')).toEqual(['Stadt Weidenrode']);
  expect(await on.text('/v1/demo-actors')).toContain('Hansestadt Weidenrode');
});

it('whoever knows an old name finds it: Kommunen, what they share, and what they have taken over', async () => {
  const found = async (path: string) =>
    ((await on.json(path)) as { items: { kommuneId?: string; title?: string }[] }).items;
  for (const name of ['Gemeinde Weidenrode', 'Markt', 'Hansestadt'])
    expect(
      (await found(`/v1/kommunen?q=${encodeURIComponent(name)}`)).map(({ kommuneId }) => kommuneId),
    ).toEqual([own]);
  expect((await found('/v1/solutions?q=Markt%20Weidenrode')).map(({ title }) => title)).toContain(
    'Fundbüro im Netz',
  );
  expect((await found('/v1/solutions?q=Hansestadt')).map(({ title }) => title).sort()).toEqual([
    'Etwas anderes',
    'Fundbüro im Netz',
  ]);
});

it('rule 23 by the day: a key that was given up is free from then on, and not before', async () => {
  const keyed = await on.done('/v1/kommunen', {
    name: 'Gemeinde A',
    kind: 'gemeinde',
    land: 'Hessen',
    ags: '06999001',
  });
  const path = `/v1/kommunen/${keyed.kommuneId}/change-kommune-profile`;
  await on.done(path, { ags: '06999002', validFrom: '2027-03-01' });
  const register = (ags: string) =>
    on.post('/v1/kommunen', { name: 'Gemeinde B', kind: 'gemeinde', land: 'Hessen', ags });
  expect((await register('06999001')).body).toMatchObject({ rule: 23 });
  expect((await register('06999002')).body).toMatchObject({ rule: 23 });
  now = new Date('2027-03-01T08:00:00Z');
  expect((await register('06999002')).body).toMatchObject({ rule: 23 });
  expect((await register('06999001')).status).toBe(201);
  const list = (await on.json('/v1/kommunen?q=Gemeinde%20A')) as {
    items: { ags?: string; agsDoppelt: boolean }[];
  };
  expect(list.items.find(({ ags }) => ags === '06999002')).toMatchObject({ agsDoppelt: false });
});
