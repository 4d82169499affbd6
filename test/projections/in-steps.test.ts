import { beforeEach, describe, expect, it } from 'vitest';
import { inSteps } from '../../projections/model/in-steps.ts';
import type { Memories } from '../../projections/model/memory.ts';
import type { Change } from '../../projections/model/table.ts';
import { KeptHere } from '../../src/project/memory.ts';

interface Models {
  readonly memory: Memories;
  readonly one: { readonly rows: { lastChange: Change } };
}

let models: Models;
let made: number;

/** Makes a text of three letters, one a step. */
const LETTERS = inSteps<Models, string, string>(
  (question) => question,
  function* (_, question) {
    let text = '';
    for (const letter of question) {
      made += 1;
      text += letter.toUpperCase();
      yield;
    }
    return text;
  },
);

beforeEach(() => {
  made = 0;
  models = {
    memory: { moment: new KeptHere(), rows: new KeptHere() },
    one: { rows: { lastChange: { key: 'a' } } },
  };
});

describe('what is made in steps', () => {
  it('is there once all steps were taken, and is not made again', () => {
    expect([...LETTERS.steps(models, 'abc')]).toHaveLength(3);
    expect([LETTERS.made(models, 'abc'), LETTERS.made(models, 'abc'), made]).toEqual(['ABC', 'ABC', 3]);
  });

  it('is finished at once by whoever needs it before', () => {
    LETTERS.steps(models, 'abc')[Symbol.iterator]().next();
    expect([LETTERS.made(models, 'abc'), made]).toEqual(['ABC', 3]);
    expect(LETTERS.made(models, 'xy')).toBe('XY');
  });

  it('is made anew where a table has changed since, also in between', () => {
    const steps = LETTERS.steps(models, 'abc')[Symbol.iterator]();
    steps.next();
    models.one.rows.lastChange = { key: 'b' };
    while (steps.next().done !== true);
    expect([LETTERS.made(models, 'abc'), made]).toEqual(['ABC', 4]);
    models.one.rows.lastChange = { key: 'c' };
    expect([LETTERS.made(models, 'abc'), made]).toEqual(['ABC', 7]);
  });

  it('does not go on for ever while others write', () => {
    for (const _ of LETTERS.steps(models, 'abcdef')) models.one.rows.lastChange = { key: String(made) };
    expect(made).toBe(3);
  });

  it('is kept of a few questions alone', () => {
    for (const question of ['a', 'b', 'c', 'd', 'e']) LETTERS.made(models, question);
    expect([LETTERS.made(models, 'e'), made]).toEqual(['E', 5]);
    expect([LETTERS.made(models, 'a'), made]).toEqual(['A', 6]);
  });
});
