import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badInputs } from './fixtures.ts';
import { badWords, wordsOf } from './send.ts';
import { type World, world } from './world.ts';

let on: World;

beforeAll(async () => {
  on = await world();
});

afterAll(() => on.hub.close());

const named = (text: string) =>
  text.replaceAll(/"\$(\w+)"/g, (_, name: string) => {
    const value = on.names[name];
    if (value === undefined) throw new Error(`nothing is called $${name}`);
    return JSON.stringify(value);
  });

describe('a bad input is refused, and nothing of it stays', () => {
  const inputs = badInputs();

  it('has its fixtures', () => {
    expect(inputs.length).toBeGreaterThan(40);
  });

  it.each(inputs)('$name', async ({ command, text, expect: expected }) => {
    const before = await on.state();
    const problem = await on.refused({
      method: 'POST',
      path: `/v1/kommunen/${on.kommuneId}/${command}`,
      headers: {
        'Content-Type': 'application/json',
        'X-Demo-Actor': on.actor('kommune', on.kommuneId),
      },
      body: named(text),
    });
    const { status, code, rule, path, words } = expected;
    expect(problem).toMatchObject({ status, code, ...(rule === undefined ? {} : { rule }) });
    if (rule === undefined) expect(problem).not.toHaveProperty('rule');
    if (path !== undefined) expect(problem.errors.map((error) => error.path)).toContain(path);
    if (words !== undefined) expect(wordsOf(problem).join(' ')).toContain(words);
    expect(badWords(problem)).toEqual([]);
    const paths = problem.errors.map((error) => error.path);
    expect(paths).toEqual([...new Set(paths)]);
    expect(await on.state()).toEqual(before);
  });
});
