import { describe, expect, it } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { type Audience, audienceAt } from '../../projections/model/audience.ts';
import type { Way } from '../../projections/model/push.ts';
import { type Links, waysUp } from '../../projections/tables/lineage/links.ts';
import { type Count, countedModels } from '../append/counted.ts';

interface Node {
  readonly audience: Audience;
  readonly blocks: readonly string[];
}

const owner = (number: number): StreamName =>
  `kommune-00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const at = (number: number) => `${String(number).padStart(16, '0')}-00000000`;

/** Tables that hold these solutions and their building blocks, and nothing else. */
const linksOver = (nodes: ReadonlyMap<string, Node>, steps: Count): Links => {
  const none = { get: () => undefined, by: () => [] };
  const catalogue = {
    solutions: {
      get: (id: string) => ({ enthaelt: nodes.get(id)?.blocks.map((solutionId) => ({ solutionId })) ?? [] }),
    },
    references: none,
  };
  const tables = { catalogue, lineage: { adoptions: none }, whereabouts: { solutions: nodes } };
  return countedModels(tables as never, steps) as Links;
};

const open: Audience = { level: 'oeffentlich', owner: owner(0) };

/** Layers of two hidden solutions, each of which contains both of the layer below; on top and below all something public. */
const layered = (count: number, audience: (layer: number, side: number) => Audience) => {
  const layer = (number: number) => (number < count ? [`${number} left`, `${number} right`] : ['part']);
  const nodes = new Map<string, Node>([
    ['whole', { audience: open, blocks: layer(0) }],
    ['part', { audience: open, blocks: [] }],
  ]);
  for (let number = 0; number < count; number += 1)
    for (const [side, name] of layer(number).entries())
      nodes.set(name, { audience: audience(number, side), blocks: layer(number + 1) });
  return nodes;
};

const stepsOf = (nodes: ReadonlyMap<string, Node>) => {
  const steps: Count = { rows: 0 };
  const ways = waysUp(linksOver(nodes, steps), ['whole']).get('part') as readonly Way[];
  return { rows: steps.rows, ways };
};

describe('ways to what something was made from', () => {
  const ofOne = (layer: number, side: number) => audienceAt('verbund', owner(1), at(10 * layer + side));
  const ofMany = (layer: number, side: number) => audienceAt('verbund', owner(2 * layer + side + 1), at(1));

  it('past things of one owner are for those who see the one that is for the fewest', () => {
    expect(stepsOf(layered(5, ofOne)).ways).toContainEqual({
      guards: [audienceAt('verbund', owner(1), at(1))],
      adoptions: [],
    });
    expect(
      stepsOf(layered(5, (layer) => (layer === 2 ? audienceAt('kommune', owner(1), at(1)) : open))).ways,
    ).toEqual([{ guards: [audienceAt('kommune', owner(1), at(1))], adoptions: [] }]);
  });

  it('past things of several owners are for those who see all on one of them', () => {
    const { ways } = stepsOf(layered(2, ofMany));
    expect(ways).toHaveLength(4);
    for (const way of ways) expect(way.guards).toHaveLength(2);
  });

  it.each([ofOne, ofMany])('cost what there is, however many there are', (audience) => {
    const [few, many] = [10, 40].map((layers) => stepsOf(layered(layers, audience)));
    expect(many?.rows).toBeLessThan(8 * (few?.rows ?? 0));
    expect(many?.ways.length).toBeLessThanOrEqual(16);
  });
});
