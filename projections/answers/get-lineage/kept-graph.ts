import { keepsake } from '../../model/memory.ts';
import { type Follower, follow } from '../../model/reads.ts';
import type { SolutionRow } from '../../tables/catalogue/tables.ts';
import { madeFrom } from '../../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { Place } from '../../tables/whereabouts/tables.ts';
import {
  adoptionContents,
  contentsOf,
  edgesInto,
  type GraphEdge,
  type GraphNode,
  type NodeContent,
  nodeOf,
  sharedContents,
  variantIdOf,
} from './graph.ts';

interface Pinned {
  readonly solutionId: string;
  readonly version: number;
}

const pins = (sources: readonly Pinned[], { solutionId, version }: Pinned): boolean => {
  for (const source of sources)
    if (source.version === version && source.solutionId === solutionId) return true;
  return false;
};

const samePins = (one: readonly Pinned[], other: readonly Pinned[]): boolean =>
  one.length === other.length && one.every((pin, index) => pins([pin], other[index] as Pinned));

const withSince = (row: SolutionRow | undefined) =>
  JSON.stringify(
    row?.enthaelt.map(({ solutionId, version, sinceVersion }) => [solutionId, version, sinceVersion]),
  );

/** So many nodes are kept; where more have gathered, all that is not asked for goes. */
const MOST_NODES = 30_000;

interface Followed {
  readonly adoptions: Follower;
  readonly solutions: Follower;
  readonly places: readonly Follower[];
}

/**
 * What was made from what, of all that has been asked for: nodes and edges are made when a walk first comes to them, and kept up by the
 * changes of the rows that they are made of. Where a change is none that it knows how to follow, it begins anew.
 */
export class KeptGraph {
  readonly #models: ReadModels;
  readonly #followed: Followed;
  readonly #versions = new Map<string, GraphNode[]>();
  /** Under which id the nodes of an adoption stand. */
  readonly #variants = new Map<string, string>();
  /** For which day the items of a chain were made last, by the id that was asked for. */
  readonly #days = new Map<string, string>();
  #slots = 0;
  #beginnings = 0;

  constructor(models: ReadModels) {
    this.#models = models;
    const { lineage, catalogue, whereabouts } = models;
    this.#followed = {
      adoptions: follow(lineage.adoptions),
      solutions: follow(catalogue.solutions),
      places: [follow(whereabouts.solutions), follow(whereabouts.adoptions)],
    };
  }

  /** One more than the highest slot. */
  get slots(): number {
    return this.#slots;
  }

  /** How often it has begun anew: nodes of before are none of it. */
  get beginnings(): number {
    return this.#beginnings;
  }

  /** True where the items of the chain of `id` were made for this day: what has changed since is little. */
  hasItems(id: string, day: string): boolean {
    return this.#days.get(id) === day;
  }

  /** Says that they have been made. */
  madeItems(id: string, day: string): void {
    this.#days.set(id, day);
  }

  /** Takes in what has changed since it was last called; `kept` nodes are in use. True where everything begins anew. */
  update(kept: number): boolean {
    const { adoptions, solutions, places } = this.#followed;
    const changed = { solutions: new Set(solutions()), adoptions: new Set(adoptions()) };
    for (const key of places.flatMap((changes) => changes()))
      for (const node of this.#versions.get(key) ?? []) {
        node.place = null;
        node.openFrom = undefined;
      }
    // A key that is none says that a table has become another one.
    const isSame = !changed.solutions.has('') && !changed.adoptions.has('');
    const isKnown =
      isSame &&
      this.#slots <= Math.max(MOST_NODES, 2 * kept) &&
      [...changed.solutions].every((id) => this.#solutionChanged(id)) &&
      [...changed.adoptions].every((id) => this.#adoptionChanged(id));
    if (isKnown) return false;
    this.#versions.clear();
    this.#variants.clear();
    this.#days.clear();
    this.#slots = 0;
    this.#beginnings += 1;
    return true;
  }

  /** The node of a version; undefined where there is none. */
  readonly find = (solutionId: string, version: number): GraphNode | undefined =>
    this.versions(solutionId)[version - 1];

  /** All versions of what stands under an id, in their order; of an adoption that has begun under that of its variant alone. */
  versions(id: string): readonly GraphNode[] {
    return this.#versions.get(id) ?? this.#take(id, contentsOf(this.#models, id));
  }

  /** The edges that end in a node. */
  into(node: GraphNode): readonly GraphEdge[] {
    if (node.into === undefined) {
      node.into = edgesInto(node, this.find);
      node.above = node.into.map(({ from }) => from);
    }
    return node.into;
  }

  /** What was made from this version: the version after it, adoptions, what holds it as a building block. */
  made(node: GraphNode): readonly GraphNode[] {
    if (node.made !== undefined) return node.made;
    const { solutionId, version } = node;
    const made = [this.find(solutionId, version + 1)];
    for (const row of this.#models.lineage.adoptions.by('source', solutionId))
      if (pins(madeFrom(row), node)) made.push(this.#ofAdoption(row)[0]);
    for (const whole of this.#models.catalogue.solutions.by('block', solutionId))
      for (const block of whole.enthaelt)
        if (pins([block], node)) made.push(this.find(whole.solutionId, block.sinceVersion));
    node.made = made.filter((one) => one !== undefined);
    return node.made;
  }

  /** Where a node lives, and who may see it. */
  placeOf(node: GraphNode): Place | undefined {
    if (node.place === null) {
      const { solutions, adoptions } = this.#models.whereabouts;
      const isVariant = node.shared !== undefined || node.adoption?.begun !== undefined;
      node.place = isVariant ? solutions.get(node.solutionId) : adoptions.get(node.solutionId);
    }
    return node.place;
  }

  #ofAdoption(row: AdoptionRow): readonly GraphNode[] {
    const id = variantIdOf(row);
    return this.#versions.get(id) ?? this.#take(id, adoptionContents(row));
  }

  #take(id: string, contents: readonly NodeContent[]): readonly GraphNode[] {
    const nodes = contents.map((content) => this.#node(content));
    this.#versions.set(id, nodes);
    const adoption = nodes[0]?.adoption;
    if (adoption !== undefined) this.#variants.set(adoption.adoptionId, id);
    return nodes;
  }

  #node(content: NodeContent): GraphNode {
    this.#slots += 1;
    return nodeOf(content, this.#slots - 1);
  }

  #known({ solutionId, version }: Pinned): GraphNode | undefined {
    return this.#versions.get(solutionId)?.[version - 1];
  }

  /** Gives the nodes of an id what they are made of by now; false where there are fewer than before. */
  #renew(nodes: GraphNode[], contents: readonly NodeContent[]): boolean {
    if (contents.length < nodes.length) return false;
    for (const [index, content] of contents.entries()) {
      const node = nodes[index];
      if (node === undefined) {
        const next = this.#node(content);
        nodes[index - 1]?.made?.push(next);
        nodes.push(next);
        continue;
      }
      node.shared = content.shared;
      node.adoption = content.adoption;
      node.since = content.since;
      node.isOpen = undefined;
      node.place = null;
      node.openFrom = undefined;
      node.kept = undefined;
      for (const edge of node.into ?? []) edge.kept = undefined;
    }
    return true;
  }

  #solutionChanged(id: string): boolean {
    const row = this.#models.catalogue.solutions.get(id);
    const nodes = this.#versions.get(id);
    // A walk that found nothing there may have gone round it.
    if (nodes?.length === 0 || (row === undefined && nodes !== undefined)) return false;
    if (row === undefined) return true;
    const before = nodes?.[0]?.shared;
    if (nodes !== undefined && before === undefined) return false;
    if (nodes !== undefined && !this.#renew(nodes, sharedContents(row))) return false;
    if (withSince(before) === withSince(row)) return true;
    for (const node of nodes ?? []) node.into = undefined;
    for (const { solutionId } of [...(before?.enthaelt ?? []), ...row.enthaelt])
      for (const block of this.#versions.get(solutionId) ?? []) block.made = undefined;
    return true;
  }

  #adoptionChanged(adoptionId: string): boolean {
    const row = this.#models.lineage.adoptions.get(adoptionId);
    const known = this.#variants.get(adoptionId);
    if (row === undefined) return known === undefined;
    const id = variantIdOf(row);
    if (known === undefined) return this.#appeared(row, id);
    if (known !== id && !this.#moved(adoptionId, known)) return false;
    return known === id ? this.#adoptionRenewed(row, id) : this.#appeared(row, id);
  }

  /** Takes in an adoption that no walk has come to yet: below what it was made from. */
  #appeared(row: AdoptionRow, id: string): boolean {
    if (this.#versions.has(id)) return false;
    for (const source of madeFrom(row)) {
      const made = this.#known(source)?.made;
      const [first] = made === undefined ? [] : this.#ofAdoption(row);
      if (first !== undefined && made?.at(-1) !== first) made?.push(first);
    }
    return true;
  }

  /** Takes out what stood under an id by which it is not known any more: a plan that has begun. */
  #moved(adoptionId: string, known: string): boolean {
    const nodes = this.#versions.get(known) ?? [];
    const [first] = nodes;
    if (first === undefined || nodes.length > 1 || (first.made?.length ?? 0) > 0) return false;
    for (const source of madeFrom(first.adoption as AdoptionRow)) {
      const made = this.#known(source)?.made;
      const index = made?.indexOf(first) ?? -1;
      if (index !== -1) made?.splice(index, 1);
    }
    this.#versions.delete(known);
    this.#variants.delete(adoptionId);
    return true;
  }

  #adoptionRenewed(row: AdoptionRow, id: string): boolean {
    const nodes = this.#versions.get(id);
    const before = nodes?.[0]?.adoption;
    if (nodes === undefined || before === undefined) return false;
    if (!this.#renew(nodes, adoptionContents(row))) return false;
    const [sources, now] = [madeFrom(before), madeFrom(row)];
    if (samePins(sources, now) && before.gemeinsam === row.gemeinsam) return true;
    for (const node of nodes) node.into = undefined;
    for (const source of [...sources, ...now]) {
      const node = this.#known(source);
      if (node !== undefined) node.made = undefined;
    }
    return true;
  }
}

const GRAPH = keepsake<{ graph?: KeptGraph }>(() => ({}));

/** The graph of these tables. */
export const keptGraph = (models: ReadModels): KeptGraph => {
  const kept = models.memory.moment.of(GRAPH);
  kept.graph ??= new KeptGraph(models);
  return kept.graph;
};
