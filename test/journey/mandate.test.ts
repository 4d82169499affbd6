import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqliteReader } from '../../src/store/sqlite/store.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { type Stage, stage } from './stage.ts';

// A Verbund enters for a Kommune, as long as that lets it (rule 8).

const directory = emptyDirectory();
const DAY_MS = 24 * 60 * 60 * 1000;
let ahead = 0;
let hub: Stage;
let [kommuneId, verbundId, solutionId, other] = ['', '', '', ''];
let desk = '';

beforeAll(async () => {
  hub = await stage({ LICHTERKETTE_DATA: directory }, { now: () => new Date(Date.now() + ahead * DAY_MS) });
  kommuneId = await hub.kommune('Gemeinde Lindenquell');
  verbundId = await hub.verbund('Zusammenarbeit Aue');
  await hub.join(kommuneId, verbundId);
  solutionId = await hub.share(await hub.kommune('Stadt Ursprung'), {});
  other = await hub.share(await hub.kommune('Stadt Anderswo'), { title: 'Anderes' });
  desk = hub.actor('verbund', verbundId);
});
afterAll(() => hub?.hub.close());

const use = (id: string, more: object = {}) =>
  hub.post(
    `/v1/kommunen/${kommuneId}/adopt-best-practice`,
    { sources: [{ solutionId: id }], relation: 'nicht-angegeben', status: 'im-betrieb', ...more },
    desk,
  );

it('without a mandate nothing is entered, and what would be possible is said', async () => {
  const { status, body } = await use(solutionId);
  expect(status).toBe(403);
  expect(body).toMatchObject({ rule: 8, allowed: ['record-reference'] });
  expect(await hub.json(`/v1/kommunen/${kommuneId}`)).toMatchObject({ uebernahmen: [] });
});

it('on a mandate that does not cover publishing, what is for the Verbund is entered, and nothing else', async () => {
  await hub.done(`/v1/kommunen/${kommuneId}/grant-mandate`, { verbundId, umfang: ['eintragen'] });
  expect((await use(other)).status).toBe(403);
  const entered = await use(other, { sichtbarkeit: 'verbund' });
  expect(entered.status).toBe(201);
  const { auftraege } = (await hub.json(`/v1/kommunen/${kommuneId}`)) as {
    auftraege: { mandatId: string }[];
  };
  const mandatId = auftraege[0]?.mandatId;
  const reader = openSqliteReader(directory);
  const actors = [];
  for await (const { type, metadata } of reader.readAll(null))
    if (type === 'BestPracticeAdopted') actors.push(metadata.actor);
  await reader.close();
  expect(actors).toMatchObject([{ organisation: `verbund-${verbundId}`, auftrag: mandatId }]);
});

it('on one that does, it is the entry of the Kommune, as of no known day, and names who has entered it', async () => {
  const bis = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
  await hub.done(`/v1/kommunen/${kommuneId}/grant-mandate`, {
    ...{ verbundId, umfang: ['eintragen', 'veroeffentlichen'], bis },
  });
  expect((await use(solutionId)).status).toBe(201);
  const { uebernahmen } = (await hub.json(`/v1/kommunen/${kommuneId}`)) as { uebernahmen: object[] };
  expect(uebernahmen).toMatchObject([
    { status: 'im-betrieb', unconfirmed: true, imAuftragVon: { verbundId } },
  ]);
  expect(uebernahmen[0]).not.toHaveProperty('stand');
  const { usage } = (await hub.json(`/v1/solutions/${solutionId}`)) as { usage: object };
  expect(usage).toMatchObject({ imBetrieb: 0, unbestaetigt: 1 });
  const page = await hub.text(`/kommunen/${kommuneId}`, undefined, 'text/html');
  expect(page).toContain('eingetragen von der Zusammenarbeit Aue im Auftrag');
  const told = await hub.text(`/zusammenschluesse/${verbundId}/arbeitsplatz`, desk, 'text/html');
  expect(told).toContain('im Auftrag eingetragen');
});

it('says as of when it holds, where that is given', async () => {
  const { uebernahmen } = (await hub.json(`/v1/kommunen/${kommuneId}`)) as {
    uebernahmen: { adoptionId: string }[];
  };
  const [{ adoptionId }] = uebernahmen as [{ adoptionId: string }];
  const body = { adoptionId, status: 'in-erprobung', stand: '2026-01-15' };
  expect((await hub.post(`/v1/kommunen/${kommuneId}/change-adoption-status`, body, desk)).status).toBe(201);
  expect((await hub.json(`/v1/kommunen/${kommuneId}`)).uebernahmen).toMatchObject([{ stand: '2026-01-15' }]);
});

it('covers no membership, no profile, no mandate, and no other Kommune', async () => {
  const at = `/v1/kommunen/${kommuneId}`;
  for (const [command, body] of [
    ['leave-verbund', { verbundId }],
    ['grant-mandate', { verbundId, umfang: ['eintragen'] }],
    ['change-kommune-profile', { population: 5000, validFrom: '2026-01-01' }],
  ] as const)
    expect((await hub.post(`${at}/${command}`, body, desk)).status, command).toBe(403);
  const stranger = await hub.kommune('Gemeinde Fremd');
  const need = { satz: 'Wir suchen etwas.' };
  expect((await hub.post(`/v1/kommunen/${stranger}/state-need`, need, desk)).status).toBe(403);
});

it('is over on its day, and when it is revoked at once', async () => {
  const need = { satz: 'Wir suchen eine Anmeldung zur Kita.', sichtbarkeit: 'verbund' };
  const state = () => hub.post(`/v1/kommunen/${kommuneId}/state-need`, need, desk);
  const publicly = () => hub.post(`/v1/kommunen/${kommuneId}/state-need`, { satz: 'Öffentlich.' }, desk);
  expect((await publicly()).status).toBe(201);
  ahead = 40;
  expect((await publicly()).status).toBe(403);
  expect((await state()).status).toBe(201);
  const { auftraege } = (await hub.json(`/v1/kommunen/${kommuneId}`)) as {
    auftraege: { mandatId: string }[];
  };
  expect(auftraege.length).toBe(1);
  await hub.done(`/v1/kommunen/${kommuneId}/revoke-mandate`, { mandatId: auftraege[0]?.mandatId });
  expect((await state()).status).toBe(403);
});

it('the form offers what is right: the own entry of the member, or what a source says', async () => {
  const path = `/zusammenschluesse/${verbundId}/arbeitsplatz?fuer=${kommuneId}`;
  expect(await hub.text(path, desk, 'text/html')).toContain(
    `/eintragen/record-reference?verbund=${verbundId}&amp;kommuneId=${kommuneId}`,
  );
  await hub.done(`/v1/kommunen/${kommuneId}/grant-mandate`, { verbundId, umfang: ['eintragen'] });
  expect(await hub.text(path, desk, 'text/html')).toContain(
    `/eintragen/adopt-best-practice?kommune=${kommuneId}`,
  );
});
