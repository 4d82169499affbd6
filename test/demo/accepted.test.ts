import { expect, test } from 'vitest';
import { demoLines } from './demo-lines.ts';
import { replay } from './replay.ts';

test('every line of the demo is accepted and changes something', () => {
  const { refused, world } = replay(demoLines);
  expect(refused).toEqual([]);
  expect(world.events().length).toBe(demoLines.length);
});
