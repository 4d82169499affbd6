import type { Audience } from '../../model/audience.ts';
import { admits, type Sight } from '../../model/sight.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';
import { type Edges, reachable } from './ancestors.ts';

/** A way from a node to one that it goes back to: for those only whom all of these audiences admit. */
export type Way = readonly Audience[];

/** A node that another one was made from, and who may see that it was. */
interface Link {
  readonly to: string;
  readonly guards: Way;
}

/** The tables that say what was made from what, and who may see it. */
export interface Links extends Edges {
  readonly whereabouts: WhereaboutsTables;
}

const guardsOf = ({ whereabouts }: Links, ...ids: readonly string[]): Way =>
  ids.flatMap((id) => {
    const audience = whereabouts.solutions.get(id)?.audience;
    return audience === undefined || audience.level === 'oeffentlich' ? [] : [audience];
  });

/**
 * What a node was made from. A source that somebody may not see is nameless to him, but it is there; a hidden building block or
 * the hidden origin of a Reference leaves no trace.
 */
const linksOf = (links: Links, id: string): readonly Link[] => {
  const { catalogue, lineage } = links;
  const sources = lineage.adoptions.by('variant', id).flatMap((row) => row.sources);
  const blocks = catalogue.solutions.get(id)?.enthaelt ?? [];
  const origin = catalogue.references.get(id)?.adoptedFrom;
  return [
    ...sources.map(({ solutionId: to }) => ({ to, guards: [] })),
    ...blocks.map(({ solutionId: to }) => ({ to, guards: guardsOf(links, id, to) })),
    ...(origin === undefined ? [] : [{ to: origin, guards: guardsOf(links, origin) }]),
  ];
};

/** These nodes and all that these eyes see them go back to, the nearest first. */
export const ancestorsSeen = (links: Links, sight: Sight, ids: readonly string[]): Iterable<string> =>
  reachable(ids, (id) =>
    linksOf(links, id)
      .filter(({ guards }) => guards.every((audience) => admits(sight, audience)))
      .map(({ to }) => to),
  );

/** A solution's building blocks that these eyes see, transitively, itself first. */
export const containedSeen = (links: Links, sight: Sight, id: string): Iterable<string> =>
  reachable([id], (whole) =>
    (links.catalogue.solutions.get(whole)?.enthaelt ?? [])
      .map((block) => block.solutionId)
      .filter((block) => guardsOf(links, whole, block).every((audience) => admits(sight, audience))),
  );

/** That of two audiences of one owner which is for fewer: each of them holds the other. */
const narrower = (a: Audience, b: Audience): Audience => {
  if (a.level !== b.level) return a.level === 'kommune' ? a : b;
  return (a.since ?? '') <= (b.since ?? '') ? a : b;
};

/** A way that leads on past this: of each owner it names what is for the fewest. */
const pastOne = (way: Way, guard: Audience): Way => {
  const known = way.find(({ owner }) => owner === guard.owner);
  if (known === undefined) return [...way, guard];
  const closer = narrower(known, guard);
  return closer === known ? way : way.map((one) => (one === known ? closer : one));
};

/** A way that leads on past these guards; the same one where nobody is lost on it. */
const past = (way: Way, guards: Way): Way => guards.reduce(pastOne, way);

/** True where everybody whom `other` admits is admitted by `way` as well. */
const isWider = (way: Way, other: Way): boolean => past(other, way) === other;

/**
 * How many ways to one node are kept. More there are only where as many hidden things of different organisations lie beside each
 * other; whoever sees none but a further one is not told.
 */
const MOST_WAYS = 16;

/**
 * Everything that these nodes go back to, the nearest first, with the ways that lead there: an empty one is for everybody, and
 * then it is the only one.
 */
export const waysUp = (links: Links, ids: readonly string[]): ReadonlyMap<string, readonly Way[]> => {
  const found = new Map<string, readonly Way[]>();
  let open: readonly [id: string, way: Way][] = ids.map((id) => [id, []]);
  // What can be reached in the open is reached first: no other way to it is looked for.
  while (open.length > 0) {
    const guarded: [id: string, way: Way][] = [];
    for (const pair of open) followFrom(links, pair, found, guarded);
    open = guarded;
  }
  return found;
};

const followFrom = (
  links: Links,
  start: readonly [id: string, way: Way],
  found: Map<string, readonly Way[]>,
  guarded: [id: string, way: Way][],
): void => {
  const due = [start];
  for (const [id, way] of due) {
    const known = found.get(id) ?? [];
    if (known.length === MOST_WAYS || known.some((other) => isWider(other, way))) continue;
    found.set(id, [...known, way]);
    for (const { to, guards } of linksOf(links, id)) {
      const further = past(way, guards);
      if (further === way) due.push([to, way]);
      else guarded.push([to, further]);
    }
  }
};
