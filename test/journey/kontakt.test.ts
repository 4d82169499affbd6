import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDirectory } from '../project/demo-log.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;
let weidenrode: string;
let erlenbach: string;
let verbund: string;
let kita: string;

const directory = emptyDirectory();
const office = {
  stelle: 'Bürgerservice',
  postfach: 'buergerservice@weidenrode.example',
  telefon: '+49 30 23125-000',
};
const other = { stelle: 'Kitas & Schulen', postfach: 'kita@weidenrode.example' };

const set = (body: object, kommuneId = weidenrode) => on.done(`/v1/kommunen/${kommuneId}/set-kontakt`, body);
const page = (path: string, actor?: string) => on.text(path, actor, 'text/html');

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DATA: directory });
  weidenrode = await on.kommune('Gemeinde Weidenrode');
  erlenbach = await on.kommune('Stadt Erlenbach');
  verbund = await on.verbund('Zusammenarbeit Aue');
  await on.join(weidenrode, verbund);
  kita = await on.share(weidenrode, { title: 'Kita-Anmeldung' });
}, 60_000);

afterAll(() => on.hub.close());

describe('whom to ask', () => {
  it('is said by a page where nobody is named', async () => {
    expect(await page(`/kommunen/${weidenrode}`)).toContain(
      'Die Gemeinde Weidenrode hat hier noch keine Stelle angegeben, die man fragen kann.',
    );
    expect(await page(`/loesungen/${kita}`)).toContain('hat hier noch keine Stelle angegeben');
    expect(await on.json(`/v1/kommunen/${weidenrode}`)).not.toHaveProperty('kontakt');
    expect(await on.json(`/v1/solutions/${kita}`)).not.toHaveProperty('kontakt');
  });

  it('is the office of a Kommune, also of what it shares and takes over', async () => {
    const { events } = await set({ kontakt: { ...office, telefon: '(030) 23125 - 000' } });
    expect(events).toMatchObject([{ type: 'KontaktSet', data: { kontakt: office } }]);
    expect(await on.json(`/v1/kommunen/${weidenrode}`)).toMatchObject({ kontakt: office });
    expect(await on.json(`/v1/solutions/${kita}`)).toMatchObject({ kontakt: { ...office, fuer: 'kommune' } });
    for (const path of [`/kommunen/${weidenrode}`, `/loesungen/${kita}`]) {
      const text = await page(path);
      expect(text).toContain('Wen kann ich fragen?');
      expect(text).toContain('<a href="mailto:buergerservice@weidenrode.example">');
      expect(text).toContain('<a href="tel:+493023125000">+49\u00a030\u00a023125\u2011000</a>');
    }
    const { solutionId } = await on.adopt(erlenbach, kita);
    expect(await on.json(`/v1/solutions/${String(solutionId)}`)).not.toHaveProperty('kontakt');
    await set({ kontakt: other }, erlenbach);
    expect(await on.json(`/v1/solutions/${String(solutionId)}`)).toMatchObject({
      kontakt: { ...other, fuer: 'kommune' },
    });
    expect(
      await on.post(`/v1/kommunen/${erlenbach}/set-kontakt`, { kontakt: office, solutionId }),
    ).toMatchObject({ status: 409, body: { code: 'rule-refused' } });
  });

  it('is another office of one solution, which is told on its channel, and taken back', async () => {
    await set({ kontakt: other, solutionId: kita });
    expect(await on.json(`/v1/solutions/${kita}`)).toMatchObject({ kontakt: { ...other, fuer: 'loesung' } });
    expect(await on.json(`/v1/kommunen/${weidenrode}`)).toMatchObject({ kontakt: office });
    expect(await page(`/loesungen/${kita}`)).toContain('Kitas &amp; Schulen');
    await set({ kontakt: null, solutionId: kita });
    expect(await on.json(`/v1/solutions/${kita}`)).toMatchObject({ kontakt: { ...office, fuer: 'kommune' } });
    const { items } = (await on.json(`/v1/feed?channel=solution:${kita}`)) as { items: { type: string }[] };
    expect(items.filter(({ type }) => type === 'KontaktSet')).toHaveLength(2);
    const news = await page('/neues');
    expect(news).toContain('sagt, wen man fragen kann');
    expect(news).toContain('nennt hier keine Stelle mehr, die man fragen kann');
    expect(await on.status('/v1/feed.atom')).toBe(200);
  });

  it('is said with what is shared or revised, as well as set', async () => {
    const own = await on.share(weidenrode, { title: 'Hundesteuer', kontakt: other });
    expect(await on.json(`/v1/solutions/${own}`)).toMatchObject({ kontakt: { ...other, fuer: 'loesung' } });
    const revise = { solutionId: own, note: 'Neue Stelle', kontakt: { ...office, telefon: '030 23125-000' } };
    await on.done(`/v1/kommunen/${weidenrode}/revise-project`, revise);
    expect(await on.json(`/v1/solutions/${own}`)).toMatchObject({ kontakt: { ...office, fuer: 'loesung' } });
    expect(await page(`/loesungen/${own}`)).toContain('mailto:buergerservice@weidenrode.example');
    await set({ kontakt: other, solutionId: own });
    expect(await on.json(`/v1/solutions/${own}`)).toMatchObject({ kontakt: { ...other, fuer: 'loesung' } });
    await set({ kontakt: null, solutionId: own });
    expect(await on.json(`/v1/solutions/${own}`)).toMatchObject({ kontakt: { ...office, fuer: 'kommune' } });
    const person = { stelle: 'Frau Dr. Erika Musterfrau', postfach: 'erika.musterfrau@weidenrode.example' };
    expect(
      await on.post(`/v1/kommunen/${weidenrode}/revise-project`, { ...revise, kontakt: person }),
    ).toMatchObject({
      status: 409,
      body: {
        code: 'confirmation-needed',
        rule: 17,
        errors: [{ path: '/kontakt/stelle' }, { path: '/kontakt/postfach' }],
      },
    });
  });

  it('is said of a Verbund, by itself alone', async () => {
    const path = `/v1/verbuende/${verbund}/set-kontakt`;
    expect(await on.post(path, { kontakt: office }, on.actor('kommune', weidenrode))).toMatchObject({
      status: 403,
    });
    expect(await on.post(path, { kontakt: office }, on.actor('verbund', verbund))).toMatchObject({
      status: 201,
    });
    expect(await on.json(`/v1/verbuende/${verbund}`)).toMatchObject({ kontakt: office });
    expect(await page(`/zusammenschluesse/${verbund}`)).toContain('mailto:buergerservice@');
  });

  it('warns of what looks like a person, stores nothing of it, and takes it once that is denied', async () => {
    const kontakt = { stelle: 'Frau Muster', postfach: 'vorname.nachname@weidenrode.example' };
    const { status, body } = await on.post(`/v1/kommunen/${weidenrode}/set-kontakt`, { kontakt });
    expect({ status, body }).toMatchObject({
      status: 409,
      body: {
        code: 'confirmation-needed',
        rule: 17,
        errors: [{ path: '/kontakt/stelle' }, { path: '/kontakt/postfach' }],
      },
    });
    expect(await on.text('/v1/feed?limit=200')).not.toContain('nachname');
    const { events } = await set({ kontakt: { ...kontakt, stelle: 'Archiv', keinPersonenname: true } });
    expect(events).toMatchObject([{ data: { kontakt: { ...kontakt, stelle: 'Archiv' } } }]);
    expect(JSON.stringify(events)).not.toContain('keinPersonenname');
    await set({ kontakt: office });
  });

  it('is shown of a solution to those only who see it', async () => {
    const hidden = await on.share(weidenrode, { title: 'Notfallplan', sichtbarkeit: 'verbund' });
    const kontakt = { stelle: 'Krisenstab', postfach: 'krise@weidenrode.example' };
    await set({ kontakt, solutionId: hidden });
    const member = on.actor('verbund', verbund);
    expect(await on.json(`/v1/solutions/${hidden}`, member)).toMatchObject({ kontakt });
    const stranger = on.actor('kommune', erlenbach);
    for (const path of [
      `/v1/feed?channel=kommune:${weidenrode}&limit=200`,
      '/v1/feed?limit=200',
      '/neues',
      `/kommunen/${weidenrode}`,
    ])
      for (const text of [await on.text(path), await on.text(path, stranger)])
        expect(text).not.toMatch(/Krisenstab|krise@/);
    expect(await on.text(`/v1/feed?channel=kommune:${weidenrode}`, member)).toContain('Krisenstab');
    for (const path of [`/v1/kommunen/${erlenbach}/set-kontakt`])
      expect(await on.post(path, { kontakt, solutionId: hidden })).toMatchObject({ status: 404 });
  });

  it('is the same after a restart, and of two who change it at once only one does', async () => {
    const revision = (
      (await on.json(`/v1/kommunen/${weidenrode}`, on.actor('kommune', weidenrode))) as {
        revision: number;
      }
    ).revision;
    const change = (stelle: string) =>
      fetch(`${on.hub.url}/v1/kommunen/${weidenrode}/set-kontakt`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'If-Match': `"r${revision}"` },
        body: JSON.stringify({ kontakt: { ...office, stelle } }),
      }).then(({ status }) => status);
    expect((await Promise.all([change('Hauptamt'), change('Ordnungsamt')])).toSorted()).toEqual([201, 412]);
    const before = await on.json(`/v1/kommunen/${weidenrode}`);
    await on.hub.close();
    on = await stage({ LICHTERKETTE_DATA: directory });
    expect(await on.json(`/v1/kommunen/${weidenrode}`)).toEqual(before);
  });
});
