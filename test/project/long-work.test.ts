import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LongWork } from '../../src/project/long-work.ts';

/** So many steps; every one is written down. */
function* steps(count: number, name: string, done: string[]): Iterable<void> {
  for (let step = 0; step < count; step += 1) {
    done.push(name);
    yield;
  }
}

/** By a clock of its own: every step takes a millisecond. */
const open = () => {
  const closing = new AbortController();
  let ms = 0;
  return { closing, work: new LongWork(closing.signal, () => ms++) };
};

describe('what takes long', () => {
  it('is done at once where it is short', async () => {
    const { work } = open();
    const done: string[] = [];
    const run = work.run(steps(3, 'a', done));
    expect(done).toEqual(['a', 'a', 'a']);
    expect(work.waiting).toBe(0);
    await run;
  });

  it('is done in turns, between which others go on', async () => {
    const { work } = open();
    const done: string[] = [];
    let turns = 0;
    let running = true;
    const others = (async () => {
      while (running) {
        await nextTurn();
        turns += 1;
      }
    })();
    await work.run(steps(100, 'a', done));
    running = false;
    await others;
    expect(done).toHaveLength(100);
    expect(turns).toBeGreaterThan(5);
  });

  it('is done one after the other, in the order of asking', async () => {
    const { work } = open();
    const done: string[] = [];
    const both = ['a', 'b'].map((name) => work.run(steps(60, name, done)));
    expect(work.waiting).toBe(2);
    await Promise.all(both);
    // Each begins in the turn of who asks; what is left of the second waits for the first.
    expect(done.lastIndexOf('a')).toBeLessThan(done.lastIndexOf('b') - 30);
    expect(done).toHaveLength(120);
    expect(work.waiting).toBe(0);
  });

  it('is begun, but not gone on with, where as many wait as may', async () => {
    const { work } = open();
    const done: string[] = [];
    const first = work.run(steps(60, 'a', done), 1);
    expect(await work.run(steps(60, 'b', done), 1)).toBe(false);
    expect(await work.run(steps(3, 'c', done), 1)).toBe(true);
    expect(await first).toBe(true);
    expect(done.filter((name) => name === 'b').length).toBeLessThan(20);
    expect(done.filter((name) => name === 'c')).toHaveLength(3);
  });

  it('fails for whoever asked for it, and for nobody else', async () => {
    const { work } = open();
    const done: string[] = [];
    function* breaking(): Iterable<void> {
      yield* steps(30, 'a', done);
      throw new TypeError('planted');
    }
    const [broken, whole] = await Promise.allSettled([work.run(breaking()), work.run(steps(30, 'b', done))]);
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'planted' } });
    expect(whole.status).toBe('fulfilled');
    expect(done.filter((name) => name === 'b')).toHaveLength(30);
    expect(work.waiting).toBe(0);
  });

  it('is let go of where the hub ends', async () => {
    const { work, closing } = open();
    const done: string[] = [];
    const run = work.run(steps(10_000, 'a', done));
    closing.abort();
    await run;
    expect(done.length).toBeLessThan(100);
  });
});
