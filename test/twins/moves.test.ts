import { expect, it } from 'vitest';
import { OFFERED } from '../../contracts/subjects.ts';
import { MOVES } from './moves.ts';

it('every command has its move in the twin worlds, and no other', () => {
  expect([...MOVES.keys()].toSorted(), 'they are drawn in test/twins/moves/<subject>.ts').toEqual(
    [...OFFERED.keys()].toSorted(),
  );
});
