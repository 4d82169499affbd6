import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyDirectory } from '../project/demo-log.ts';
import { stage } from './stage.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const TEN_YEARS_MS = 3653 * DAY_MS;
const NOON = Date.parse('2026-11-26T11:00:00Z');

type On = Awaited<ReturnType<typeof opened>>;

/** A hub whose clock, and the one that nobody sets, stand where `clock` says. */
const opened = async (settings: Readonly<Record<string, string>> = {}, at = NOON) => {
  const clock = { wall: at, elapsed: 0 };
  const on = await stage(settings, { now: () => new Date(clock.wall), elapsed: () => clock.elapsed });
  let open = true;
  const close = async () => {
    if (open) await on.hub.close();
    open = false;
  };
  onTestFinished(close);
  return { ...on, clock, close };
};

/** Shares a project in the name of the one Kommune that is here. */
const share = async ({ json, kommune, post }: On, title: string) => {
  const { items } = (await json('/v1/kommunen')) as { items: { kommuneId: string }[] };
  const kommuneId = items[0]?.kommuneId ?? (await kommune('Altdorf'));
  return post(`/v1/kommunen/${kommuneId}/share-project`, {
    title,
    summary: 'Worum es geht',
    gestaltungsfelder: ['Bürgerservice'],
    innovationStatus: 'laeuft',
  });
};

/** What the hub knew by a day. */
const known = async ({ json }: On, stand: string): Promise<string[]> => {
  const { items } = (await json(`/v1/solutions?stand=${stand}&sort=titel`)) as { items: { title: string }[] };
  return items.map(({ title }) => title);
};

const health = async ({ json }: On) => (await json('/readyz')) as { clock?: string };

const recorded = async ({ hub }: On): Promise<string | undefined> => hub.runner.newest?.recordedAt;

/** One command by a clock ten years ahead, between others. */
const withOutlier = async (directory: string) => {
  const settings = { LICHTERKETTE_DATA: directory, LICHTERKETTE_CLOCK_TOLERANCE: 'off' };
  const on = await opened(settings);
  expect((await share(on, 'Erstes')).status).toBe(201);
  on.clock.wall += TEN_YEARS_MS;
  expect((await share(on, 'Zukünftiges')).status).toBe(201);
  return on;
};

describe('an entry that was recorded far ahead', () => {
  it('hides nothing of what follows, also after a start with the mirror and after one without', async () => {
    const directory = emptyDirectory();
    const first = await withOutlier(directory);
    first.clock.wall = NOON + DAY_MS;
    expect((await share(first, 'Zweites')).status).toBe(201);
    const stands = ['2026-11-25', '2026-11-26', '2026-11-27'];
    const byDays = (on: On) => Promise.all(stands.map((stand) => known(on, stand)));
    const all = ['Erstes', 'Zukünftiges', 'Zweites'];
    expect(await byDays(first)).toEqual([[], ['Erstes'], all]);
    await first.close();
    const again = await opened({ LICHTERKETTE_DATA: directory }, NOON + 2 * DAY_MS);
    expect(await byDays(again)).toEqual([[], ['Erstes'], all]);
    expect(again.hub.runner.newest).toEqual(first.hub.runner.newest);
    await again.close();
    for (const file of ['readmodel.bin', 'texts.bin']) rmSync(join(directory, file));
    const anew = await opened({ LICHTERKETTE_DATA: directory }, NOON + 2 * DAY_MS);
    expect(await byDays(anew)).toEqual([[], ['Erstes'], all]);
    expect(anew.hub.runner.newest).toEqual(first.hub.runner.newest);
  });

  it('is not followed by others unseen: a start says so, takes nothing, and does once somebody has said that the clock is right', async () => {
    const directory = emptyDirectory();
    const first = await withOutlier(directory);
    await first.close();
    const on = await opened({ LICHTERKETTE_DATA: directory });
    const refused = await share(on, 'Zweites');
    expect(refused).toMatchObject({ status: 503, body: { code: 'writes-unavailable' } });
    expect(JSON.stringify(refused.body)).toContain('Die Uhr dieses Dienstes geht offenbar falsch');
    const state = await health(on);
    expect(state).toMatchObject({ status: 'ready', writable: false });
    expect(state.clock).toMatch(/3653 Tage vor dem neuesten Eintrag \(.*, 2036-11-26T.*CLOCK_TOLERANCE=off/);
    expect(await known(on, '2026-11-26')).toEqual(['Erstes']);
    await on.close();
    const told = await opened({ LICHTERKETTE_DATA: directory, LICHTERKETTE_CLOCK_TOLERANCE: 'off' });
    expect((await share(told, 'Zweites')).status).toBe(201);
    await told.close();
    const well = await opened({ LICHTERKETTE_DATA: directory });
    expect((await share(well, 'Drittes')).status).toBe(201);
    expect(await known(well, '2026-11-26')).toEqual(['Drittes', 'Erstes', 'Zukünftiges', 'Zweites']);
  });
});

describe('a clock under a running hub', () => {
  it.each([
    ['ten years ahead', TEN_YEARS_MS, /3653 Tage vorgestellt/],
    ['six minutes ahead', 6 * MINUTE_MS, /6 Minuten vorgestellt/],
    ['six hours back', -360 * MINUTE_MS, /6 Stunden zurückgestellt/],
  ])('that jumps %s records nothing until it is well again', async (_what, jump, says) => {
    const on = await opened();
    await share(on, 'Erstes');
    on.clock.wall += jump;
    expect((await share(on, 'Zweites')).status).toBe(503);
    expect((await health(on)).clock).toMatch(says);
    expect(await known(on, '2026-11-26')).toEqual(['Erstes']);
    on.clock.wall -= jump;
    expect((await share(on, 'Zweites')).status).toBe(201);
    expect(await health(on)).not.toHaveProperty('clock');
  });

  it('that is set back a little records nothing before what it recorded', async () => {
    const on = await opened();
    await share(on, 'Erstes');
    on.clock.wall -= 4 * MINUTE_MS;
    expect((await share(on, 'Zweites')).status).toBe(201);
    expect(await recorded(on)).toBe(new Date(NOON).toISOString());
    on.clock.wall += 5 * MINUTE_MS;
    await share(on, 'Drittes');
    expect(await recorded(on)).toBe(new Date(NOON + MINUTE_MS).toISOString());
  });

  it('that goes on, however long, is believed', async () => {
    const on = await opened();
    for (const name of ['Erstes', 'Zweites', 'Drittes']) {
      on.clock.wall += 300 * DAY_MS;
      on.clock.elapsed += 300 * DAY_MS;
      expect((await share(on, name)).status).toBe(201);
    }
  });
});

it('a clock that stands years after the newest entry is to be looked at first', async () => {
  const directory = emptyDirectory();
  const first = await opened({ LICHTERKETTE_DATA: directory });
  await share(first, 'Erstes');
  await first.close();
  const on = await opened({ LICHTERKETTE_DATA: directory }, NOON + TEN_YEARS_MS);
  expect((await share(on, 'Zweites')).status).toBe(503);
  expect((await health(on)).clock).toMatch(/3653 Tage nach dem neuesten Eintrag/);
});
