import { v4 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { openStore } from '../../../src/main.ts';
import { EngineUnavailable } from '../../../src/store/event-store.ts';
import { type World, world } from '../../http/world.ts';
import { formAt, postForm, postPairs } from './posting.ts';
import { pointedTo, summaryOf, unescaped, valuesIn } from './reading.ts';

let on: World;
let away = false;
let actor: string;
let target: string;

beforeAll(async () => {
  on = await world(
    {},
    {
      store: (settings) => {
        const store = openStore(settings);
        const append: typeof store.append = async (...given) => {
          if (away) throw new EngineUnavailable('planted');
          return store.append(...given);
        };
        return { ...store, append };
      },
    },
  );
  actor = on.actor('kommune', on.kommuneId);
  target = `kommune-${on.kommuneId}`;
});
afterAll(() => on.hub.close());

const commandOf = (name: string) => COMMANDS.get(name) as CommandDefinition;

const NEED = { satz: 'Wir suchen eine Anmeldung für die Ferienbetreuung.' };

const read = async (path: string, cookie = `X-Demo-Actor=${actor}`) =>
  (await fetch(on.hub.url + path, { headers: { Accept: 'text/html', Cookie: cookie } })).text();

const needs = async (): Promise<string[]> => {
  const { items } = (await on.json('/v1/needs?limit=200', actor)) as unknown as { items: { satz: string }[] };
  return items.map(({ satz }) => satz);
};

describe('a form', () => {
  it('acts once, however often it is sent, and leads to the same receipt', async () => {
    const key = v4();
    const send = () => postForm(on.hub.url, commandOf('state-need'), undefined, NEED, { key, actor });
    const [first, second] = await Promise.all([send(), send()]);
    const third = await send();
    expect([first?.status, second?.status, third.status]).toEqual([303, 303, 303]);
    expect(new Set([first?.location, second?.location, third.location]).size).toBe(1);
    expect((await needs()).filter((satz) => satz === NEED.satz)).toHaveLength(1);
    const changed = await postForm(
      on.hub.url,
      commandOf('state-need'),
      undefined,
      { satz: 'Anderes' },
      { key, actor },
    );
    expect(changed.status).toBe(422);
    expect(summaryOf(changed.text)).toContain('schon einmal abgeschickt');
    const values = valuesIn(changed.text);
    expect(values.get('satz')).toBe('Anderes');
    expect((await postPairs(on.hub.url + formAt('state-need'), [...values], { actor })).status).toBe(303);
  });

  it('carries what it was made from: what was entered meanwhile is shown, beside what was typed', async () => {
    const page = await read(formAt('state-need'));
    const values = valuesIn(page);
    expect(values.get('_revision')).toMatch(/^\d+$/);
    await on.share(on.kommuneId, { title: 'Inzwischen vorgestellt' });
    values.set('satz', 'Mein Satz');
    const conflict = await postPairs(on.hub.url + formAt('state-need'), [...values], { actor });
    expect(conflict.status).toBe(412);
    expect(summaryOf(conflict.text)).toContain('Inzwischen wurde hier etwas eingetragen');
    expect(unescaped(conflict.text)).toContain('Inzwischen vorgestellt');
    const again = valuesIn(conflict.text);
    expect(again.get('satz')).toBe('Mein Satz');
    expect((await postPairs(on.hub.url + formAt('state-need'), [...again], { actor })).status).toBe(303);
  });

  it('tells nobody else the revision of a stream', async () => {
    const other = on.actor('kommune', on.otherId);
    expect(await read(formAt('state-need', target), `X-Demo-Actor=${other}`)).not.toContain('_revision');
    expect(await read(formAt('state-need', target), '')).not.toContain('_revision');
  });

  it('asks for the role where there is none, and loses nothing that was typed', async () => {
    const pairs: [string, string][] = [['satz', 'Ohne Rolle getippt']];
    const asked = await postPairs(on.hub.url + formAt('state-need'), pairs);
    expect(asked.status).toBe(422);
    expect(pointedTo(asked.text)).toEqual(['f-_rolle']);
    expect(valuesIn(asked.text).get('satz')).toBe('Ohne Rolle getippt');
    const sent = await postPairs(on.hub.url + formAt('state-need'), [
      ...valuesIn(asked.text),
      ['_rolle', on.actor('kommune', on.kommuneId)],
    ]);
    expect(sent.status).toBe(303);
    expect(sent.headers.get('set-cookie')).toContain(actor);
    expect(sent.headers.get('set-cookie')).toContain('SameSite=Strict');
    expect(await needs()).toContain('Ohne Rolle getippt');
  });

  it('of somebody who may not is refused, and keeps what was typed', async () => {
    const other = on.actor('kommune', on.otherId);
    const answer = await postForm(on.hub.url, commandOf('state-need'), target, NEED, { actor: other });
    expect(answer.status).toBe(403);
    expect(valuesIn(answer.text).get('satz')).toBe(NEED.satz);
  });

  it('from a foreign page is refused, and so is what is no form', async () => {
    const before = await on.state();
    const headers = { Origin: 'https://elsewhere.example' };
    expect(
      (await postForm(on.hub.url, commandOf('state-need'), target, NEED, { actor, headers })).status,
    ).toBe(403);
    const json = await fetch(on.hub.url + formAt('state-need', target), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(NEED),
    });
    expect(json.status).toBe(415);
    const broken = await fetch(on.hub.url + formAt('state-need', target), {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'satz=%E4rger',
    });
    expect(broken.status).toBe(400);
    expect(await on.state()).toEqual(before);
  });

  it('stands with all that was typed while the store is away, and acts once when it is sent again', async () => {
    away = true;
    const satz = 'Während der Speicher fort war';
    const answer = await postForm(on.hub.url, commandOf('state-need'), target, { satz }, { actor });
    away = false;
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(summaryOf(answer.text)).toContain('gleich noch einmal');
    const values = valuesIn(answer.text);
    expect(values.get('satz')).toBe(satz);
    expect((await postPairs(on.hub.url + formAt('state-need'), [...values], { actor })).status).toBe(303);
    expect((await needs()).filter((one) => one === satz)).toHaveLength(1);
  });

  it('warns of what may be a person, once, and takes it when that is confirmed', async () => {
    const typed: [string, string][] = [['satz', 'Bitte bei anna.muster@weidenrode.example melden']];
    const warned = await postPairs(on.hub.url + formAt('state-need', target), typed, { actor });
    expect(warned.status).toBe(409);
    expect(pointedTo(warned.text)).toEqual(['f-satz']);
    const [, digest = ''] = /name="_geprueft" value="(\w+)"/.exec(warned.text) ?? [];
    const confirm: [string, string] = ['_geprueft', digest];
    const other = await postPairs(
      on.hub.url + formAt('state-need', target),
      [['satz', 'Oder bei b.muster@weidenrode.example'], confirm],
      { actor },
    );
    expect(other.status).toBe(409);
    const taken = await postPairs(on.hub.url + formAt('state-need', target), [...typed, confirm], { actor });
    expect(taken.status).toBe(303);
  });

  it('is filled in by its address, also in the first row of a list', async () => {
    const page = await read(
      `${formAt('plan-adoption')}?solutionId=${on.names.foreign2}&note=Gut&ab=2027-03&utm_source=x`,
    );
    const values = valuesIn(page);
    expect(values.get('sources.0.solutionId')).toBe(on.names.foreign2);
    expect(values.get('note')).toBe('Gut');
    expect([values.get('ab.tag'), values.get('ab.monat'), values.get('ab.jahr')]).toEqual(['', '03', '2027']);
    const escaped = await read(`${formAt('state-need')}?satz=${encodeURIComponent('"><script>x</script>')}`);
    expect(escaped).not.toContain('<script>x');
  });

  it('gives a list one more row, without anything being entered', async () => {
    const before = await on.state();
    const page = await postPairs(
      on.hub.url + formAt('record-adaptation', target),
      [
        ['changes.0.what', 'Eins'],
        ['changes.3.what', 'Zwei'],
        ['_mehr.changes', '1'],
      ],
      { actor },
    );
    expect(page.status).toBe(200);
    const values = valuesIn(page.text);
    expect([0, 1, 2, 3].map((row) => values.get(`changes.${row}.what`))).toEqual([
      'Eins',
      'Zwei',
      '',
      undefined,
    ]);
    expect(await on.state()).toEqual(before);
  });

  it('says so where nothing changes', async () => {
    const body = { kontakt: { stelle: 'Bürgerbüro', postfach: 'buergerbuero@weidenrode.example' } };
    const send = () => postForm(on.hub.url, commandOf('set-kontakt'), target, body, { actor });
    expect((await send()).status).toBe(303);
    const again = await send();
    expect(again.status).toBe(200);
    expect(summaryOf(again.text)).toContain('Das stand schon so da');
  });

  it('of a command that there is not, or of an organisation that there is not, is not found', async () => {
    for (const path of [formAt('gibt-es-nicht'), formAt('state-need', `kommune-${on.names.unknown}`)])
      expect(await on.status(path), path).toBe(404);
  });

  it('answers a program with the problem that it knows', async () => {
    const answer = await postForm(
      on.hub.url,
      commandOf('state-need'),
      target,
      {},
      { actor, headers: { Accept: '*/*' } },
    );
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('a receipt', () => {
  it('is there for whoever may see the entry, and for nobody else', async () => {
    const secret = { ...NEED, sichtbarkeit: 'kommune' };
    const { location } = await postForm(on.hub.url, commandOf('state-need'), target, secret, { actor });
    expect(await on.status(String(location), actor)).toBe(200);
    expect(await on.status(String(location))).toBe(404);
    expect(await on.status(`/quittung/${on.names.unknown}`)).toBe(404);
    const lotse = { subjectRef: v4(), bereich: 'Bürgerbüro' };
    const quiet = await postForm(on.hub.url, commandOf('volunteer-lotse'), target, lotse, { actor });
    const text = await read(String(quiet.location));
    expect(text).toContain('Das können nur Sie selbst lesen.');
    expect(text).not.toContain(lotse.subjectRef);
    expect(await on.status(String(quiet.location))).toBe(404);
  });
});
