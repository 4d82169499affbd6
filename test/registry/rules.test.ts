import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The rules of the domain that this edition keeps; each has tests that carry its number in their names. */
const RULES = [3, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 17, 18, 20, 23, 24, 25];

const folder = new URL('../', import.meta.url);

const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('registry/rules.test.ts'))
  .flatMap((name) => [
    ...readFileSync(new URL(name, folder), 'utf8').matchAll(
      /(?:it|test|describe)[^'`]*['`]([^'`]*rules? [^'`]*)['`]/g,
    ),
  ])
  .map(([, name = '']) => name);

it.each(RULES)('rule %i has a test that names it', (rule) => {
  const named = names.filter((name) => new RegExp(`rules? [\\d, and]*\\b${rule}\\b`).test(name));
  expect(named).not.toEqual([]);
});
