import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SolutionDetail } from '../../contracts/views/catalogue.ts';
import type { FeedItem } from '../../contracts/views/feed.ts';
import { type Stage, stage } from './stage.ts';

// What was declared in error counts nowhere afterwards; that it was said, and taken back, can be read.

let on: Stage;
let [origin, first, second] = ['', '', ''];
let solutionId = '';

beforeAll(async () => {
  on = await stage();
  [origin, first] = [await on.kommune('Gemeinde Ursprung'), await on.kommune('Gemeinde Erste')];
  second = await on.kommune('Gemeinde Zweite');
  solutionId = await on.share(origin, { title: 'Kitaplatz' });
});
afterAll(() => on.hub.close());

const grund = 'Verwechselt.';
const retract = (kommuneId: string, adoptionId: string | undefined) =>
  on.post(`/v1/kommunen/${kommuneId}/retract-adoption`, { adoptionId, grund });

/** All that answers say of who uses the solution and what it brought. */
const told = async (at = '') => {
  const json = (path: string) => on.json(path + at);
  const detail = (await json(`/v1/solutions/${solutionId}`)) as unknown as SolutionDetail;
  const lineage = await json(`/v1/solutions/${solutionId}/lineage`);
  const kommune = await json(`/v1/kommunen/${first}`);
  return {
    usage: detail.usage,
    adoptions: detail.adoptions.map(({ adoptionId }) => adoptionId),
    outcomes: detail.outcomes,
    mitErgebnis: detail.mitErgebnis,
    nodes: (lineage.nodes as unknown[]).length,
    edges: (lineage.edges as unknown[]).length,
    uebernahmen: (kommune.uebernahmen as unknown[]).length,
    found: (await json('/v1/solutions?mitErgebnis=true')).total,
  };
};

const feed = async () => ((await on.json('/v1/feed?limit=200')).items as FeedItem[]).toReversed();

it('leaves counts, lineage, search and outcomes as if it had not been', async () => {
  const before = await told();
  const { adoptionId, solutionId: variant } = await on.adopt(first, solutionId);
  const outcome = { adoptionId, richtung: 'besser', text: 'Schneller.', method: 'beurteilt' };
  const { position } = await on.done(`/v1/kommunen/${first}/report-outcome`, outcome);
  const during = await told();
  expect(during.usage.unbestaetigt + during.usage.imBetrieb).toBe(1);
  expect([during.mitErgebnis, during.found, during.nodes]).toEqual([true, 1, before.nodes + 1]);
  expect((await retract(first, adoptionId)).status).toBe(201);
  expect(await told()).toEqual(before);
  expect(await on.status(`/v1/solutions/${variant}`)).toBe(404);
  expect(await on.status(`/v1/solutions/${variant}`, on.actor('kommune', first))).toBe(404);
  const page = await on.text(`/kommunen/${first}`, undefined, 'text/html');
  expect(page).not.toContain(`/loesungen/${variant}`);
  // What was known then is known of then.
  const stand = `stand=${position}`;
  const then = (await on.json(`/v1/solutions/${solutionId}?${stand}`)) as unknown as SolutionDetail;
  expect([then.adoptions.length, then.mitErgebnis]).toEqual([1, true]);
});

it('stands among what is new: that it was said, that it was taken back, and why', async () => {
  const items = await feed();
  const types = items.map(({ type, zurueckgenommen }) => [type, zurueckgenommen]);
  expect(types.slice(-3)).toEqual([
    ['BestPracticeAdopted', true],
    ['OutcomeReported', true],
    ['AdoptionRetracted', undefined],
  ]);
  expect(items.at(-1)?.about?.title).toBe('Kitaplatz');
  const page = await on.text('/neues', undefined, 'text/html');
  expect(page).toContain('nimmt eine Angabe dazu zurück: irrtümlich eingetragen');
  expect(page).toContain('(inzwischen zurückgenommen)');
  expect(page).toContain(grund);
});

it('can be declared anew, and taken back by nobody else', async () => {
  const { adoptionId } = await on.adopt(first, solutionId);
  expect((await retract(second, adoptionId)).body).toMatchObject({ status: 409, rule: 8 });
  expect((await retract(first, adoptionId)).status).toBe(201);
  expect((await retract(first, adoptionId)).status).toBe(200);
  const gone = await on.post(`/v1/kommunen/${first}/reconfirm-usage`, { adoptionId });
  expect(gone.status).toBe(404);
});

it('rule 6: stays once somebody has built on it, however: the refusal says who, and what can be said instead', async () => {
  const { adoptionId, solutionId: variant = '' } = await on.adopt(first, solutionId);
  const taken = await on.adopt(second, variant);
  const refused = await retract(first, adoptionId);
  expect(refused.body).toMatchObject({
    status: 409,
    rule: 6,
    allowed: [`end-usage mit adoptionId ${adoptionId}`, 'abandon-adoption', 'record-adaptation'],
  });
  expect(refused.body.detail).toContain('Gemeinde Zweite');
  expect((await retract(second, taken.adoptionId)).status).toBe(201);
  const whole = await on.share(second, { title: 'Ganzes', enthaelt: [variant] });
  expect((await retract(first, adoptionId)).body).toMatchObject({ status: 409, rule: 6 });
  await on.done(`/v1/kommunen/${second}/revise-project`, { solutionId: whole, note: 'Ohne', enthaelt: [] });
  expect((await retract(first, adoptionId)).status).toBe(201);
});

it('what others cannot see betrays nothing, and does not break', async () => {
  const { adoptionId, solutionId: variant = '' } = await on.adopt(first, solutionId);
  const hidden = await on.adopt(second, variant, { sichtbarkeit: 'kommune' });
  expect((await retract(first, adoptionId)).status).toBe(201);
  const actor = on.actor('kommune', second);
  for (const path of [
    `/v1/kommunen/${second}`,
    `/v1/solutions/${hidden.solutionId}`,
    `/v1/solutions/${hidden.solutionId}/lineage`,
    `/loesungen/${hidden.solutionId}`,
    `/loesungen/${hidden.solutionId}/verbreitung`,
    `/kommunen/${second}`,
  ])
    expect(await on.status(path, actor), path).toBe(200);
});

it('a plan, a decline and what was built jointly are taken back alike', async () => {
  const source = { sources: [{ solutionId }] };
  const body = { kommuneId: second, solutionId };
  for (const [command, fields] of [
    ['plan-adoption', source],
    ['decline-solution', { ...source, reason: 'kosten' }],
    ['join-project', { solutionId, status: 'im-betrieb' }],
    ['plan-adoption', source],
  ] as const) {
    const { adoptionId } = await on.done(`/v1/kommunen/${body.kommuneId}/${command}`, fields);
    expect((await retract(second, adoptionId)).status, command).toBe(201);
  }
});
