import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let [owner, named] = ['', ''];

beforeAll(async () => {
  on = await stage();
  [owner, named] = [await on.kommune('Gemeinde Eigen'), await on.kommune('Gemeinde Genannt')];
});

afterAll(() => on.hub.close());

const imBetrieb = async (solutionId: string) =>
  ((await on.json(`/v1/solutions/${solutionId}`)).usage as { imBetrieb: number }).imBetrieb;

it('rule 25: whom others name as a joint builder may adopt, counts, and is told apart from who built it', async () => {
  const solutionId = await on.share(owner, { title: 'Gebautes', traeger: [named, owner] });
  const { solutionId: variant = '' } = await on.adopt(named, solutionId);
  expect(await imBetrieb(solutionId)).toBe(1);
  expect(await on.json(`/v1/solutions/${solutionId}`)).toMatchObject({
    eingeladen: [{ kommuneId: named, name: 'Gemeinde Genannt' }],
  });
  expect(await on.json(`/v1/solutions/${solutionId}`)).not.toHaveProperty('traeger');
  expect(await on.text(`/loesungen/${solutionId}`)).toMatch(
    /eingeladen<.*Gemeinde Genannt<.*\(noch nicht bestätigt\)/s,
  );
  // Nor later, by a revision, nor over what descends from it.
  const third = await on.kommune('Gemeinde Dritte');
  await on.done(`/v1/kommunen/${owner}/revise-project`, { solutionId, note: 'n', traeger: [named, third] });
  expect(await imBetrieb(solutionId)).toBe(1);
  expect((await on.adopt(third, variant)).adoptionId).toBeTypeOf('string');
  expect(await imBetrieb(solutionId)).toBe(2);
});

it('rule 25: who claims a Reference invites others, and makes them nothing', async () => {
  const verbundId = (await on.done('/v1/verbuende', { name: 'Redaktion', kind: 'arbeitskreis' })).verbundId;
  const { referenceId } = await on.done(`/v1/verbuende/${verbundId}/record-reference`, {
    kommuneId: owner,
    solution: { title: 'Berichtetes', summary: 's', gestaltungsfelder: ['x'] },
    statement: 'Sie nutzt es.',
    asOf: '2024-01-01',
    source: { title: 'Bericht' },
  });
  const { solutionId = '' } = await on.done(`/v1/kommunen/${owner}/claim-reference`, {
    referenceId,
    title: 'Berichtetes',
    summary: 's',
    gestaltungsfelder: ['x'],
    innovationStatus: 'laeuft',
    traeger: [named],
  });
  await on.adopt(named, solutionId);
  expect(await imBetrieb(solutionId)).toBe(1);
});

it('rule 25: naming another as its administration changes nothing for the one named', async () => {
  const before = await on.json(`/v1/kommunen/${named}`);
  const page = await on.text(`/kommunen/${named}`);
  const { kommuneId = '' } = await on.done('/v1/kommunen', {
    name: 'Gemeinde Verwaltet',
    kind: 'gemeinde',
    land: 'Hessen',
    verwaltetDurch: named,
  });
  const withoutMoment = (text: string) =>
    text.replaceAll(/\d{16}-[0-9a-f]{8}/g, '').replaceAll(/<select.*?<\/select>/gs, '');
  const { position: _, ...after } = await on.json(`/v1/kommunen/${named}`);
  const { position: __, ...same } = before;
  expect(after).toEqual(same);
  expect(withoutMoment(await on.text(`/kommunen/${named}`))).toBe(withoutMoment(page));
  expect(await on.json(`/v1/kommunen/${kommuneId}`)).toMatchObject({ verwaltetDurch: named });
  const feed = await on.json(`/v1/feed?channel=kommune:${named}`);
  expect(JSON.stringify(feed.items)).not.toContain(kommuneId);
});
