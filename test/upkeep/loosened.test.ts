import { expect, test, vi } from 'vitest';

// The budget is seen to break: everything is asked for when it is due, and there is no pause.
vi.mock('../../projections/answers/own-kommune/when.ts', () => ({
  askedFrom: (_: string, due: string) => due,
  pauseAround: () => undefined,
}));

test('without the days on which things are asked together, and without the pause, the year asks too often', async () => {
  const { years } = await import('./year.ts');
  const [busiest] = await years();
  expect(busiest?.prompts.length).toBeGreaterThan(12);
  expect(busiest?.prompts.some(({ day }) => day >= '2027-10-01')).toBe(true);
}, 300_000);
