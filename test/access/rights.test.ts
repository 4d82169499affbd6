import { expect, it } from 'vitest';
import { RIGHTS, type Right } from '../../contracts/rights.ts';
import { COMMANDS } from '../../contracts/subjects.ts';

it('every right is needed by a command', () => {
  const needed = new Set([...COMMANDS.values()].map(({ right }) => right));
  expect(Object.keys(RIGHTS).filter((right) => !needed.has(right as Right))).toEqual([]);
});
