import { expect, it } from 'vitest';
import { COMMANDS, RIGHTS, SUBJECTS } from '../../contracts/subjects.ts';

it('every right is needed by a command', () => {
  const needed = new Set([...COMMANDS.values()].map(({ right }) => right));
  expect([...RIGHTS.keys()].filter((right) => !needed.has(right))).toEqual([]);
});

it('subjects that share a right say the same of who can have it', () => {
  for (const { name, rights } of SUBJECTS)
    for (const [right, holder] of Object.entries(rights))
      expect(RIGHTS.get(right), `${name} ${right}`).toBe(holder);
});
