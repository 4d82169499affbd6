import { expect, it } from 'vitest';
import { lookAtWorld } from './worlds.ts';

it.each([1])(
  'every sentence on the pages of world %i follows from the API',
  async (seed) => {
    const { pages, faults } = await lookAtWorld(seed);
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(60);
  },
  240_000,
);
