import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayInBerlin } from '../../contracts/days.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { warmUp } from '../../projections/warm-up.ts';
import { warmNextDay } from '../../src/hub/warm-next-day.ts';
import { Runner } from '../../src/project/runner.ts';
import { ask } from './ask-all.ts';
import { demoEvents } from './demo-log.ts';
import { fixedLog } from './fixed-log.ts';

describe('the next day', () => {
  const warmed: string[] = [];
  const models = { warm: async (day: string) => void warmed.push(day) };

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-28T22:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
    warmed.length = 0;
  });

  it('is made ready once, ten minutes before midnight in Berlin, and every day', () => {
    const stop = warmNextDay(models, () => new Date());
    vi.setSystemTime('2026-03-28T22:48:00Z');
    vi.advanceTimersByTime(60_000);
    expect(warmed).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(warmed).toEqual(['2026-03-29']);
    vi.advanceTimersByTime(23 * 3_600_000);
    expect(warmed).toEqual(['2026-03-29', '2026-03-30']);
    stop();
    vi.advanceTimersByTime(48 * 3_600_000);
    expect(warmed).toHaveLength(2);
  });
});

describe('a day that was made ready', () => {
  it('answers as one that was not, also when more has been applied since', async () => {
    const events = await demoEvents();
    const [early, late] = [events.slice(0, 500), events.slice(500)];
    let tell: (events: typeof late) => void = () => undefined;
    const log = fixedLog(early);
    const runner = new Runner({
      store: {
        ...log,
        subscribeAll: (after, subscriber) => {
          tell = (more) => void subscriber.onEvents(more);
          return log.subscribeAll(after, subscriber);
        },
      },
      projections: PROJECTIONS,
      warmUp,
    });
    await runner.start();
    const day = dayInBerlin(new Date());
    await runner.warm(day);
    tell(late);
    const whole = new Runner({ store: fixedLog(events), projections: PROJECTIONS });
    await whole.start();
    for (const params of [{ limit: 200 }, { limit: 200, q: 'kita' }]) {
      const answers = [runner, whole].map((one) =>
        ask(one, 'list-solutions', params, {}, PUBLIC_SIGHT, undefined, day),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect((answers[0] as { total: number }).total).toBeGreaterThan(0);
    }
  });
});
