import { expect, it } from 'vitest';
import type { KommuneItem } from '../../contracts/views/kommune.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { kommune, organisation } from '../decide/names.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { appendStored } from './append-stored.ts';
import { stage } from './stage.ts';

it('nobody is run by itself: refused through several, and flagged where a race slipped through', async () => {
  const on = await stage();
  const all = await Promise.all(
    ['Eins', 'Zwei', 'Drei', 'Vier'].map((name) => on.kommune(`Gemeinde ${name}`)),
  );
  const runBy = (one: string | undefined, other: string | undefined) =>
    on.post(`/v1/kommunen/${one}/change-kommune-profile`, { verwaltetDurch: other, validFrom: '2026-01-01' });
  for (const index of [0, 1, 2]) expect((await runBy(all[index], all[index + 1])).status).toBe(201);
  for (const other of all.slice(0, 3)) {
    const { status, body } = await runBy(all[3], other);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ path: '/verwaltetDurch' }] });
  }
  expect((await runBy(all[3], all[3])).status).toBe(422);
  const flags = async () =>
    ((await on.json('/v1/kommunen')).items as KommuneItem[]).map((item) => item.verwaltungWechselseitig);
  expect(await flags()).toEqual([false, false, false, false]);
  await on.hub.close();
});

it('two that name each other at the same moment are flagged, and whoever only leads there is not', async () => {
  const directory = emptyDirectory();
  const store = openSqliteStore(directory);
  const names = ['Eins', 'Zwei', 'Drei'];
  const streams = names.map((name) => kommune(name));
  for (const [index, stream] of streams.entries()) {
    const kommuneId = organisation(stream);
    await appendStored(store, stream, 'KommuneRegistered', {
      kommuneId,
      name: `Gemeinde ${names[index]}`,
      kind: 'gemeinde',
      land: 'Hessen',
    });
  }
  // As two streams were decided before either was written: one and two name each other, three names one.
  for (const [from, to] of [
    [0, 1],
    [1, 0],
    [2, 0],
  ] as const)
    await appendStored(store, streams[from] ?? '', 'KommuneProfileChanged', {
      verwaltetDurch: organisation(streams[to] ?? ''),
      validFrom: '2026-01-01',
    });
  await store.close();
  const on = await stage({ LICHTERKETTE_DATA: directory });
  const items = (await on.json('/v1/kommunen')).items as KommuneItem[];
  expect(items.map(({ name, verwaltungWechselseitig }) => [name, verwaltungWechselseitig])).toEqual([
    ['Gemeinde Drei', false],
    ['Gemeinde Eins', true],
    ['Gemeinde Zwei', true],
  ]);
  const page = await on.text(`/kommunen/${organisation(streams[0] ?? '')}`, undefined, 'text/html');
  expect(page).toContain('nennen sich mehrere Kommunen gegenseitig');
  await on.hub.close();
});
