import { expect, it } from 'vitest';
import { KnownDays } from '../../src/project/known-days.ts';

/** How many of these entries were known at the end of each of these days. */
const counts = (recorded: readonly string[], asked: readonly string[]): number[] => {
  const days = new KnownDays();
  for (const day of recorded) days.add(day);
  return asked.map((day) => days.countBy(day));
};

const times = (count: number, day: string): string[] => Array.from({ length: count }, () => day);

const WEEK = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-26'];

it('an entry is known from the day on which it was recorded', () => {
  expect(counts(WEEK, ['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-24', '2030-01-01'])).toEqual([
    0, 1, 1, 3, 4,
  ]);
});

it('what was recorded a day back hides nothing of what came before', () => {
  expect(counts(['2026-11-24', '2026-11-23', '2026-11-24'], ['2026-11-23', '2026-11-24'])).toEqual([0, 3]);
});

it.each([1, 3, 400])('%i entries of a clock ten years ahead swallow nothing that follows', (ahead) => {
  const recorded = [...WEEK, ...times(ahead, '2036-11-26'), '2026-11-27', '2026-11-28'];
  expect(counts(recorded, ['2026-11-26', '2026-11-27', '2026-11-28'])).toEqual([4, 5 + ahead, 6 + ahead]);
});

it('a clock ahead that ran on for months is no different', () => {
  const recorded = [...WEEK, '2036-11-26', '2037-02-01', '2037-06-30', '2027-07-01'];
  expect(counts(recorded, ['2026-11-26', '2027-07-01'])).toEqual([4, 8]);
});

it('a clock far behind takes nothing away from what was known before', () => {
  const recorded = [...WEEK, '1970-01-01', '2026-03-01', '2026-11-27'];
  expect(counts(recorded, ['1970-01-01', '2026-03-01', '2026-11-20', '2026-11-26', '2026-11-27'])).toEqual([
    0, 0, 1, 6, 7,
  ]);
});

it('where nothing stands before the leap, the clock is believed that more entries agree with', () => {
  expect(counts(['2036-01-01', '2026-11-26', '2026-11-27'], ['2026-11-26', '2026-11-27'])).toEqual([2, 3]);
  const many = [...times(3, '2036-01-01'), '2026-11-25', '2026-11-26', '2026-11-27'];
  expect(counts(many.slice(0, 5), ['2026-11-26', '2036-01-01'])).toEqual([0, 5]);
  expect(counts(many, ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])).toEqual([0, 4, 5, 6]);
});

it('the day of no entry is told twice, however the days came', () => {
  let seed = 7;
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed;
  };
  for (let world = 0; world < 500; world += 1) {
    const recorded = Array.from({ length: 30 }, () =>
      new Date(Date.UTC(2026, 0, 1 + (chance() % 3 === 0 ? chance() % 5000 : chance() % 3)))
        .toISOString()
        .slice(0, 10),
    );
    const asked = [...new Set(recorded)].sort();
    const known = counts(recorded, asked);
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(counts(recorded, ['2099-01-01'])).toEqual([30]);
  }
});
