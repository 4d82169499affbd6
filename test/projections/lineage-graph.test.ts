import { beforeAll, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { reach } from '../../projections/answers/get-lineage/reach.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import { Runner } from '../../src/project/runner.ts';
import { randomFrom } from '../faults/harness/random.ts';
import { demoEvents } from '../project/demo-log.ts';
import { growingLog } from '../project/growing-log.ts';
import { type BareGraph, bareGraph } from './bare-graph.ts';

// One graph is kept up for all questions, change by change: after each it is the one that the tables describe.

let events: StoredEvent[];
beforeAll(async () => {
  events = await demoEvents();
});

const kept = (models: ReadModels, id: string): BareGraph => {
  const steps = reach(models, id);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const { nodes, edges, isBoundary } = step.value;
  const named = ({ solutionId, version }: (typeof nodes)[number]) => `${solutionId} ${version}`;
  expect(nodes.map(({ solutionId }) => solutionId)).toEqual(nodes.map(({ solutionId }) => solutionId).sort());
  return {
    nodes: nodes.map((node) => (isBoundary(node) ? `${named(node)} boundary` : named(node))).sort(),
    edges: edges.map(({ kind, from, to }) => `${kind}: ${named(from)} > ${named(to)}`).sort(),
  };
};

const idsIn = ({ catalogue, lineage }: ReadModels): string[] => [
  ...[...catalogue.solutions.values()].map(({ solutionId }) => solutionId),
  ...[...lineage.adoptions.values()].flatMap(({ adoptionId, begun }) => [
    adoptionId,
    ...(begun ? [begun.solutionId] : []),
  ]),
];

it.each([1, 2, 3, 4])(
  'the graph that is kept is the one of the tables, after any changes (%i)',
  async (seed) => {
    const random = randomFrom(seed);
    const { store, grow } = growingLog();
    const runner = new Runner({ store, projections: PROJECTIONS });
    await runner.start();
    const models = runner.models();
    let compared = 0;
    let edges = 0;
    // Some are asked for again and again, others now and then: what is kept of one is part of the other.
    const again: string[] = [];
    for (let from = 0; from < events.length; ) {
      const count = random.pick([1, 1, 1, 2, 5]);
      grow(events.slice(from, from + count));
      from += count;
      const ids = idsIn(models);
      if (ids.length === 0) continue;
      if (again.length < 5 && random.chance(0.1)) again.push(random.pick(ids));
      for (const id of [random.pick(ids), ...again]) {
        const graph = kept(models, id);
        expect(graph, `${id} after ${from} events`).toEqual(bareGraph(models, id));
        compared += 1;
        edges += graph.edges.length;
      }
    }
    expect(compared).toBeGreaterThan(1000);
    expect(edges).toBeGreaterThan(2000);
  },
  120_000,
);
