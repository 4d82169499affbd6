import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';
import { talk } from '../live/talk.ts';

let on: Stage;
/** Two that belong to one Verbund, and one that does not. */
let [owner, member, outside, verbund] = ['', '', '', ''];

beforeAll(async () => {
  on = await stage();
  owner = await on.kommune('Gemeinde Eigen');
  member = await on.kommune('Gemeinde Nachbar');
  outside = await on.kommune('Gemeinde Fern');
  verbund = await on.verbund('Zusammenarbeit Aue');
  for (const id of [owner, member]) await on.join(id, verbund);
});

afterAll(() => on.hub.close());

const revise = (solutionId: string, body: object) =>
  on.done(`/v1/kommunen/${owner}/revise-project`, { solutionId, note: 'Neu', ...body });

const items = async (channel: string, actor?: string) =>
  (await on.json(`/v1/feed?limit=200&channel=${channel}`, actor)).items as { id: string; data: object }[];

const lineage = async (id: string, actor?: string) => {
  const { nodes, edges } = (await on.json(`/v1/solutions/${id}/lineage`, actor)) as unknown as {
    nodes: { solutionId: string }[];
    edges: { kind: string }[];
  };
  return {
    ids: nodes.map(({ solutionId }) => solutionId).sort(),
    kinds: edges.map(({ kind }) => kind).sort(),
  };
};

const inOperation = async (id: string, actor?: string) =>
  ((await on.json(`/v1/solutions/${id}`, actor)).usage as unknown as { imBetrieb: number }).imBetrieb;

it('a hidden source does not tell how many versions it has had', async () => {
  const live = await talk(on.hub.url);
  await live.follow('feed');
  const hidden = await on.share(owner, { title: 'Verdeckt', sichtbarkeit: 'verbund' });
  await revise(hidden, { lizenz: 'MIT' });
  const { adoptionId, solutionId = '' } = await on.adopt(member, hidden);
  const nameless = [{ solutionId: null, version: 1 }];
  const { adoption } = (await on.json(`/v1/solutions/${solutionId}`)) as unknown as {
    adoption: { sources: object[] };
  };
  expect(adoption.sources).toEqual(nameless);
  const isAdopted = (said: { data?: unknown }) =>
    (said.data as { adoptionId?: string } | undefined)?.adoptionId === adoptionId;
  expect((await live.heard(isAdopted)).data).toMatchObject({ sources: nameless });
  expect(await items(`solution:${solutionId}`)).toMatchObject([{ data: { sources: nameless } }]);
  expect(await items(`solution:${solutionId}`, on.actor('kommune', owner))).toMatchObject([
    { data: { sources: [{ solutionId: hidden, version: 2 }] } },
  ]);
});

it('the channel of something hidden is as empty as that of nothing', async () => {
  const hidden = await on.share(owner, { title: 'Verdeckt', sichtbarkeit: 'verbund' });
  await on.adopt(member, hidden);
  expect(await items(`solution:${hidden}`, on.actor('kommune', member))).toHaveLength(2);
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(await on.text(`/v1/feed?channel=solution:${hidden}`)).toBe(
    await on.text(`/v1/feed?channel=solution:${unknown}`),
  );
});

it('what is linked by a hidden building block or a hidden origin is not told there', async () => {
  const part = await on.share(outside, { title: 'Teil' });
  const hidden = await on.share(owner, { title: 'Verdeckt', sichtbarkeit: 'verbund', enthaelt: [part] });
  const whole = await on.share(owner, { title: 'Ganzes', enthaelt: [hidden] });
  const recorded = await on.done(`/v1/verbuende/${verbund}/record-reference`, {
    kommuneId: outside,
    solution: { title: 'Bericht', summary: 'Kurz', gestaltungsfelder: ['Mobilität'] },
    statement: 'Es wird genutzt.',
    asOf: '2024-01-01',
    source: { title: 'Zeitung' },
    adoptedFrom: hidden,
  });
  const told = async (actor?: string) => (await items(`solution:${part}`, actor)).length;
  expect(await told()).toBe(1);
  expect(await told(on.actor('kommune', outside))).toBe(1);
  // The hidden one, what holds it, and what was read of it.
  expect(await told(on.actor('kommune', member))).toBe(4);
  expect(await items(`solution:${whole}`)).toHaveLength(1);
  expect(await items(`solution:${recorded.referenceId}`)).toHaveLength(1);
});

it('a nameless node has no building blocks, and what is connected only by hidden ones is not shown', async () => {
  const part = await on.share(outside, { title: 'Teil' });
  const hidden = await on.share(owner, { title: 'Verdeckt', sichtbarkeit: 'verbund', enthaelt: [part] });
  const { solutionId = '' } = await on.adopt(member, hidden);
  const secret = await on.share(owner, { title: 'Ganz verdeckt', sichtbarkeit: 'kommune', enthaelt: [part] });
  const whole = await on.share(owner, { title: 'Ganzes', enthaelt: [secret] });
  expect(await lineage(part)).toEqual({ ids: [part], kinds: [] });
  expect(await lineage(whole)).toEqual({ ids: [whole], kinds: [] });
  expect(await lineage(solutionId)).toEqual({
    ids: [solutionId, 'verborgen-1'].sort(),
    kinds: ['uebernahme'],
  });
  expect(await lineage(part, on.actor('kommune', owner))).toEqual({
    ids: [part, hidden, solutionId, secret, whole].sort(),
    kinds: ['enthaelt', 'enthaelt', 'enthaelt', 'uebernahme'],
  });
});

it('what came after the day connects a lineage, whether something of it is hidden or not', async () => {
  const before = async (isHidden: boolean) => {
    const root = await on.share(outside, { title: 'Wurzel' });
    const { solutionId = '' } = await on.adopt(owner, root, { adoptedOn: '2024-01-01' });
    if (isHidden) await on.share(owner, { title: 'Zu', sichtbarkeit: 'kommune', enthaelt: [root] });
    const { nodes } = await on.json(`/v1/solutions/${root}/lineage?zum=2025-01-01`);
    // They stand in the order of their ids, which are random.
    return (nodes as { solutionId: string }[])
      .map((node) => (node.solutionId === solutionId ? 'made of it' : 'root'))
      .sort();
  };
  const open = await before(false);
  expect(open).toContain('made of it');
  expect(await before(true)).toEqual(open);
});

it('a lineage is the same under the id of an adoption and under that of its variant', async () => {
  const root = await on.share(outside, { title: 'Wurzel' });
  const { adoptionId, solutionId = '' } = await on.adopt(owner, root);
  await on.adopt(member, solutionId);
  const { nodes, edges } = await on.json(`/v1/solutions/${solutionId}/lineage`);
  expect(edges).toHaveLength(2);
  expect(await on.json(`/v1/solutions/${adoptionId}/lineage`)).toMatchObject({ nodes, edges } as object);
});

it('what is counted below a hidden adoption does not tell that it was an idea', async () => {
  const counts = async (relation: string) => {
    const root = await on.share(outside, { title: `Wurzel ${relation}` });
    const { solutionId = '' } = await on.adopt(owner, root, { relation, sichtbarkeit: 'verbund' });
    await on.adopt(member, solutionId);
    return [await inOperation(root), await inOperation(root, on.actor('kommune', member))];
  };
  expect(await counts('unveraendert')).toEqual([1, 2]);
  expect(await counts('angeregt')).toEqual([1, 0]);
});

it('a revision that leaves hidden building blocks only says that there are none', async () => {
  const [open, hidden] = [
    await on.share(owner, { title: 'Offen' }),
    await on.share(owner, { title: 'Zu', sichtbarkeit: 'kommune' }),
  ];
  const revised = async (enthaelt: string[]) => {
    const whole = await on.share(owner, { title: 'Ganzes', enthaelt: [open] });
    await revise(whole, { lizenz: 'MIT', enthaelt });
    return (await items(`solution:${whole}`))[0]?.data as { enthaelt?: string[] };
  };
  expect((await revised([hidden])).enthaelt).toEqual([]);
  expect((await revised([])).enthaelt).toEqual([]);
});

it('no refusal rests on a building block that the one refused may not see', async () => {
  const own = await on.share(outside, { title: 'Eigenes' });
  const secret = await on.share(owner, { title: 'Verdeckt', sichtbarkeit: 'kommune', enthaelt: [own] });
  const whole = await on.share(owner, { title: 'Ganzes', enthaelt: [secret] });
  await on.done(`/v1/kommunen/${outside}/revise-project`, {
    solutionId: own,
    note: 'Mit dem Ganzen',
    enthaelt: [whole],
  });
  const taken = await on.share(outside, { title: 'Übernommenes' });
  const { solutionId = '' } = await on.adopt(owner, taken, { sichtbarkeit: 'verbund' });
  const made = await on.share(owner, { title: 'Daraus', enthaelt: [solutionId] });
  await on.adopt(outside, made);
  expect((await lineage(made, on.actor('kommune', owner))).ids).toContain(taken);
});
