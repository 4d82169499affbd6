import type { CatalogueTables } from '../catalogue/tables.ts';
import { madeFrom } from './made-from.ts';
import type { AdoptionRow, LineageTables } from './tables.ts';

/** The tables that hold the edges. */
export interface Edges {
  readonly catalogue: CatalogueTables;
  readonly lineage: Pick<LineageTables, 'adoptions'>;
}

/** What a Reference tells of: the solution that it is on, and what its fact came from; nothing for what is none. */
export const namedBy = ({ references }: CatalogueTables, id: string): readonly string[] => {
  const { solutionId, adoptedFrom } = references.get(id) ?? {};
  return [solutionId, adoptedFrom].filter((one) => one !== undefined);
};

/** What a node was made from: the sources of its adoption, its building blocks, what its Reference names. */
const parentsOf = ({ catalogue, lineage }: Edges, id: string): readonly string[] => {
  const sources = lineage.adoptions.by('variant', id).flatMap(madeFrom);
  const blocks = catalogue.solutions.get(id)?.enthaelt ?? [];
  const named = namedBy(catalogue, id);
  return [...sources, ...blocks].map(({ solutionId }) => solutionId).concat(named);
};

/** Goes from node to node, each once: those given first, what they lead to as it is asked for. */
export function* reachable(
  ids: readonly string[],
  next: (id: string) => readonly string[],
): Iterable<string> {
  const found = new Set(ids);
  for (const id of found) {
    yield id;
    for (const further of next(id)) found.add(further);
  }
}

/** These nodes and everything that they go back to, through every kind of edge, the nearest first. */
export const ancestorsOf = (edges: Edges, ids: readonly string[]): Iterable<string> =>
  reachable(ids, (id) => parentsOf(edges, id));

type Adoptions = Pick<LineageTables['adoptions'], 'by'>;

/**
 * What a node was taken over from, and what that was taken over from, the nearest first; not what was an idea only, as far as
 * `isIdea` says so, nor the own projects that went in: whoever withdraws one of those withdraws nothing from others.
 */
export const takenFrom = (
  adoptions: Adoptions,
  id: string,
  isIdea: (row: AdoptionRow) => boolean,
): Iterable<string> =>
  Iterator.from(
    reachable([id], (variant) =>
      adoptions
        .by('variant', variant)
        .filter((row) => !isIdea(row))
        .flatMap(({ sources }) => sources.map(({ solutionId }) => solutionId)),
    ),
  ).drop(1);

/** What descends from a node by adoption, as its adoptions, but not through those for which `passes` is false; `from` is what they were made from. */
export const descendingAdoptions = (
  { lineage }: Edges,
  id: string,
  passes: (row: AdoptionRow, from: string) => boolean = () => true,
): AdoptionRow[] => {
  const nodes = new Set([id]);
  const found = new Map<string, AdoptionRow>();
  for (const node of nodes)
    for (const row of lineage.adoptions.by('source', node)) {
      if (!passes(row, node)) continue;
      found.set(row.adoptionId, row);
      if (row.begun) nodes.add(row.begun.solutionId);
    }
  return [...found.values()];
};
