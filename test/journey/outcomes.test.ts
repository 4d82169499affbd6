import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Outcome } from '../../contracts/views/parts.ts';
import { type Stage, stage } from './stage.ts';

type OutcomeItem = typeof Outcome._zod.output;

let on: Stage;
let [owner, adopter, solutionId, adoptionId] = ['', '', '', ''];

beforeAll(async () => {
  on = await stage();
  [owner, adopter] = await Promise.all([on.kommune('Gemeinde Eigen'), on.kommune('Gemeinde Andere')]);
  solutionId = await on.share(owner, { title: 'Fundbüro im Netz' });
  adoptionId = (await on.adopt(adopter, solutionId)).adoptionId ?? '';
});

afterAll(() => on.hub.close());

const report = (body: object, actor?: string) =>
  on.post(`/v1/kommunen/${adopter}/report-outcome`, { adoptionId, ...body }, actor);
const outcomesOf = async (id = solutionId) =>
  (await on.json(`/v1/solutions/${id}`)) as unknown as {
    outcomes: OutcomeItem[];
    mitErgebnis: boolean;
    adoptions: { outcomes: OutcomeItem[] }[];
  };
const inWords = { richtung: 'besser', text: 'Weniger Rückfragen am Telefon', method: 'beurteilt' };
const figures = {
  indicator: 'Wege',
  unit: 'Tage',
  before: null,
  after: 2,
  period: '2025',
  method: 'gemessen',
};

it('stands in figures or in words, and says which field is missing', async () => {
  const paths = async (body: object) => {
    const { status, body: answer } = await report(body);
    return [status, (answer as unknown as { errors?: { path: string }[] }).errors?.map(({ path }) => path)];
  };
  expect(await paths({ method: 'gemessen' })).toEqual([
    422,
    ['/indicator', '/unit', '/before', '/after', '/period'],
  ]);
  expect(await paths({ ...inWords, text: undefined })).toEqual([422, ['/text']]);
  expect(await paths({ ...inWords, richtung: undefined })).toEqual([422, ['/richtung']]);
  expect(await paths({ ...figures, ...inWords })).toEqual([
    422,
    ['/indicator', '/unit', '/before', '/after'],
  ]);
  expect(await paths({ ...inWords, richtung: 'anders' })).toEqual([422, ['/richtung']]);
});

it('in words, with a Beleg and as of when; another person confirms; pages and news say it', async () => {
  const [reporter, colleague] = ['digitalisierungsbeauftragte', 'fachdienst'].map(
    (role) => `kommune-${adopter}.${role}`,
  );
  const beleg = { titel: 'Bericht', url: 'https://example.org/bericht' };
  const said = { ...inWords, period: '2025', belege: [beleg], stand: '2026-01-31' };
  const reported = await report(said, reporter);
  expect(reported.body.events).toMatchObject([{ type: 'OutcomeReported', data: said }]);
  expect((await outcomesOf()).outcomes).toMatchObject([{ ...said, confirmed: false }]);
  const drawn = async () => on.text(`/loesungen/${solutionId}`);
  expect(await drawn()).toMatch(
    /<h3>Besser<\/h3>.*Weniger Rückfragen am Telefon.*Stand 31\. Januar 2026.*noch von niemandem bestätigt, <a href="https:\/\/example.org\/bericht"[^>]*>mit Beleg: Bericht/s,
  );
  const confirm = { adoptionId, outcomeId: reported.body.outcomeId };
  const path = `/v1/kommunen/${adopter}/confirm-outcome`;
  expect((await on.post(path, confirm, reporter)).body).toMatchObject({ rule: 8 });
  expect((await on.post(path, confirm, colleague)).status).toBe(201);
  expect(await drawn()).toContain(', bestätigt, <a href=');
  expect(await on.text('/neues')).toContain('meldet ein Ergebnis: besser. Weniger Rückfragen am Telefon');
});

it('what is given as evidence is a Beleg, of which nothing is lost', async () => {
  const long = `Auswertung ${'der Liste '.repeat(45)}`.trim();
  const belege = [];
  for (const evidence of ['Vermerk\ndes Hauptamts', 'https://example.org/zahlen', long])
    belege.push((await report({ ...figures, evidence })).body.events[0]?.data);
  expect(belege).toMatchObject([
    { belege: [{ titel: 'Vermerk des Hauptamts' }] },
    { belege: [{ titel: 'https://example.org/zahlen', url: 'https://example.org/zahlen' }] },
    { belege: [{ titel: expect.any(String), wortlaut: expect.any(String) }] },
  ]);
  const [, , third] = belege as unknown as { belege: { titel: string; wortlaut: string }[] }[];
  expect(`${third?.belege[0]?.titel} ${third?.belege[0]?.wortlaut}`).toBe(long);
  const ten = Array.from({ length: 10 }, (_, index) => ({ titel: `Beleg ${index}` }));
  expect((await report({ ...figures, belege: ten, evidence: 'noch einer' })).status).toBe(422);
});

it('of what was merged stands with that, names all Vorlagen, and is counted for none of them', async () => {
  const [third, fourth] = await Promise.all([on.kommune('Gemeinde Dritte'), on.kommune('Gemeinde Vierte')]);
  const [one, two] = [
    await on.share(owner, { title: 'Erste Vorlage' }),
    await on.share(adopter, { title: 'Zweite Vorlage' }),
  ];
  const merged = await on.done(`/v1/kommunen/${third}/adopt-best-practice`, {
    sources: [{ solutionId: one }, { solutionId: two }],
    relation: 'zusammengefuehrt',
    status: 'im-betrieb',
    changes: [{ what: 'Beides in einem' }],
  });
  const below = await on.adopt(fourth, merged.solutionId ?? '');
  const told = (kommuneId: string, id: string | undefined, text: string) =>
    on.done(`/v1/kommunen/${kommuneId}/report-outcome`, { adoptionId: id, ...inWords, text });
  await told(third, merged.adoptionId, 'Es geht zusammen schneller');
  await told(fourth, below.adoptionId, 'Auch hier');
  for (const origin of [one, two]) {
    const found = await outcomesOf(origin);
    expect(found).toMatchObject({ outcomes: [], mitErgebnis: false });
    const own = found.adoptions.flatMap(({ outcomes }) => outcomes).find(({ vorlagen }) => vorlagen);
    expect(own?.vorlagen?.map(({ title }) => title)).toEqual(['Erste Vorlage', 'Zweite Vorlage']);
    expect(await on.text(`/loesungen/${origin}`)).toMatch(
      /Wo mehrere Lösungen zusammengeführt wurden.*Es geht zusammen schneller.*Zusammengeführt aus:.*Erste Vorlage.*Zweite Vorlage/s,
    );
    const list = (await on.json('/v1/solutions?mitErgebnis=true')) as { items: { solutionId: string }[] };
    expect(list.items.map((item) => item.solutionId)).not.toContain(origin);
  }
  const own = await outcomesOf(merged.solutionId);
  expect(own.outcomes.map(({ text }) => text)).toEqual(['Es geht zusammen schneller', 'Auch hier']);
  const verbund = (await on.done('/v1/verbuende', { name: 'Runde', kind: 'arbeitskreis' })).verbundId;
  const questions = {
    wertversprechen: 'Schneller',
    zielgruppe: 'Alle',
    nutzennachweis: 'Zeit',
    note: 'dazu',
  };
  await on.done(`/v1/kommunen/${owner}/revise-project`, { solutionId: one, ...questions });
  const recognise = () =>
    on.post(`/v1/verbuende/${verbund}/recognise-best-practice`, { solutionId: one, reason: 'Gut' });
  expect((await recognise()).body).toMatchObject({ rule: 5 });
  const direct = await on.adopt(adopter, one);
  await told(adopter, direct.adoptionId, 'Allein auch');
  expect((await recognise()).status).toBe(201);
});
