import { expect, it } from 'vitest';
import { RIGHTS } from '../../contracts/rights.ts';
import { COMMANDS } from '../../contracts/subjects.ts';

it('every right is needed by a command', () => {
  const needed = new Set([...COMMANDS.values()].map(({ right }) => right));
  expect(RIGHTS.filter((right) => !needed.has(right))).toEqual([]);
});
