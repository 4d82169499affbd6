import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { type World, world } from '../../http/world.ts';
import { postForm } from './posting.ts';
import { unescaped } from './reading.ts';

let on: World;
beforeAll(async () => {
  on = await world();
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
