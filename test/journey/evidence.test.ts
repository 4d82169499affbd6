import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInBerlin, monthsBefore } from '../../contracts/days.ts';
import type { SolutionDetail } from '../../contracts/views/catalogue.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let [origin, adopter] = ['', ''];

beforeAll(async () => {
  on = await stage();
  [origin, adopter] = [await on.kommune('Gemeinde Ursprung'), await on.kommune('Gemeinde Nimmt')];
});

afterAll(() => on.hub.close());

const today = () => dayInBerlin(new Date());

const detail = async (solutionId: string) =>
  (await on.json(`/v1/solutions/${solutionId}`)) as unknown as SolutionDetail;

const page = (solutionId: string) => on.text(`/loesungen/${solutionId}`, undefined, 'text/html');

const adopted = async (title: string, fields: object) => {
  const solutionId = await on.share(origin, { title });
  const body = { sources: [{ solutionId }], relation: 'unveraendert', status: 'im-betrieb', ...fields };
  const answer = await on.post(`/v1/kommunen/${adopter}/adopt-best-practice`, body);
  expect(answer.status).toBe(201);
  return { solutionId, adoptionId: String(answer.body.adoptionId) };
};

describe('as of when something is said', () => {
  it('is today for whoever speaks of the own Kommune and says nothing else', async () => {
    const { solutionId } = await adopted('Heute gesagt', { adoptedOn: '2021-05-01' });
    const { usage, adoptions } = await detail(solutionId);
    expect(usage).toMatchObject({ imBetrieb: 1, unbestaetigt: 0 });
    expect(adoptions[0]).toMatchObject({ stand: today() });
  });

  it('is what is said: a use that was reported long ago is not confirmed, whenever it was entered', async () => {
    const belege = [{ titel: 'Bericht an den Hauptausschuss', stand: { value: '2019', precision: 'jahr' } }];
    const stand = { value: '2019-10', precision: 'monat' };
    const { solutionId, adoptionId } = await adopted('Lange her', { adoptedOn: '2018-01-01', belege, stand });
    const { usage, adoptions } = await detail(solutionId);
    expect(usage).toMatchObject({ imBetrieb: 0, unbestaetigt: 1 });
    expect(adoptions[0]).toMatchObject({ stand, belege, unconfirmed: true });
    expect(await page(solutionId)).toContain('Stand Oktober 2019, laut Bericht an den Hauptausschuss (2019)');
    await on.done(`/v1/kommunen/${adopter}/reconfirm-usage`, { adoptionId });
    const now = await detail(solutionId);
    expect(now.usage).toMatchObject({ imBetrieb: 1, unbestaetigt: 0 });
    // The report says nothing of today: what it is quoted for stays of its time.
    expect(now.adoptions[0]).toMatchObject({ stand, belege, lastWord: today() });
    expect(await page(solutionId)).toMatch(/Stand Oktober 2019, laut .* · zuletzt bestätigt: \p{L}+ \d{4}/u);
  });

  it('lies not in the future, and the same said again on another day is no news', async () => {
    const { adoptionId } = await adopted('Schon gesagt', { adoptedOn: '2024-01-01' });
    const change = { adoptionId, status: 'im-betrieb', on: '2024-01-01' };
    const post = (fields: object) =>
      on.post(`/v1/kommunen/${adopter}/change-adoption-status`, { ...change, ...fields });
    expect((await post({})).status).toBe(200);
    expect((await post({ stand: '2999-01-01' })).body).toMatchObject({
      status: 422,
      errors: [{ path: '/stand' }],
    });
    expect((await post({ stand: monthsBefore(today(), 1) })).status).toBe(201);
  });
});

describe('dates as they are known', () => {
  it('unknown: it is certain as of when it was said, and no page names a day', async () => {
    const { solutionId } = await adopted('Irgendwann', {});
    const { adoptions } = await detail(solutionId);
    expect(adoptions[0]).not.toHaveProperty('adoptedOn');
    expect(adoptions[0]).not.toHaveProperty('statusSince');
    const [, how = ''] = /<span class="wann">(übernommen .*?)<\/span>/.exec(await page(solutionId)) ?? [];
    expect(how.replaceAll(/<.*?>/g, '')).toMatch(/^übernommen \P{Nd}+ · so wie dort/u);
  });

  it('bounded: "spätestens 2023" holds for certain from the end of that year on', async () => {
    const adoptedOn = { value: '2023', precision: 'jahr', grenze: 'spaetestens' };
    const { solutionId } = await adopted('Spätestens', { adoptedOn });
    const { adoptions } = await detail(solutionId);
    expect(adoptions[0]).toMatchObject({ adoptedOn });
    expect(await page(solutionId)).toContain('spätestens im Jahr 2023');
    const at = async (zum: string) =>
      ((await on.json(`/v1/solutions/${solutionId}?zum=${zum}`)) as unknown as SolutionDetail).adoptions
        .length;
    expect([await at('2023-06-30'), await at('2023-12-31')]).toEqual([0, 1]);
  });
});

describe('states that happen', () => {
  it('before it begins, in any order; what has begun is not planned any more', async () => {
    const solutionId = await on.share(origin, { title: 'Auf dem Weg' });
    const plan = await on.done(`/v1/kommunen/${adopter}/plan-adoption`, {
      sources: [{ solutionId }],
      status: 'interesse',
      ab: '2999-01-01',
    });
    const adoptionId = String(plan.adoptionId);
    const change = (status: string) =>
      on.post(`/v1/kommunen/${adopter}/change-adoption-status`, { adoptionId, status });
    expect((await detail(solutionId)).usage).toMatchObject({ interesse: 1, geplant: 0 });
    expect((await detail(solutionId)).adoptions[0]).toMatchObject({ ab: '2999-01-01' });
    expect(await page(solutionId)).toContain('hat Interesse');
    expect((await change('in-pruefung')).status).toBe(201);
    expect((await detail(solutionId)).usage).toMatchObject({ interesse: 0, inPruefung: 1 });
    expect((await change('beschlossen')).status).toBe(201);
    expect((await detail(solutionId)).usage).toMatchObject({ inPruefung: 0, geplant: 1 });
    expect((await change('im-betrieb')).status).toBe(409);
    await on.done(`/v1/kommunen/${adopter}/adopt-best-practice`, {
      ...{ sources: [{ solutionId }], relation: 'unveraendert', status: 'in-entwicklung', adoptionId },
      betreiber: { art: 'zweckverband', name: 'Zweckverband Mitte' },
      kosten: { jaehrlich: { von: 1000, bis: 2000, einheit: 'Euro' } },
      fuer: [origin],
    });
    expect((await change('interesse')).status).toBe(409);
    const { usage, adoptions } = await detail(solutionId);
    expect(usage).toMatchObject({ geplant: 0, inEntwicklung: 1 });
    expect(adoptions[0]).toMatchObject({
      betreiber: { art: 'zweckverband', name: 'Zweckverband Mitte' },
      kosten: { jaehrlich: { von: 1000, bis: 2000, einheit: 'Euro' } },
      fuer: [{ kommuneId: origin, name: 'Gemeinde Ursprung' }],
    });
    expect(await page(solutionId)).toContain('entwickelt es gerade');
    const own = await page(String(adoptions[0]?.solutionId));
    expect(own.replaceAll(/<.*?>/g, ' ').replaceAll(/\s+/g, ' ')).toMatch(
      /Betrieb Zweckverband Mitte \(Zweckverband\) Kosten jährlich 1\.000 bis 2\.000 Euro Für Gemeinde Ursprung Angaben Stand/,
    );
    // Who takes it over is not where it comes from.
    expect(own).toContain('Gemeinde Ursprung, von der die Lösung stammt');
  });
});

it('what is shared says since when, and what it rests on; an outcome links its Beleg', async () => {
  const solutionId = await on.share(origin, {
    title: 'Mit Beleg',
    seit: { value: '2021-03', precision: 'monat' },
    belege: [{ titel: 'Jahresbericht', url: 'https://www.ursprung.example.org/bericht' }],
    stand: '2024-05-01',
  });
  expect(await detail(solutionId)).toMatchObject({ stand: '2024-05-01', seit: { value: '2021-03' } });
  expect((await page(solutionId)).replaceAll(/<.*?>/g, '')).toContain(
    'Im Einsatz seit März 2021 · Stand Mai 2024, laut Jahresbericht',
  );
  const { adoptionId } = await on.adopt(adopter, solutionId);
  await on.done(`/v1/kommunen/${adopter}/report-outcome`, {
    ...{
      adoptionId,
      indicator: 'Tage',
      unit: 'Tage',
      before: 9,
      after: 3,
      period: '2025',
      method: 'gemessen',
    },
    belege: [{ titel: 'Auswertung', url: 'https://www.nimmt.example.org/auswertung' }],
  });
  expect((await detail(solutionId)).outcomes[0]).toMatchObject({ belege: [{ titel: 'Auswertung' }] });
  expect(await page(solutionId)).toContain('>mit Beleg: Auswertung</a>');
});

it('what belongs to an adoption for fewer stays with them when its result is opened', async () => {
  const { solutionId, adoptionId } = await adopted('Im Stillen', {
    adoptedOn: '2024-01-01',
    ersetzt: 'Altverfahren Wiesel',
    belege: [{ titel: 'Vermerk Wiesel' }],
    sichtbarkeit: 'kommune',
  });
  const told = { adoptionId, on: '2024-06-01', reason: 'kosten', belege: [{ titel: 'Beschluss Dachs' }] };
  await on.done(`/v1/kommunen/${adopter}/abandon-adoption`, told);
  await on.done(`/v1/kommunen/${adopter}/release-result`, { adoptionId });
  expect(JSON.stringify(await detail(solutionId))).toContain('Beschluss Dachs');
  for (const path of [`/v1/solutions/${solutionId}`, `/v1/solutions/${solutionId}?zum=2024-03-01`])
    expect(JSON.stringify(await on.json(path))).not.toContain('Wiesel');
  expect(await on.json('/v1/solutions?q=wiesel&weit=ja')).toMatchObject({ total: 0 });
});
