import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './stage.ts';

let on: Stage;

beforeAll(async () => {
  on = await stage();
});

afterAll(() => on.hub.close());

const planned = async (title: string) => {
  const { items } = (await on.json('/v1/solutions')) as {
    items: { title: string; usage: { geplant: number } }[];
  };
  return items.find((item) => item.title === title)?.usage.geplant;
};

describe('an adoption that was planned from one solution and begins from another', () => {
  it('is no longer counted as planned where it was planned', async () => {
    const [first, second, adopter] = [
      await on.kommune('Ahof'),
      await on.kommune('Behof'),
      await on.kommune('Cehof'),
    ];
    const wanted = await on.share(first, { title: 'Die erste' });
    const taken = await on.share(second, { title: 'Die zweite' });
    const { adoptionId } = await on.done(`/v1/kommunen/${adopter}/plan-adoption`, {
      sources: [{ solutionId: wanted }],
    });
    expect(await planned('Die erste')).toBe(1);
    await on.adopt(adopter, taken, { adoptionId });
    expect(await planned('Die erste')).toBe(0);
    expect(await planned('Die zweite')).toBe(0);
  });
});
