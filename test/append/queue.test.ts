import { expect, it } from 'vitest';
import type { Problem } from '../../contracts/problems.ts';
import { KeyedQueue } from '../../src/command/queue.ts';
import { rawProblem } from '../../src/push/raw-problem.ts';

/** A task that ends when it is told to. */
const held = () => {
  let end: (value: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  return { task: () => ended, end: (value: string) => end(value) };
};

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (problem: Problem) => problem,
  );

it('runs one at a time per key, in the order of arrival, keys beside each other', async () => {
  const queue = new KeyedQueue({ perKey: 10, total: 100 });
  const order: string[] = [];
  const step = (name: string) => async () => {
    order.push(`${name} begins`);
    await new Promise(setImmediate);
    order.push(`${name} ends`);
  };
  await Promise.all([queue.run('a', step('a1')), queue.run('a', step('a2')), queue.run('b', step('b1'))]);
  expect(order.filter((one) => one.startsWith('a'))).toEqual([
    'a1 begins',
    'a1 ends',
    'a2 begins',
    'a2 ends',
  ]);
  expect(order.indexOf('b1 begins')).toBeLessThan(order.indexOf('a1 ends'));
  expect(queue.length).toBe(0);
});

it('refuses what does not fit, at one key and in all, with 429 and Retry-After, and takes it again later', async () => {
  const queue = new KeyedQueue({ perKey: 2, total: 3 });
  const first = held();
  const running = queue.run('a', first.task);
  const waiting = queue.run('a', async () => 'second');
  const tooManyHere = await refusal(queue.run('a', async () => 'never'));
  const other = queue.run('b', first.task);
  const tooManyInAll = await refusal(queue.run('c', async () => 'never'));
  for (const problem of [tooManyHere, tooManyInAll]) {
    expect(problem?.status).toBe(429);
    expect(rawProblem(problem as Problem)).toMatch(
      /^HTTP\/1\.1 429 Too Many Requests\r\n[\s\S]*Retry-After: 1\r\n/,
    );
  }
  first.end('first');
  expect(await Promise.all([running, waiting, other])).toEqual(['first', 'second', 'first']);
  expect(await queue.run('a', async () => 'again')).toBe('again');
});

it('gives an error to its caller alone', async () => {
  const queue = new KeyedQueue({ perKey: 5, total: 5 });
  const failing = refusal(queue.run('a', () => Promise.reject(new Error('mine'))));
  const next = queue.run('a', async () => 'fine');
  expect(await failing).toMatchObject({ message: 'mine' });
  expect(await next).toBe('fine');
  expect(queue.length).toBe(0);
});
