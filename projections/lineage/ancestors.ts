import type { CatalogueTables } from '../catalogue/tables.ts';
import type { LineageTables } from './tables.ts';

/** The tables that hold the edges. */
export interface Edges {
  readonly catalogue: CatalogueTables;
  readonly lineage: Pick<LineageTables, 'adoptions'>;
}

/** What a node was made from: the sources of its adoption, its building blocks, what its Reference names. */
const parentsOf = ({ catalogue, lineage }: Edges, id: string): readonly string[] => {
  const sources = lineage.adoptions.by('variant', id).flatMap((row) => row.sources);
  const blocks = catalogue.solutions.get(id)?.enthaelt ?? [];
  const named = catalogue.references.get(id)?.adoptedFrom;
  return [...sources, ...blocks].map(({ solutionId }) => solutionId).concat(named ?? []);
};

/** Goes from node to node, each once: those given first, what they lead to as it is asked for. */
function* reachable(ids: readonly string[], next: (id: string) => readonly string[]): Iterable<string> {
  const found = new Set(ids);
  for (const id of found) {
    yield id;
    for (const further of next(id)) found.add(further);
  }
}

/** These nodes and everything that they go back to, through every kind of edge, the nearest first. */
export const ancestorsOf = (edges: Edges, ids: readonly string[]): Iterable<string> =>
  reachable(ids, (id) => parentsOf(edges, id));

/** A solution's building blocks, transitively, itself first. */
export const containedIn = ({ catalogue }: Edges, id: string): Iterable<string> =>
  reachable([id], (whole) =>
    (catalogue.solutions.get(whole)?.enthaelt ?? []).map((block) => block.solutionId),
  );

type Adoptions = Pick<LineageTables['adoptions'], 'by'>;

/** What a node was taken over from, and what that was taken over from, the nearest first; not what was an idea only. */
export const takenFrom = (adoptions: Adoptions, id: string): Iterable<string> =>
  Iterator.from(
    reachable([id], (variant) =>
      adoptions
        .by('variant', variant)
        .filter(({ begun }) => begun?.relation !== 'angeregt')
        .flatMap(({ sources }) => sources.map(({ solutionId }) => solutionId)),
    ),
  ).drop(1);

/** What descends from a node by adoption, as its adoptions; through those given as an idea only where asked. */
export const descendingAdoptions = ({ lineage }: Edges, id: string, { withIdeas = false } = {}) => {
  const nodes = new Set([id]);
  const found = new Map<string, ReturnType<typeof lineage.adoptions.by>[number]>();
  for (const node of nodes)
    for (const row of lineage.adoptions.by('source', node)) {
      if (!withIdeas && row.begun?.relation === 'angeregt') continue;
      found.set(row.adoptionId, row);
      if (row.begun) nodes.add(row.begun.solutionId);
    }
  return [...found.values()];
};
