import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { searchCatalogue } from '../../projections/answers/list-solutions/search-index.ts';
import { PUBLIC_SIGHT, sightOf } from '../../projections/reading/sight.ts';
import { Runner } from '../../src/project/runner.ts';
import { answers, channelsOf } from './ask-all.ts';
import { demoEvents, emptyDirectory } from './demo-log.ts';
import { fixedLog } from './fixed-log.ts';
import { hiddenByNow } from './hidden-by-now.ts';

let events: StoredEvent[];

const started = async (
  log: readonly StoredEvent[],
  options: { mirrorDirectory?: string; size?: number } = {},
) => {
  const { mirrorDirectory, size } = options;
  const runner = new Runner({
    store: fixedLog(log, size),
    projections: PROJECTIONS,
    ...(mirrorDirectory === undefined ? {} : { mirrorDirectory }),
  });
  await runner.start();
  expect(runner.failures).toEqual([]);
  return runner;
};

beforeAll(async () => {
  events = await demoEvents();
});

describe('read models over the log of the demo', () => {
  it('have the same rows one event at a time and in large batches', async () => {
    const one = await started(events, { size: 1 });
    const many = await started(events, { size: 1000 });
    expect(one.applied).toBe(events.length);
    expect(one.rowsHash).toBe(many.rowsHash);
  });

  it.each([1, 7, 100, 333, 700])(
    'have the same rows and pushes when the mirror was kept after %i events',
    async (count) => {
      const mirrorDirectory = emptyDirectory();
      const first = await started(events.slice(0, count), { mirrorDirectory });
      await first.close();
      const second = await started(events, { mirrorDirectory });
      const whole = await started(events);
      expect(second.rowsHash).toBe(whole.rowsHash);
      for (const channel of channelsOf(whole))
        expect([...second.pushes(channel)], channel).toEqual([...whole.pushes(channel)]);
      const [there, here] = [second, whole].map((one) =>
        searchCatalogue(one.models(), { sight: PUBLIC_SIGHT, words: 'kita', text: one.text }),
      );
      expect(there).toEqual(here);
      await second.close();
    },
  );

  it('throw the mirror of another log away', async () => {
    const mirrorDirectory = emptyDirectory();
    const other = (await demoEvents()).slice(0, 300);
    await (await started(other, { mirrorDirectory })).close();
    const runner = await started(events, { mirrorDirectory });
    expect(runner.rowsHash).toBe((await started(events)).rowsHash);
    await runner.close();
  });

  it.each([0.15, 0.4, 0.77, 1])(
    'answer `stand` at %f of the log as a rebuild up to there does, but for what has become hidden since',
    async (part) => {
      const whole = await started(events);
      const cut = events.slice(0, Math.ceil(events.length * part));
      const position = cut.at(-1)?.position;
      const rebuilt = await started(cut);
      const sights = [
        () => PUBLIC_SIGHT,
        (runner: Runner) =>
          sightOf(runner.models(), events.find(({ type }) => type === 'KommuneJoined')?.stream ?? null),
      ];
      for (const sight of sights) {
        const viewer = sight(rebuilt);
        const expected = answers(hiddenByNow(rebuilt, events), undefined, viewer);
        expect(Object.keys(expected).length).toBeGreaterThan(20);
        expect(answers(whole, position, viewer)).toEqual(expected);
      }
    },
  );

  it('stop at an event that is damaged, and serve nothing of it', async () => {
    const damaged = events.map((event, index) =>
      index === 350 ? { ...event, data: { ...event.data, hinzugefuegt: 'x' } } : event,
    );
    const runner = new Runner({ store: fixedLog(damaged), projections: PROJECTIONS });
    await runner.start();
    expect(runner.failures[0]).toMatchObject({ projection: 'events', eventId: damaged[350]?.id });
    expect(runner.applied).toBe(350);
    // Also to whoever has waited since before it was found.
    for (const read of [
      () => runner.models(),
      () => runner.pushes('feed'),
      () => runner.present({}, PUBLIC_SIGHT),
    ])
      expect(read).toThrow(expect.objectContaining({ code: 'halted' }));
    await runner.warm('2026-01-01');
  });

  it('stop loudly where a projection fails, and come right by a rebuild without the fault', async () => {
    const poison = events[400]?.id;
    const faulty = PROJECTIONS.map((projection) =>
      projection.name !== 'catalogue'
        ? projection
        : {
            ...projection,
            onEvery: (event: { id: string }) => {
              if (event.id === poison) throw new Error('planted');
            },
          },
    ) as typeof PROJECTIONS;
    const mirrorDirectory = emptyDirectory();
    const runner = new Runner({ store: fixedLog(events), projections: faulty, mirrorDirectory });
    await runner.start();
    expect(runner.failures).toEqual([{ projection: 'catalogue', eventId: poison, message: 'planted' }]);
    await runner.close();
    const healed = await started(events, { mirrorDirectory });
    expect(healed.rowsHash).toBe((await started(events)).rowsHash);
    await healed.close();
  });
});
