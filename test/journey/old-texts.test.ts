import { expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { id, kommune } from '../decide/names.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { appendStored } from './append-stored.ts';
import { stage } from './stage.ts';

const NAME = 'Stadt \u202eBärlin\u0007\nGemeinde Daneben';
const TITLE = 'Zeile eins\nZeile zwei\u0000';
const FIELD = 'Bauen\nWohnen';

/** Stored before texts were looked at: names over two lines, control characters, a turned direction, links to anywhere. */
it('what was stored before a rule for texts stays readable, and can be gone on from', async () => {
  const directory = emptyDirectory();
  const store = openSqliteStore(directory);
  const [stream, solutionId] = [kommune('Alt'), id('old')];
  const kommuneId = stream.slice('kommune-'.length);
  const registered = { kommuneId, name: NAME, kind: 'stadt', land: 'Hessen' };
  await appendStored(store, stream, 'KommuneRegistered', registered);
  await appendStored(store, stream, 'ProjectShared', {
    solutionId,
    title: TITLE,
    summary: '\u200b',
    gestaltungsfelder: [FIELD],
    innovationStatus: 'laeuft',
    art: 'software',
    links: ['https://anna:geheim@10.0.0.5/'],
    sichtbarkeit: 'oeffentlich',
  });
  await store.close();

  const on = await stage({ LICHTERKETTE_DATA: directory });
  expect(await on.json(`/v1/kommunen/${kommuneId}`)).toMatchObject({ name: NAME });
  expect(await on.json(`/v1/solutions/${solutionId}`)).toMatchObject({ title: TITLE, summary: '\u200b' });
  expect(await on.json(`/v1/solutions?gestaltungsfeld=${encodeURIComponent(FIELD)}`)).toMatchObject({
    total: 1,
  });
  for (const path of [
    '/',
    '/loesungen',
    `/loesungen/${solutionId}`,
    `/kommunen/${kommuneId}`,
    '/v1/feed.atom',
  ])
    expect(await on.status(path), path).toBe(200);
  const revise = `/v1/kommunen/${kommuneId}/revise-project`;
  expect((await on.post(revise, { solutionId, note: 'n', zielgruppe: 'Eltern' })).status).toBe(201);
  expect((await on.post(revise, { solutionId, note: 'n', title: TITLE })).status).toBe(422);
  await on.hub.close();
});
