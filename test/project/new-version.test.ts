import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import type { Projection } from '../../projections/model/projection.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { startHub } from '../../src/main.ts';
import { Runner } from '../../src/project/runner.ts';
import { readSettings } from '../../src/settings.ts';
import { openSqliteReader } from '../../src/store/sqlite/store.ts';
import { start } from '../operate/process.ts';
import { answers, channelsOf } from './ask-all.ts';
import { demoEvents, emptyDirectory } from './demo-log.ts';
import { fixedLog } from './fixed-log.ts';
import { counted, type Given, raised } from './raised.ts';

/** How much of the log the mirror goes up to. */
const KEPT = 600;

let events: StoredEvent[];
/** What the projections as they are say. */
let before: unknown;

const started = async (
  projections: readonly Projection[],
  log: readonly StoredEvent[],
  mirrorDirectory?: string,
) => {
  const mirror = mirrorDirectory === undefined ? {} : { mirrorDirectory };
  const runner = new Runner({ store: fixedLog(log, 40), projections, ...mirror });
  await runner.start();
  expect(runner.failures).toEqual([]);
  return runner;
};

/** A directory with the mirror of the first events, made by these projections. */
const mirrorOf = async (projections: readonly Projection[] = PROJECTIONS, log = events.slice(0, KEPT)) => {
  const directory = emptyDirectory();
  await (await started(projections, log, directory)).close();
  return directory;
};

/** A projection and all that read it, or read what reads it. */
const withReaders = (name: string): ReadonlySet<string> => {
  const found = new Set([name]);
  for (const { name: reader, reads } of PROJECTIONS)
    if (reads.some((read) => found.has(read.name))) found.add(reader);
  return found;
};

const keepsSomething = ({ on, onEvery }: Projection) => onEvery !== undefined || Object.keys(on).length > 0;

/** Rows and pushes, in short. */
const said = (runner: Runner) => [
  runner.rowsHash,
  channelsOf(runner).map((channel) => [...runner.pushes(channel)]),
];

/** Two runners have the same rows, and have told the same. */
const sameAs = (one: Runner, other: Runner): void => {
  expect(one.rowsHash).toBe(other.rowsHash);
  for (const channel of channelsOf(other))
    expect([...one.pushes(channel)], channel).toEqual([...other.pushes(channel)]);
};

beforeAll(async () => {
  events = await demoEvents();
  before = said(await started(PROJECTIONS, events));
}, 180_000);

describe('a projection in its next version', () => {
  // A process that goes by the clock alone keeps nothing that could be made anew.
  it.each(PROJECTIONS.filter(keepsSomething).map(({ name }) => name))(
    '%s: its rows are made anew, with those of who reads it, and no others',
    async (name) => {
      const directory = await mirrorOf();
      const given: Given = new Map();
      const runner = await started(counted(raised(name), given), events, directory);
      const anew = withReaders(name);
      for (const { name: one } of PROJECTIONS)
        expect([one, given.get(one)]).toEqual([one, events.length - (anew.has(one) ? 0 : KEPT)]);
      const whole = await started(raised(name), events);
      expect(said(whole)).not.toEqual(before);
      sameAs(runner, whole);
      await runner.close();
      // The next start finds all of it.
      const again: Given = new Map();
      const next = await started(counted(raised(name), again), events, directory);
      expect(again.size).toBe(0);
      sameAs(next, whole);
      await next.close();
    },
    120_000,
  );

  it('is made anew once more where it is raised again before all is done, and beside another one', async () => {
    const directory = await mirrorOf();
    const twice = raised('feed', raised('kommune', raised('kommune')));
    for (const projections of [raised('kommune'), twice]) {
      const runner = await started(projections, events.slice(0, KEPT), directory);
      await runner.close();
    }
    const runner = await started(twice, events, directory);
    sameAs(runner, await started(twice, events));
    await runner.close();
  });

  it('that is new makes its rows of all that was there; of one that is gone nothing is left', async () => {
    const without = PROJECTIONS.filter(({ name }) => name !== 'unanswered-interest');
    const directory = await mirrorOf(without);
    const given: Given = new Map();
    const runner = await started(counted(PROJECTIONS, given), events, directory);
    expect(given.get('unanswered-interest')).toBe(events.length);
    expect(given.get('catalogue')).toBe(events.length - KEPT);
    expect(runner.rowsHash).toBe((await started(PROJECTIONS, events)).rowsHash);
    await runner.close();
    const again: Given = new Map();
    const gone = await started(counted(without, again), events, directory);
    expect(again.size).toBe(0);
    expect(gone.rowsHash).toBe((await started(without, events)).rowsHash);
    await gone.close();
  });

  it('that fails at an event of the past stops loudly, and comes right without the fault', async () => {
    const directory = await mirrorOf();
    const poison = events[400]?.id;
    const faulty = raised('lineage').map((projection) =>
      projection.name !== 'lineage'
        ? projection
        : {
            ...projection,
            onEvery: (event: never, step: never) => {
              if ((event as { id: string }).id === poison) throw new Error('planted');
              projection.onEvery?.(event, step);
            },
          },
    );
    const runner = new Runner({ store: fixedLog(events), projections: faulty, mirrorDirectory: directory });
    await runner.start();
    expect(runner.failures).toEqual([{ projection: 'lineage', eventId: poison, message: 'planted' }]);
    expect(runner.mirror.ok).toBe(false);
    await runner.close();
    const healed = await started(raised('lineage'), events, directory);
    sameAs(healed, await started(raised('lineage'), events));
    await healed.close();
  });

  it('finds an event that was changed meanwhile, and stops the hub', async () => {
    const directory = await mirrorOf();
    const damaged = events.with(100, { ...events[100], data: { planted: 1 } } as unknown as StoredEvent);
    const runner = new Runner({
      store: fixedLog(damaged),
      projections: raised('catalogue'),
      mirrorDirectory: directory,
    });
    await runner.start();
    expect(runner.failures).toMatchObject([{ projection: 'events', eventId: events[100]?.id }]);
    await runner.close();
  });
});

it('killed in the middle, the next start goes on from there, and ends with the rows of a whole rebuild', {
  timeout: 180_000,
}, async () => {
  const directory = emptyDirectory();
  await (await startHub(readSettings({ PORT: '0', LICHTERKETTE_DATA: directory }))).close();
  const reader = openSqliteReader(directory);
  const log = await Array.fromAsync(reader.readAll(null));
  await reader.close();
  // Before anything was read; with nothing made good; with one turn of 200 events.
  for (const n of ['0', '1', '2']) {
    const { signal, stderr } = await start(['test/project/killed-raising.ts', directory, 'catalogue', n])
      .ended;
    expect(signal, stderr).toBe('SIGKILL');
  }
  const given: Given = new Map();
  const runner = await started(counted(raised('catalogue'), given), log, directory);
  expect(given.get('catalogue')).toBe(log.length - 200);
  expect(given.get('kommune')).toBeUndefined();
  const whole = await started(raised('catalogue'), log);
  sameAs(runner, whole);
  expect(answers(runner, undefined, PUBLIC_SIGHT)).toEqual(answers(whole, undefined, PUBLIC_SIGHT));
  await runner.close();
});
