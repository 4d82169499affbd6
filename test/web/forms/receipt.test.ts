import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { type World, world } from '../../http/world.ts';
import { postForm } from './posting.ts';
import { unescaped } from './reading.ts';

let on: World;
/** By how much the hub's clock is ahead, in milliseconds. */
let ahead = 0;
beforeAll(async () => {
  on = await world({}, { now: () => new Date(Date.now() + ahead) });
});
afterAll(() => on.hub.close());

const adopted = { relation: 'angepasst', adoptedOn: '2025-03-01', status: 'im-betrieb' };

const enter = async (kommuneId: string, command: string, body: object): Promise<string> => {
  const actor = on.actor('kommune', kommuneId);
  const sent = await postForm(
    on.hub.url,
    COMMANDS.get(command) as CommandDefinition,
    `kommune-${kommuneId}`,
    body,
    { actor },
  );
  expect(sent.status, sent.text).toBe(303);
  return unescaped(await on.text(String(sent.location), actor, 'text/html'));
};

/** Every link of the receipt leads somewhere. */
const followed = async (page: string, kommuneId: string): Promise<string[]> => {
  const [, main = ''] = /<main.*?>(.*?)<\/main>/s.exec(page) ?? [];
  const links = [...main.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href);
  for (const href of links) expect(await on.status(href, on.actor('kommune', kommuneId)), href).toBe(200);
  return links;
};

it('tells who sees it, whom to call, what others changed, and one thing that could come next', async () => {
  const solutionId = await on.share(on.otherId, { title: 'Ferienbetreuung' });
  const kontakt = { stelle: 'Jugendamt', postfach: 'jugendamt@berg.example', telefon: '+49 30 23125-000' };
  await on.done(`/v1/kommunen/${on.otherId}/set-kontakt`, { kontakt });
  const third = await on.kommune('Gemeinde Drittens');
  const what = 'Anmeldung auch auf Türkisch';
  await on.done(`/v1/kommunen/${third}/adopt-best-practice`, {
    sources: [{ solutionId }],
    ...adopted,
    changes: [{ what }],
  });
  const office = { stelle: 'Hauptamt', postfach: 'hauptamt@drittens.example' };
  await on.done(`/v1/kommunen/${third}/set-kontakt`, { kontakt: office });
  const page = await enter(on.kommuneId, 'adopt-best-practice', {
    sources: [{ solutionId }],
    relation: 'nicht-angegeben',
    status: 'im-betrieb',
  });
  expect(page).toContain('für die Gemeinde Aue');
  expect(page).toContain('Das können jetzt alle lesen');
  for (const words of ['Jugendamt', 'Hauptamt', 'Gemeinde Drittens', what]) expect(page).toContain(words);
  const links = await followed(page, on.kommuneId);
  expect(links.filter((href) => href.startsWith('/eintragen/'))).toEqual([
    expect.stringMatching(/^\/eintragen\/record-adaptation\?adoptionId=[0-9a-f-]{36}$/),
    expect.stringMatching(/^\/eintragen\/retract-adoption\?adoptionId=/),
  ]);
  expect(page.split('class="lk-btn p"').length).toBe(2);
});

it('of other entries names what fits them, and leads nowhere that is not there', async () => {
  for (const [command, body] of [
    ['state-need', { satz: 'Wir suchen etwas.' }],
    ['share-project', COMMANDS.get('share-project')?.example as object],
    ['plan-adoption', { sources: [{ solutionId: on.names.foreign2 }] }],
    [
      'report-outcome',
      { ...(COMMANDS.get('report-outcome')?.example as object), adoptionId: on.names.adoption },
    ],
    ['end-usage', { adoptionId: on.names.adoption }],
  ] as const) {
    const page = await enter(on.kommuneId, command, body);
    expect((await followed(page, on.kommuneId)).length, command).toBeGreaterThan(0);
  }
});

it('shows nobody’s non-public entry to others', async () => {
  const page = await enter(on.kommuneId, 'state-need', { satz: 'Nur für uns', sichtbarkeit: 'kommune' });
  expect(page).toContain('Das können nur Sie selbst lesen.');
});

const DAY_MS = 24 * 60 * 60 * 1000;

it('an adoption in error goes with its button, for fourteen days and until somebody builds on it; what cannot says why', async () => {
  const solutionId = await on.share(on.otherId, { title: 'Fundbüro' });
  const body = { sources: [{ solutionId }], relation: 'nicht-angegeben', status: 'im-betrieb' };
  const actor = on.actor('kommune', on.kommuneId);
  const sent = await postForm(
    on.hub.url,
    COMMANDS.get('adopt-best-practice') as CommandDefinition,
    `kommune-${on.kommuneId}`,
    body,
    { actor },
  );
  const receipt = String(sent.location);
  const read = async (as?: string) => unescaped(await on.text(receipt, as, 'text/html'));
  const [, href = ''] =
    /<a class="lk-btn" href="(\/eintragen\/retract-adoption[^"]*)">Rückgängig/.exec(await read(actor)) ?? [];
  const form = await on.text(href, actor, 'text/html');
  expect(form).toContain('Irrtümlich eingetragen.</textarea>');
  // Nobody else is offered it.
  for (const other of [undefined, on.actor('kommune', on.otherId)])
    expect(await read(other)).not.toContain('Rückgängig');
  ahead = 15 * DAY_MS;
  expect(await read(actor)).toContain('„Rückgängig“ ging bis zum');
  expect(await read(actor)).not.toContain('/eintragen/retract-adoption');
  ahead = 0;
  const adoptionId = new URLSearchParams(href.split('?')[1]).get('adoptionId');
  const page = await enter(on.kommuneId, 'retract-adoption', {
    adoptionId,
    grund: 'Irrtümlich eingetragen.',
  });
  expect(page).toContain('Das ist schon die Rücknahme.');
  await followed(page, on.kommuneId);
  expect(await read(actor)).toContain('inzwischen zurückgenommen');
  await followed(await read(actor), on.kommuneId);
});
