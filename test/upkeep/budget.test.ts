import { expect, test } from 'vitest';
import { years } from './year.ts';

// DOMAIN, upkeep budget. A prompt is a task that is asked today and was not asked yesterday; all of one kind are one task.

const MOST_PROMPTS = 12;
const MOST_OPEN = 3;

test('a year of a Kommune of 9,000 asks at most 12 times, never more than three things at a time, nothing from October to December', async () => {
  for (const { manner, prompts, mostOpen, done } of await years()) {
    const told = `${manner}: ${prompts.map(({ day, art }) => `${day} ${art}`).join(', ')}`;
    expect(prompts.length, told).toBeLessThanOrEqual(MOST_PROMPTS);
    expect(mostOpen, told).toBeLessThanOrEqual(MOST_OPEN);
    expect(
      prompts.filter(({ day }) => day >= '2027-10-01'),
      told,
    ).toEqual([]);
    // It is a year in which something is asked, of everybody, and of all that can be asked.
    expect(prompts.length, told).toBeGreaterThan(3);
    if (manner === 'at once') expect(new Set(prompts.map(({ art }) => art)).size, told).toBe(7);
    expect(done > 0, told).toBe(manner !== 'never');
  }
}, 300_000);
