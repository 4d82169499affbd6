import { expect, it } from 'vitest';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { MOVES } from './all.ts';

it('every command has its move in the twin worlds', () => {
  expect(Object.keys(MOVES).sort()).toEqual([...COMMANDS.keys()].sort());
});
