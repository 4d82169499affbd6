import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';

// What pages say beside their contents: for whom an entry is, and each fact once; lists stand in an order that is found again.

let on: Stage;

beforeAll(async () => {
  on = await stage();
});

afterAll(() => on.hub.close());

const page = (path: string, actor?: string) => on.text(path, actor, 'text/html');
const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

it('what is not for everybody says so to those who may see it, and is not there for others', async () => {
  const [origin, adopter] = [await on.kommune('Gemeinde Innen'), await on.kommune('Gemeinde Nebenan')];
  const verbundId = await on.verbund('Zusammenarbeit Verschwiegen');
  for (const id of [origin, adopter]) await on.join(id, verbundId);
  const shared = await on.share(origin, { title: 'Für unsere Mitglieder', sichtbarkeit: 'verbund' });
  const own = await on.share(origin, { title: 'Nur für uns', sichtbarkeit: 'kommune' });
  const open = await on.share(origin, { title: 'Für alle' });
  const { adoptionId, solutionId } = await on.adopt(adopter, open, { sichtbarkeit: 'verbund' });
  const { needId } = await on.done(`/v1/kommunen/${origin}/state-need`, {
    satz: 'Wir suchen etwas im Stillen.',
    sichtbarkeit: 'verbund',
  });
  const [verbund, intern] = ['nur im Zusammenschluss', 'nur intern'];
  const member = on.actor('kommune', origin);
  for (const [path, mark] of [
    [`/loesungen/${shared}`, verbund],
    [`/loesungen/${own}`, intern],
    ['/loesungen', verbund],
    ['/loesungen', intern],
    [`/kommunen/${origin}`, intern],
    [`/kommunen/${adopter}`, verbund],
    [`/loesungen/${open}`, verbund],
    [`/loesungen/${solutionId}`, verbund],
    [`/gesuche/${needId}`, verbund],
    ['/gesuche', verbund],
  ] as const) {
    expect(words(await page(path, member)), path).toContain(mark);
    expect(words(await page(path)), path).not.toMatch(/nur im Zusammenschluss|nur intern/);
  }
  expect(await page(`/loesungen/${open}`)).not.toContain(adoptionId);
  expect(words(await page(`/loesungen/${open}`, member))).not.toContain(intern);
});

it('a fact that two events tell stands once among what is new', async () => {
  const kommuneId = await on.kommune('Gemeinde Zwilling');
  const verbundId = await on.verbund('Zusammenarbeit Zwilling');
  const { referenceId } = await on.done(`/v1/verbuende/${verbundId}/record-reference`, {
    kommuneId,
    solution: { title: 'Zwillingsanzeige', summary: 's', gestaltungsfelder: ['x'] },
    statement: 'Dort wird sie genutzt.',
    source: { title: 'Bericht' },
  });
  const claimed = {
    ...{ referenceId, title: 'Zwillingsanzeige', summary: 's', gestaltungsfelder: ['x'] },
    innovationStatus: 'laeuft',
  };
  await on.done(`/v1/kommunen/${kommuneId}/claim-reference`, claimed);
  await on.share(kommuneId, { title: 'Gleich danach' });
  for (const path of ['/neues', '/']) {
    const text = words(await page(path));
    expect(text, path).toContain('stellt selbst vor, worauf eine Veröffentlichung hinwies');
    expect(text, path).toContain('stellt ein Projekt vor Gleich danach');
    // Once as the Verweis that was recorded, once as what became of it.
    expect(text.match(/Zwillingsanzeige/g), path).toHaveLength(2);
  }
});

it('lists of organisations stand in the order of their names proper, page after page', async () => {
  for (const name of ['Stadt Aalbach', 'Gemeinde Zarnow', 'Große Kreisstadt Mittenau', 'Kreis Ahlen'])
    await on.done('/v1/kommunen', { name, kind: 'stadt', land: 'Hessen' });
  const named = async (path: string) =>
    ((await on.json(path)).items as { name: string }[]).map(({ name }) => name);
  const all = await named('/v1/kommunen?limit=200');
  const wanted = ['Stadt Aalbach', 'Kreis Ahlen', 'Große Kreisstadt Mittenau', 'Gemeinde Zarnow'];
  expect(all.filter((name) => wanted.includes(name))).toEqual(wanted);
  const paged: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const path: string = `/v1/kommunen?limit=2${cursor && `&cursor=${cursor}`}`;
    paged.push(...(await named(path)));
    cursor = (await on.json(path)).next as string | undefined;
  }
  expect(paged).toEqual(all);
});

it('on paper a page says under which whole address it stands', async () => {
  expect(await page('/kommunen?kind=stadt')).toMatch(
    new RegExp(`class="lk-druck">${on.hub.url.replace('127.0.0.1', '[^/]+')}/kommunen\\?kind=stadt, Stand `),
  );
});
