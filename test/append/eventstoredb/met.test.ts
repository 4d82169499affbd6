import { describe, expect, it } from 'vitest';
import { HARDSHIPS, type Hardship } from '../../double/hardships.ts';
import { IRRELEVANT, MET } from './met.ts';

const NUMBERS = Object.keys(HARDSHIPS) as Hardship[];
const met = NUMBERS.flatMap((number) => {
  const prove = MET[number];
  return prove === undefined ? [] : [[number, HARDSHIPS[number], prove] as const];
});

it('each hardship of the double is met by the engine, or it is said why that does not matter', () => {
  expect([...Object.keys(MET), ...Object.keys(IRRELEVANT)].toSorted()).toEqual(NUMBERS.toSorted());
});

describe.each(met)('rule %s: %s', (number, _what, prove) => {
  it('the engine bears it', () => prove({}));

  it('a kind server is noticed: nothing was met', async () => {
    await expect(prove({ kind: [number] })).rejects.toThrow();
  });
});
