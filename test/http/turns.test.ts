import { describe, expect, it } from 'vitest';
import { turns } from '../../src/ask/turns.ts';

/** A clock of its own, and work that takes so many ms by it: how fast this machine is does not count. */
const clock = () => {
  let ms = 0;
  return {
    now: () => ms,
    work: (taken: number) => {
      ms += taken;
    },
  };
};

/** Requests of one turn come in callbacks of their own. */
const arrival = () => new Promise(setImmediate);

/** Counts the turns of the event loop until it is told to stop. */
const counted = () => {
  let [count, running] = [0, true];
  const next = () => {
    count += 1;
    if (running) setImmediate(next);
  };
  setImmediate(next);
  return () => {
    running = false;
    return count;
  };
};

describe('questions that arrive together', () => {
  it('are answered in order, and others have their turn between two that take long', async () => {
    const { now, work } = clock();
    const turn = turns(now);
    const answered: number[] = [];
    const stop = counted();
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (number) => {
        await arrival();
        await turn();
        work(8);
        answered.push(number);
      }),
    );
    expect(answered).toEqual([1, 2, 3, 4, 5, 6]);
    expect(stop()).toBeGreaterThanOrEqual(5);
  });

  it('share a turn where they are short', async () => {
    const turn = turns(clock().now);
    await arrival();
    const stop = counted();
    await Promise.all([1, 2, 3].map(() => turn()));
    expect(stop()).toBe(0);
  });

  it('wait for nobody when they come alone, later as well', async () => {
    const { now, work } = clock();
    const turn = turns(now);
    for (let count = 0; count < 3; count += 1) {
      await turn();
      work(8);
      await new Promise((resolve) => setTimeout(resolve, 1));
      const stop = counted();
      await turn();
      expect(stop()).toBe(0);
    }
  });
});
