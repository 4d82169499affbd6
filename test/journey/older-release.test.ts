import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SealedEvent, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { lichterkette } from '../cli/bin.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { stage } from './stage.ts';

/** What the release before the first upcasters exported of its log: invented Kommunen, every event in its first version. */
const LOG = new URL('../fixtures/older/0.1-before-belege.jsonl', import.meta.url);

const stored = readFileSync(LOG, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as StoredEvent);

const sealed = ({ id, type, version, data, metadata }: StoredEvent): SealedEvent => ({
  id,
  type,
  version,
  data,
  metadata,
});

const idOf = (name: string): string => {
  const found = stored.find(({ data }) => data.name === name);
  return String(found?.data.kommuneId ?? found?.data.verbundId);
};
const first = (type: string) => stored.find((event) => event.type === type) as StoredEvent;

const logged = async (): Promise<string> => {
  const directory = emptyDirectory();
  const store = openSqliteStore(directory);
  for (const event of stored)
    await store.append(event.stream as StreamName, event.revision === 0 ? 'no-stream' : event.revision - 1, [
      sealed(event),
    ]);
  await store.close();
  return directory;
};

it('the log of the release before starts, verifies, is shown in today’s words and can be gone on from', async () => {
  const directory = await logged();
  expect(stored.every(({ version }) => version === 1)).toBe(true);
  expect(await lichterkette(['verify', '--data', directory])).toMatchObject({ code: 0 });

  const on = await stage({ LICHTERKETTE_DATA: directory }, { now: () => new Date('2027-01-15T08:00:00Z') });
  expect(await on.status('/readyz')).toBe(200);
  const { solutionId, adoptionId } = first('BestPracticeAdopted').data as Record<string, string>;
  const shared = String(first('ProjectShared').data.solutionId);
  const detail = (await on.json(`/v1/solutions/${shared}`)) as {
    outcomes: { outcomeId: string; belege: object[]; confirmed: boolean }[];
  };
  expect(detail).toMatchObject({
    usage: { imBetrieb: 1, geplant: 1, andereStellen: 0, lautQuellen: 0 },
    references: [{ fact: 'hat-beendet' }],
  });
  const url = 'https://weidenrode.example/bericht';
  expect(detail.outcomes.map(({ belege, confirmed }) => ({ belege, confirmed }))).toEqual([
    { belege: [{ titel: 'Vermerk des Hauptamts' }], confirmed: true },
    { belege: [{ titel: 'Telefonliste' }, { titel: url, url }], confirmed: false },
  ]);
  const page = await on.text(`/loesungen/${shared}`);
  expect(page).toContain('gestützt auf: Vermerk des Hauptamts');
  expect(page).toContain(`<a href="${url}" rel="noopener noreferrer nofollow">mit Beleg</a>`);
  const kommune = await on.json(`/v1/kommunen/${idOf('Gemeinde Haselbrück')}`);
  expect(kommune.verweise).toMatchObject([{ fact: 'nutzt' }, { fact: 'hat-beendet' }]);
  for (const path of [
    '/',
    '/neues',
    '/v1/feed.atom',
    `/loesungen/${solutionId}/verbreitung`,
    `/kommunen/${idOf('Gemeinde Weidenrode')}`,
  ])
    expect(await on.status(path), path).toBe(200);

  const auenried = `/v1/kommunen/${idOf('Gemeinde Auenried')}`;
  const confirm = { adoptionId, outcomeId: detail.outcomes[1]?.outcomeId };
  const confirmed = await on.post(
    `${auenried}/confirm-outcome`,
    confirm,
    on.actor('kommune', idOf('Gemeinde Auenried')),
  );
  expect(confirmed).toMatchObject({ status: 409, body: { rule: 8 } });
  const words = { adoptionId, richtung: 'gleich', text: 'Am Schalter wie zuvor', method: 'beurteilt' };
  expect((await on.post(`${auenried}/report-outcome`, words)).status).toBe(201);
  await on.hub.close();

  expect(await lichterkette(['verify', '--data', directory])).toMatchObject({ code: 0 });
  const exported = (await lichterkette(['export', '--data', directory])).out.trim().split('\n');
  expect(exported.slice(0, stored.length).map((line) => JSON.parse(line))).toEqual(stored);
  const newest = JSON.parse(exported.at(-1) ?? '') as StoredEvent;
  expect(newest).toMatchObject({ type: 'OutcomeReported', version: 2 });
});
