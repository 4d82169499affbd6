import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { type World, world } from '../../http/world.ts';
import { formAt, postPairs } from './posting.ts';
import { pointedTo, summaryOf, unescaped, valuesIn } from './reading.ts';

let on: World;
let actor: string;

beforeAll(async () => {
  on = await world();
  actor = on.actor('kommune', on.kommuneId);
});
afterAll(() => on.hub.close());

const get = (path: string, who = actor) =>
  fetch(on.hub.url + path, {
    headers: { Accept: 'text/html', ...(who === '' ? {} : { Cookie: `X-Demo-Actor=${who}` }) },
  });
const read = async (path: string, who = actor) => (await get(path, who)).text();
const addressIn = (page: string) =>
  unescaped(/<form class="lk-form"[^>]*action="([^"#]*)/.exec(page)?.[1] ?? '');
const send = async (page: string, changed: Readonly<Record<string, string>>, who = actor) => {
  const values = valuesIn(page);
  for (const [name, value] of Object.entries(changed)) values.set(name, value);
  return postPairs(on.hub.url + addressIn(page), [...values], { actor: who });
};

const solution = async (title = 'Sperrmüll anmelden') =>
  on.share(on.kommuneId, {
    title,
    summary: 'Zeile eins\nZeile zwei',
    gestaltungsfelder: ['Umwelt', 'Finanzen'],
    kosten: { von: 1.5, bis: 2000, einheit: 'Euro im Jahr' },
    seit: { value: '2024-03', precision: 'monat' },
  });

const revised = async (location: string | null) => {
  const { data } = (await on.json(`/v1/entries/${String(location).split('/').at(-1)}`, actor)) as unknown as {
    data: Record<string, unknown>;
  };
  const { solutionId: _, version: __, stand: ___, ...said } = data;
  return said;
};

describe('a form of what is changed', () => {
  it('begins with what holds, and sends only what was changed', async () => {
    const solutionId = await solution();
    const page = await read(`${formAt('revise-project')}?solutionId=${solutionId}`);
    const values = valuesIn(page);
    expect(values.get('title')).toBe('Sperrmüll anmelden');
    expect(values.get('summary')).toBe('Zeile eins\nZeile zwei');
    expect([values.get('gestaltungsfelder.0'), values.get('gestaltungsfelder.1')].toSorted()).toEqual([
      'Finanzen',
      'Umwelt',
    ]);
    expect([values.get('kosten.von'), values.get('kosten.bis')]).toEqual(['1,5', '2000']);
    expect([values.get('seit.monat'), values.get('seit.jahr')]).toEqual(['03', '2024']);
    expect(values.get('art')).toBe('software');
    expect(values.get('sichtbarkeit')).toBe('oeffentlich');
    const sent = await send(page, {
      // As browsers write line ends.
      summary: 'Zeile eins\r\nZeile zwei',
      note: 'Titel geändert',
      title: 'Sperrmüll online anmelden',
    });
    expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
    expect(await revised(sent.location)).toEqual({
      title: 'Sperrmüll online anmelden',
      note: 'Titel geändert',
    });
  });

  it('says so where nothing was changed, and where something was emptied that can only be changed', async () => {
    const page = await read(`${formAt('revise-project')}?solutionId=${await solution()}`);
    const nothing = await send(page, { note: 'Nichts' });
    expect(nothing.status).toBe(422);
    expect(summaryOf(nothing.text)).toContain('mindestens ein Feld');
    const emptied = await send(page, { note: 'Leer', title: '' });
    expect(emptied.status).toBe(422);
    expect(pointedTo(emptied.text)).toEqual(['f-title']);
    expect(summaryOf(emptied.text)).toContain('nicht entfernen');
  });

  it('keeps what others changed meanwhile, and shows both where both changed it', async () => {
    const solutionId = await solution();
    const page = await read(`${formAt('revise-project')}?solutionId=${solutionId}`);
    await on.done(`/v1/kommunen/${on.kommuneId}/revise-project`, {
      solutionId,
      title: 'Von anderen',
      fachverfahren: 'Neu',
      note: 'Anders',
    });
    const conflict = await send(page, { title: 'Von mir', note: 'Meins', zielgruppe: 'Haushalte' });
    expect(conflict.status).toBe(412);
    expect(pointedTo(conflict.text)).toEqual(['f-title']);
    expect(summaryOf(conflict.text)).toContain('Hier steht inzwischen: „Von anderen“');
    const values = valuesIn(conflict.text);
    expect([values.get('title'), values.get('fachverfahren'), values.get('zielgruppe')]).toEqual([
      'Von mir',
      'Neu',
      'Haushalte',
    ]);
    const sent = await send(conflict.text, {});
    expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
    expect(await revised(sent.location)).toEqual({
      title: 'Von mir',
      note: 'Meins',
      zielgruppe: 'Haushalte',
    });
  });

  it('is still made from what it was made from after it was refused for something else', async () => {
    const page = await read(`${formAt('revise-project')}?solutionId=${await solution()}`);
    const refused = await send(page, { note: '', title: 'Neu' });
    expect(refused.status).toBe(422);
    await solution('Etwas anderes');
    const again = await send(refused.text, { note: 'Jetzt mit Satz' });
    expect(again.status).toBe(412);
  });

  it('asks first for what, and for whom, and goes on from there', async () => {
    const solutionId = await solution();
    const address = formAt('revise-project');
    const first = await read(address);
    expect(first).not.toContain('name="title"');
    expect(first).toContain('>Weiter<');
    const missing = await send(first, {});
    expect([missing.status, pointedTo(missing.text)]).toEqual([422, ['f-solutionId']]);
    const chosen = await send(first, { solutionId });
    expect([chosen.status, chosen.location]).toEqual([303, `${address}?solutionId=${solutionId}`]);
    const nobody = await read(formAt('change-kommune-profile'), '');
    expect(nobody).not.toContain('name="name"');
    const role = await send(nobody, { _rolle: actor }, '');
    expect([role.status, role.location]).toEqual([303, '/eintragen/change-kommune-profile']);
    expect(role.headers.get('set-cookie')).toContain(actor);
    const without = await send(nobody, {}, '');
    expect([without.status, pointedTo(without.text)]).toEqual([422, ['f-_rolle']]);
  });

  it('of the organisation itself, of its Kontakt, and of how far it is', async () => {
    expect(valuesIn(await read(formAt('change-kommune-profile'))).get('name')).toBe('Gemeinde Aue');
    await on.done(`/v1/kommunen/${on.kommuneId}/set-kontakt`, {
      kontakt: { stelle: 'Bürgerbüro', postfach: 'buergerbuero@weidenrode.example' },
    });
    expect(valuesIn(await read(formAt('set-kontakt'))).get('kontakt.stelle')).toBe('Bürgerbüro');
    const source = await on.share(on.otherId, { title: 'Zum Übernehmen' });
    const { adoptionId } = await on.done(`/v1/kommunen/${on.kommuneId}/adopt-best-practice`, {
      sources: [{ solutionId: source }],
      relation: 'unveraendert',
      status: 'in-erprobung',
    });
    const page = await read(`${formAt('change-adoption-status')}?adoptionId=${adoptionId}`);
    expect(valuesIn(page).get('status')).toBe('in-erprobung');
  });

  it('names in every command fields that it has', () => {
    for (const { name, revises = [], body } of COMMANDS.values())
      for (const field of revises)
        expect(Object.keys((body as never as { shape: object }).shape), name).toContain(field);
  });
});

describe('a form that was made for somebody', () => {
  it('is sent for the same one after the role was changed elsewhere, and offers the right roles', async () => {
    const page = await read(formAt('state-need'));
    const other = on.actor('kommune', on.otherId);
    const refused = await send(page, { satz: 'Für Weidenrode getippt' }, other);
    expect(refused.status).toBe(403);
    expect(valuesIn(refused.text).get('satz')).toBe('Für Weidenrode getippt');
    expect(refused.text).toContain(`value="${actor}"`);
    const sent = await send(refused.text, { _rolle: actor }, other);
    expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
  });
});
