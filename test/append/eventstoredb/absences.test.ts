import { expect, it } from 'vitest';
import { Absences } from '../../../src/store/eventstoredb/absences.ts';

const clocked = (finalMs: number) => {
  let now = 0;
  const absences = new Absences(finalMs, () => now);
  const missedAfter = (ms: number, position = 'a') => {
    now += ms;
    return absences.missed(position);
  };
  const later = (ms: number) => {
    now += ms;
  };
  return { absences, missedAfter, later };
};

it('an absence is final where it lasts, over looks that follow each other', () => {
  const { missedAfter } = clocked(10_000);
  expect([0, 4000, 4000, 1999, 1].map((ms) => missedAfter(ms))).toEqual([false, false, false, false, true]);
});

it('one look and another long after it say little of the time between', () => {
  const { missedAfter } = clocked(10_000);
  expect([0, 3_600_000, 3_600_000].map((ms) => missedAfter(ms))).toEqual([false, false, true]);
  const { missedAfter: twice } = clocked(60_000);
  expect([0, 3_600_000].map((ms) => twice(ms))).toEqual([false, false]);
});

it('what was found is not missing any more, and counts anew', () => {
  const { absences, missedAfter } = clocked(1000);
  expect([missedAfter(0), missedAfter(600)]).toEqual([false, false]);
  expect(absences.longest).toEqual({ position: 'a', lastedMs: 600 });
  expect(absences.found('a')).toBe(600);
  expect(absences.found('a')).toBeUndefined();
  expect(absences.longest).toBeUndefined();
  expect([missedAfter(600), missedAfter(600)]).toEqual([false, false]);
});

it('each position has its own time; what nobody looks for any more is in nobody’s way', () => {
  const { absences, missedAfter, later } = clocked(1000);
  missedAfter(0, 'a');
  missedAfter(400, 'a');
  expect(missedAfter(500, 'b')).toBe(false);
  expect(absences.longest).toEqual({ position: 'a', lastedMs: 400 });
  later(20_000);
  expect(absences.longest).toBeUndefined();
});

it('keeps no more positions than are anybody’s business', () => {
  const { absences, missedAfter } = clocked(1);
  for (let index = 0; index < 1001; index += 1) missedAfter(0, `${index}`);
  expect(absences.found('0')).toBeUndefined();
  expect(absences.found('1')).toBe(0);
});
