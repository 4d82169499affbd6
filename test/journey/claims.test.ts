import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let [owner, named, other, redaktion, solutionId] = ['', '', '', '', ''];

beforeAll(async () => {
  on = await stage();
  [owner, named, other] = await Promise.all([
    on.kommune('Gemeinde Eigen'),
    on.kommune('Stadt Genannt'),
    on.kommune('Gemeinde Andere'),
  ]);
  redaktion = (await on.done('/v1/verbuende', { name: 'Redaktion', kind: 'arbeitskreis' })).verbundId ?? '';
  solutionId = await on.share(owner, { title: 'Fundbüro im Netz' });
});

afterAll(() => on.hub.close());

const claim = async (fields: object): Promise<string> => {
  const { referenceId = '' } = await on.done(`/v1/verbuende/${redaktion}/record-reference`, {
    kommuneId: named,
    solutionId,
    statement: 'Sie nutzt es.',
    source: { title: 'Bericht' },
    ...fields,
  });
  return referenceId;
};

interface Claimed {
  readonly usage: { readonly imBetrieb: number; readonly lautQuellen: number };
  readonly references: readonly {
    readonly referenceId: string;
    readonly einigMit: string[];
    readonly strittigMit: string[];
  }[];
}

const detail = async (id = solutionId) => (await on.json(`/v1/solutions/${id}`)) as unknown as Claimed;

it('what publications say stands under the solution, is counted apart, and once where they agree', async () => {
  const first = await claim({ fact: 'nutzt', since: { value: '2024', precision: 'jahr' } });
  const second = await claim({
    fact: 'nutzt',
    since: { value: '2024', precision: 'jahr' },
    statement: 'Auch dort.',
    source: { title: 'Jahresbericht' },
  });
  const found = await detail();
  expect(found.usage).toMatchObject({ imBetrieb: 0, lautQuellen: 1 });
  expect(found.references.map(({ einigMit }) => einigMit)).toEqual([[second], [first]]);
  const page = await on.text(`/loesungen/${solutionId}`);
  expect(page).toMatch(/1<\/b>.*Stelle nutzt es laut Veröffentlichungen; von dort nicht bestätigt/s);
  expect(page).toMatch(/Dasselbe sagt auch:.*Jahresbericht.*Stand: nicht bekannt/s);
  expect(page.match(/class="lk-quelle"/g)).toHaveLength(1);
  const about = await on.text(`/kommunen/${named}`);
  expect(about).toContain('Dasselbe sagt auch:');
  expect(about.match(/class="lk-quelle"/g)).toHaveLength(1);
});

it('a claim has a place in the Verbreitung, dashed and never a running light, and no entry of its own', async () => {
  const { nodes, edges } = (await on.json(`/v1/solutions/${solutionId}/lineage`)) as {
    nodes: {
      solutionId: string;
      claim?: boolean;
      referenceId?: string;
      since?: unknown;
      kommuneId: string;
    }[];
    edges: { kind: string; from: { solutionId: string }; to: { solutionId: string } }[];
  };
  const [node] = nodes.filter((one) => one.claim);
  expect(node).toMatchObject({ kommuneId: named, since: { value: '2024', precision: 'jahr' } });
  expect(edges).toEqual([
    expect.objectContaining({ kind: 'angabe', to: { solutionId: node?.referenceId, version: 1 } }),
  ]);
  const drawn = await on.text(`/loesungen/${solutionId}/verbreitung`);
  expect(drawn).toContain('Von einer weiteren Stelle berichten das nur Veröffentlichungen');
  expect(drawn).toContain('class="kabel laut"');
  const list = (await on.json('/v1/solutions')) as { items: { solutionId: string }[] };
  expect(list.items.map((item) => item.solutionId)).toEqual([solutionId]);
  const byName = (await on.json('/v1/solutions?q=Genannt')) as { items: { why: string[] }[] };
  expect(byName.items[0]?.why).toEqual([
    'passt zu „Genannt“ in einer Veröffentlichung (über: Stadt Genannt)',
  ]);
});

it('a number, a result and an end give nobody a use; another party than a Kommune may be meant', async () => {
  await claim({ kommuneId: other, fact: 'anzahl', anzahl: 40 });
  await claim({ kommuneId: other, fact: 'ergebnis', statement: 'Es geht schneller.' });
  expect((await detail()).usage.lautQuellen).toBe(1);
  const { verbundId } = await on.done('/v1/verbuende', { name: 'Nordverbund', kind: 'zusammenarbeit' });
  await claim({ kommuneId: undefined, verbundId, fact: 'hat-begonnen' });
  expect((await detail()).usage.lautQuellen).toBe(2);
  await claim({ kommuneId: undefined, verbundId, fact: 'hat-beendet' });
  expect((await detail()).usage.lautQuellen).toBe(1);
});

it('nothing is said in public of what is not', async () => {
  const verbundId = await on.verbund('Kreisrunde');
  await on.join(owner, verbundId);
  const record = async (sichtbarkeit: string) =>
    on.post(`/v1/verbuende/${verbundId}/record-reference`, {
      kommuneId: named,
      solutionId: await on.share(owner, { title: 'Verborgenes', sichtbarkeit }),
      statement: 'Sie nutzt es.',
      source: { title: 'Bericht' },
    });
  expect((await record('verbund')).status).toBe(409);
  expect((await record('kommune')).status).toBe(404);
});

it('once the Kommune speaks it counts, and what publications say of it no longer does; a person says where they contradict', async () => {
  const ended = await claim({ fact: 'hat-beendet', statement: 'Es ist abgeschaltet.' });
  const adopted = await on.adopt(named, solutionId);
  expect((await detail()).usage).toMatchObject({ imBetrieb: 1, lautQuellen: 0 });
  const grund = 'Die Stadt selbst nutzt es.';
  const dispute = () =>
    on.done(`/v1/verbuende/${redaktion}/dispute-reference`, {
      referenceId: ended,
      mit: adopted.adoptionId,
      grund,
    });
  await dispute();
  expect(await on.json(`/v1/solutions/${adopted.solutionId}`)).toMatchObject({ strittigMit: [ended] });
  const strittig = { grund, von: { verbundId: redaktion } };
  expect(await on.json(`/v1/solutions/${adopted.solutionId}`)).toMatchObject({
    strittig: [{ mit: ended, ...strittig }],
  });
  const [other] = (await detail()).references.filter(({ referenceId }) => referenceId === ended);
  expect(other).toMatchObject({ strittig: [{ mit: adopted.solutionId, ...strittig }] });
  for (const id of [adopted.solutionId, ended, solutionId])
    expect(await on.text(`/loesungen/${id}`)).toMatch(
      new RegExp(
        `Strittig:</b>[^<]*„${grund}“ \\(so gekennzeichnet durch <a href="/zusammenschluesse/${redaktion}">`,
      ),
    );
  const told = async () => JSON.stringify(await on.json('/v1/feed?limit=200'));
  expect(await told()).toContain(grund);
  // What is given up is the Verbund's to see (rule 9), and with it what others have said of it.
  await on.done(`/v1/kommunen/${named}/abandon-adoption`, {
    adoptionId: adopted.adoptionId,
    on: '2026-01-01',
    reason: 'kosten',
  });
  expect(await told()).not.toContain(grund);
  const [reference] = (await detail()).references.filter(({ referenceId }) => referenceId === ended);
  expect(reference?.strittigMit).toEqual([]);
});

it('a contradiction that not everybody may know of stands in the lists of those who may, and of nobody else', async () => {
  const party = await on.kommune('Gemeinde Verschwiegen');
  const { referenceId } = await on.done(`/v1/verbuende/${redaktion}/record-reference`, {
    kommuneId: party,
    solution: { title: 'Wolkenatlas', summary: 'Formen', gestaltungsfelder: ['Umwelt'] },
    statement: 'Dort wird er genutzt.',
    source: { title: 'Bericht' },
  });
  await on.join(party, redaktion);
  const hidden = await on.share(party, { title: 'Eigene Sicht', sichtbarkeit: 'verbund' });
  const listed = async (actor?: string) => {
    const { items } = (await on.json('/v1/solutions?q=wolkenatlas', actor)) as unknown as {
      items: { reference?: { strittigMit: string[] } }[];
    };
    return items.map(({ reference }) => reference?.strittigMit);
  };
  const itself = on.actor('kommune', party);
  expect([await listed(), await listed(itself)]).toEqual([[[]], [[]]]);
  await on.done(`/v1/verbuende/${redaktion}/dispute-reference`, {
    referenceId,
    mit: hidden,
    grund: 'anders',
  });
  expect([await listed(), await listed(itself)]).toEqual([[[]], [[hidden]]]);
});
