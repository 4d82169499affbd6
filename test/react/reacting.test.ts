import { describe, expect, it } from 'vitest';
import { PROCESSES } from '../../projections/processes/all.ts';
import type { Hub } from '../../src/main.ts';
import { EngineUnavailable, type EventStore } from '../../src/store/event-store.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { BOTH_ENGINES, daysLater, interested, logOn, type SetClock, send } from './hubs.ts';

const WAITING = ['Weidenrode', 'Erlenbach'];

/** A log that takes `appends` more, and then nothing for ever, as if its hub had been killed; `after`: the last one is stored unanswered. */
const dying = (store: EventStore, appends: number, after: boolean): EventStore => {
  let left = appends;
  const dead = () => new EngineUnavailable('the hub is dead');
  return {
    ...store,
    append: async (...given) => {
      left -= 1;
      if (left > 0) return store.append(...given);
      if (left === 0) {
        const result = await store.append(...given);
        if (!after) return result;
      }
      throw dead();
    },
  };
};

const text = async (hub: Hub, path: string): Promise<string> =>
  (await fetch(hub.url + path, { headers: { Accept: 'text/html' } })).text();

describe.each(BOTH_ENGINES)('an interest on $name', (engine) => {
  it('lapses 90 days after it was entered, not a day before, and both sides see it', {
    timeout: 120_000,
  }, async () => {
    const log = await logOn(engine);
    const clock: SetClock = { now: daysLater(0) };
    const hub = await log.hub(clock);
    const { verbundId, stream, kommunen } = await interested(hub, ['Weidenrode', 'Erlenbach']);
    const [waiting, joined] = kommunen as [(typeof kommunen)[number], (typeof kommunen)[number]];
    await send(hub, `/v1/kommunen/${joined.kommuneId}/join-verbund`, { verbundId });

    clock.now = daysLater(89);
    await hub.reactions.look();
    expect(await log.lapsed()).toEqual([]);

    clock.now = daysLater(90);
    await hub.reactions.look();
    const [lapsed, ...others] = await log.lapsed();
    expect(others).toEqual([]);
    expect(lapsed).toMatchObject({ stream, data: { kommuneId: waiting.kommuneId, since: '2026-01-05' } });
    expect(lapsed?.metadata).toMatchObject({
      causationId: waiting.interest,
      actor: { organisation: 'system', role: 'unanswered-interest' },
      recordedAt: clock.now.toISOString(),
    });

    expect(await text(hub, `/kommunen/${waiting.kommuneId}`)).toMatch(
      /Interesse nicht beantwortet von<\/dt><dd>.*Zusammenarbeit Aue.*\(bekundet 2026\)/,
    );
    expect(await text(hub, `/zusammenschluesse/${verbundId}`)).toMatch(
      /Interesse bekundet, nicht beantwortet<\/h3>.*Weidenrode/,
    );
    expect(await text(hub, '/neues')).toContain('hat auf das Interesse einer Kommune nicht geantwortet');

    // Declared anew it is a new one, with 90 days of its own.
    await send(hub, `/v1/kommunen/${waiting.kommuneId}/declare-interest`, { verbundId });
    await hub.reactions.look();
    expect(await log.lapsed()).toHaveLength(1);
    clock.now = daysLater(180);
    await hub.reactions.look();
    expect(await log.lapsed()).toHaveLength(2);
    await hub.close();
  });

  it('lapses once where two hubs look at the same moment', { timeout: 120_000 }, async () => {
    const log = await logOn(engine);
    const clock: SetClock = { now: daysLater(0) };
    const hubs = [await log.hub(clock), await log.hub(clock, log.store, emptyDirectory())];
    const [one, two] = hubs as [Hub, Hub];
    const { kommunen } = await interested(one, WAITING);
    await two.runner.waitFor(one.runner.position, 10_000);
    clock.now = daysLater(90);
    await Promise.all([one.reactions.look(), two.reactions.look(), one.reactions.look()]);
    const lapsed = await log.lapsed();
    expect(lapsed.map(({ data }) => data.kommuneId).sort()).toEqual(
      kommunen.map(({ kommuneId }) => kommuneId).sort(),
    );
    expect(new Set(lapsed.map(({ metadata }) => metadata.causationId)).size).toBe(WAITING.length);
    await Promise.all(hubs.map((hub) => hub.close()));
    expect(one.runner.rowsHash).toBe(two.runner.rowsHash);
  });

  it('lapses once wherever the hub dies between two appends', { timeout: 240_000 }, async () => {
    const deaths = WAITING.flatMap((_, index) => [false, true].map((after) => [index + 1, after] as const));
    for (const [appends, after] of [[0, false] as const, ...deaths]) {
      const log = await logOn(engine);
      const clock: SetClock = { now: daysLater(0) };
      const before = await log.hub(clock);
      const { kommunen } = await interested(before, WAITING);
      await before.close();
      clock.now = daysLater(90);
      const killed = await log.hub(clock, dying(log.store, appends, after));
      await killed.reactions.look();
      expect(await log.lapsed()).toHaveLength(appends);
      await killed.close();
      // What is owed is kept by the read models alone: thrown away, it is found again in the log.
      const next = await log.hub(clock, log.store, appends % 2 === 0 ? undefined : emptyDirectory());
      await next.reactions.look();
      expect((await log.lapsed()).map(({ data }) => data.kommuneId).sort()).toEqual(
        kommunen.map(({ kommuneId }) => kommuneId).sort(),
      );
      await next.close();
    }
  });
});

it('every process has a name of its own and gives what it says', () => {
  expect(new Set(PROCESSES.map(({ name }) => name)).size).toBe(PROCESSES.length);
  for (const { name, gives } of PROCESSES) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(gives.length).toBeGreaterThan(0);
  }
});
