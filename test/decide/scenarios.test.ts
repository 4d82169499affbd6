import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../contracts/subjects.ts';
import { refusedByRule, succeeded } from './given.ts';

const folder = new URL('./scenarios/', import.meta.url);
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();

for (const file of files) {
  const { default: scenarios } = (await import(new URL(file, folder).href)) as { default: () => void };
  describe(file.replace(/\.ts$/, ''), scenarios);
}

// These come last: the scenarios above have noted what they saw.
test('every command has a scenario in which it succeeds', () => {
  expect(
    [...COMMANDS.keys()].filter((name) => !succeeded.has(name)),
    'write one in test/decide/scenarios/<subject>.ts: given(…).when(command, body).thenEvents(…)',
  ).toEqual([]);
});

test('every rule that deciders enforce has a scenario in which it refuses', () => {
  expect([...refusedByRule].sort((a, b) => a - b)).toEqual([3, 5, 6, 7, 8, 9, 17, 23, 24, 25]);
});
