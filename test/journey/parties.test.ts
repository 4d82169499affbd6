import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LineageNode } from '../../contracts/views/lineage.ts';
import type { AdoptionItem, Usage } from '../../contracts/views/parts.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let [owner, other, verein, solutionId] = ['', '', '', ''];

const found = async (name: string, kind: string) =>
  (await on.done('/v1/verbuende', { name, kind, land: 'Hessen' })).verbundId as string;

beforeAll(async () => {
  on = await stage();
  [owner, other] = await Promise.all([on.kommune('Gemeinde Eigen'), on.kommune('Gemeinde Andere')]);
  verein = await found('Digitalverein Mitte', 'einrichtung');
  solutionId = await on.share(owner, { title: 'Fundbüro im Netz' });
});

afterAll(() => on.hub.close());

const say = (command: string, body: object, verbundId = verein) =>
  on.done(`/v1/verbuende/${verbundId}/${command}`, body);
const adopting = (fields: object = {}) => ({
  sources: [{ solutionId }],
  relation: 'unveraendert',
  adoptedOn: '2024-02-03',
  status: 'im-betrieb',
  ...fields,
});
const detail = async (id: string) =>
  (await on.json(`/v1/solutions/${id}`)) as unknown as {
    usage: Usage;
    adoptions: AdoptionItem[];
    adoption?: AdoptionItem;
    outcomes: object[];
    verbund?: object;
    land?: string;
  };

it('a Verbund of any kind does with an adoption all that a Kommune does, in its own stream', async () => {
  for (const kind of ['land', 'region', 'einrichtung', 'kreis', 'spitzenverband', 'arbeitskreis']) {
    const verbundId = await found(`Stelle ${kind}`, kind);
    const planned = await say('plan-adoption', { sources: [{ solutionId }] }, verbundId);
    const { adoptionId } = planned;
    const status = { adoptionId, status: 'beschlossen' };
    await say('change-adoption-status', status, verbundId);
    const begun = await say('adopt-best-practice', adopting({ adoptionId }), verbundId);
    expect(begun.events.map(({ type }) => type)).toEqual(['BestPracticeAdopted']);
    await say('record-adaptation', { adoptionId, changes: [{ what: 'Anders' }] }, verbundId);
    await say('reconfirm-usage', { adoptionId }, verbundId);
    await say('end-usage', { adoptionId, anlass: 'ersetzt' }, verbundId);
    const again = await say('plan-adoption', { sources: [{ solutionId }] }, verbundId);
    await say('abandon-adoption', { adoptionId: again.adoptionId, reason: 'kosten' }, verbundId);
    await say('release-result', { adoptionId: again.adoptionId }, verbundId);
    const { uebernahmen } = (await on.json(`/v1/verbuende/${verbundId}`)) as { uebernahmen: AdoptionItem[] };
    expect(uebernahmen.map((one) => one.status).sort()).toEqual(['beendet', 'nicht-weiterverfolgt']);
  }
});

it('rule 14 counts Kommunen only and shows others beside; they stand in lists, lineage and on pages', async () => {
  const before = (await detail(solutionId)).usage;
  const { adoptionId, solutionId: variant = '' } = await say('adopt-best-practice', adopting());
  await on.adopt(other, variant);
  const { usage, adoptions } = await detail(solutionId);
  expect(usage).toEqual({ ...before, imBetrieb: 1, andereStellen: 1 });
  const own = adoptions.find((one) => one.adoptionId === adoptionId);
  expect(own).toMatchObject({ verbund: { verbundId: verein, kind: 'einrichtung' } });
  expect(own).not.toHaveProperty('kommune');
  const { nodes } = (await on.json(`/v1/solutions/${solutionId}/lineage`)) as { nodes: LineageNode[] };
  expect(nodes.find((node) => node.solutionId === variant)).toMatchObject({
    party: 'verbund',
    kommuneId: null,
    verbund: { verbundId: verein },
  });
  expect(nodes.find((node) => node.kommuneId === other)).toMatchObject({ party: 'kommune' });
  expect(await detail(variant)).toMatchObject({ verbund: { verbundId: verein }, land: 'Hessen' });
  expect(await on.json(`/v1/verbuende/${verein}`)).toMatchObject({
    nutzt: 1,
    uebernahmen: [{ adoptionId }],
  });
  const page = await on.text(`/loesungen/${solutionId}`);
  expect(page).toContain('<b>1 Kommune</b> nutzt das');
  expect(page).toMatch(/<b>1<\/b><div><p class="was">andere Stelle hat es übernommen;.*Digitalverein Mitte/s);
  expect(page).toMatch(/<b>6<\/b><div><p class="was">andere Stellen planen es, haben es beendet/);
  expect(await on.text(`/zusammenschluesse/${verein}`)).toMatch(
    /Was von anderen genutzt wird.*Fundbüro im Netz/s,
  );
  expect(await on.text('/zusammenschluesse')).toMatch(/Digitalverein Mitte.*nutzt 1 Lösung/s);
  expect(await on.text(`/loesungen/${solutionId}/verbreitung`)).toContain(
    'zu einer weiteren Kommune und sieben anderen Stellen',
  );
});

it('rules 6 and 8 hold for them, too; another person confirms what they report', async () => {
  const [adoption] = (await detail(solutionId)).adoptions.filter(
    ({ verbund }) => verbund?.verbundId === verein,
  );
  const adoptionId = adoption?.adoptionId ?? '';
  const path = `/v1/verbuende/${verein}`;
  expect((await on.post(`${path}/adopt-best-practice`, adopting())).body).toMatchObject({ rule: 6 });
  const measured = {
    indicator: 'Wege',
    unit: 'Tage',
    before: 3,
    after: 1,
    period: '2025',
    method: 'gemessen',
  };
  const report = { adoptionId, ...measured };
  expect((await on.post(`/v1/kommunen/${other}/report-outcome`, report)).body).toMatchObject({ rule: 8 });
  const reporter = `verbund-${verein}.verbundstelle`;
  const reported = await on.post(`${path}/report-outcome`, report, reporter);
  const confirm = { adoptionId, outcomeId: reported.body.outcomeId };
  expect((await on.post(`${path}/confirm-outcome`, confirm, reporter)).body).toMatchObject({ rule: 8 });
  expect((await on.post(`${path}/confirm-outcome`, confirm, `verbund-${verein}.redaktion`)).status).toBe(201);
  expect((await detail(solutionId)).outcomes).toMatchObject([
    { confirmed: true, verbund: { verbundId: verein } },
  ]);
  expect(await on.text(`/loesungen/${solutionId}`)).toContain('Digitalverein Mitte, bestätigt');
});

it('what publications say of a Verbund stands on its page', async () => {
  const redaktion = await found('Redaktion', 'arbeitskreis');
  const said = { verbundId: verein, solutionId, fact: 'hat-begonnen', statement: 'Der Verein hat begonnen.' };
  const { referenceId } = await say('record-reference', { ...said, source: { title: 'Bericht' } }, redaktion);
  expect(await on.json(`/v1/verbuende/${verein}`)).toMatchObject({
    verweise: [],
    verweiseUeber: [{ referenceId }],
  });
  expect(await on.text(`/zusammenschluesse/${verein}`)).toMatch(
    /Was Veröffentlichungen berichten.*Der Verein hat begonnen/s,
  );
});

it('a Kommune outside Germany names its state, and stands beside those that are counted', async () => {
  const graz = { name: 'Stadt Grenzau', kind: 'stadt' };
  const refused = async (fields: object) => {
    const { status, body } = await on.post('/v1/kommunen', { ...graz, ...fields });
    return [status, (body as unknown as { errors: { path: string }[] }).errors.map(({ path }) => path)];
  };
  expect(await refused({})).toEqual([422, ['/land']]);
  expect(await refused({ land: 'Bayern', staat: 'AT' })).toEqual([422, ['/staat']]);
  expect(await refused({ land: 'Bayern', region: 'Tirol' })).toEqual([422, ['/region']]);
  for (const staat of ['DE', 'EU', 'at', 'XX']) expect(await refused({ staat })).toEqual([422, ['/staat']]);
  expect(await refused({ staat: 'AT', ags: '09162000' })).toEqual([422, ['/ags']]);
  const { kommuneId = '' } = await on.done('/v1/kommunen', { ...graz, staat: 'AT', region: 'Steiermark' });
  const change = (id: string, fields: object) =>
    on.post(`/v1/kommunen/${id}/change-kommune-profile`, { ...fields, validFrom: '2026-01-01' });
  expect((await change(kommuneId, { land: 'Bayern' })).status).toBe(422);
  expect((await change(other, { staat: 'AT' })).status).toBe(422);
  expect((await change(other, { region: 'Harz' })).status).toBe(422);
  expect((await change(kommuneId, { region: 'Kärnten' })).status).toBe(201);
  const before = (await detail(solutionId)).usage;
  await on.adopt(kommuneId, solutionId);
  const { usage, adoptions } = await detail(solutionId);
  expect(usage).toEqual({ ...before, andereStellen: before.andereStellen + 1 });
  expect(adoptions.some(({ kommune }) => kommune?.kommuneId === kommuneId && kommune.staat === 'AT')).toBe(
    true,
  );
  expect(await on.text(`/loesungen/${solutionId}`)).toMatch(
    /<b>2<\/b><div><p class="was">andere Stellen haben es übernommen;.*Stadt Grenzau<\/a> \(Österreich\)/s,
  );
  expect(await on.text(`/kommunen/${kommuneId}`)).toMatch(/Staat<\/dt><dd>Österreich.*Kärnten/s);
  expect(await on.text('/kommunen')).toContain('Stadt · Österreich');
  expect(await on.text(`/loesungen/${solutionId}/verbreitung`)).toContain('und acht anderen Stellen');
});
