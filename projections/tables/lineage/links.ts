import type { Audience } from '../../model/audience.ts';
import type { Way } from '../../model/push.ts';
import { admits, type Sight } from '../../model/sight.ts';
import type { SolutionPlace, WhereaboutsTables } from '../whereabouts/tables.ts';
import { type Edges, namedBy, reachable } from './ancestors.ts';

/** A node that another one was made from, and what whoever may know that it was must see. */
interface Link {
  readonly to: string;
  readonly over: readonly SolutionPlace[];
}

/** The tables that say what was made from what, and who may see it. */
export interface Links extends Edges {
  readonly whereabouts: WhereaboutsTables;
}

const placesOf = ({ whereabouts }: Links, ...ids: readonly string[]): readonly SolutionPlace[] =>
  ids.flatMap((id) => whereabouts.solutions.get(id) ?? []);

const seesAll = (sight: Sight, places: readonly SolutionPlace[]): boolean =>
  places.every(({ audience }) => admits(sight, audience));

/**
 * What a node was made from. A source that somebody may not see is nameless to him, but it is there; a hidden building block, the
 * hidden project of one's own that went in, or the hidden origin of a Reference leaves no trace.
 */
const linksOf = (links: Links, id: string): readonly Link[] => {
  const { catalogue, lineage } = links;
  const made = lineage.adoptions.by('variant', id);
  const own = made.flatMap(({ begun }) => begun?.eigenes ?? []);
  const blocks = catalogue.solutions.get(id)?.enthaelt ?? [];
  const named = namedBy(catalogue, id);
  return [
    ...made.flatMap(({ sources }) => sources.map(({ solutionId: to }) => ({ to, over: [] }))),
    ...[...own, ...blocks].map(({ solutionId: to }) => ({ to, over: placesOf(links, id, to) })),
    ...named.map((to) => ({ to, over: placesOf(links, to) })),
  ];
};

/** These nodes and all that the viewer sees them go back to, the nearest first. */
export const ancestorsSeen = (links: Links, sight: Sight, ids: readonly string[]): Iterable<string> =>
  reachable(ids, (id) =>
    linksOf(links, id)
      .filter(({ over }) => seesAll(sight, over))
      .map(({ to }) => to),
  );

/** A solution's building blocks that the viewer sees, transitively, itself first. */
export const containedSeen = (links: Links, sight: Sight, id: string): Iterable<string> =>
  reachable([id], (whole) =>
    (links.catalogue.solutions.get(whole)?.enthaelt ?? [])
      .map((block) => block.solutionId)
      .filter((block) => seesAll(sight, placesOf(links, whole, block))),
  );

/** That of two audiences of one owner which is for fewer: each of them holds the other. */
const narrower = (a: Audience, b: Audience): Audience => {
  if (a.level !== b.level) return a.level === 'kommune' ? a : b;
  return (a.since ?? '') <= (b.since ?? '') ? a : b;
};

/** These guards and one more: of each owner the one that is for the fewest is named. */
const withGuard = (guards: Way['guards'], guard: Audience): Way['guards'] => {
  const known = guards.find(({ owner }) => owner === guard.owner);
  if (known === undefined) return [...guards, guard];
  const closer = narrower(known, guard);
  return closer === known ? guards : guards.map((one) => (one === known ? closer : one));
};

const withAdoption = (adoptions: Way['adoptions'], adoptionId: string): Way['adoptions'] =>
  adoptions.includes(adoptionId) ? adoptions : [...adoptions, adoptionId];

/** A way that leads on over these; the same one where nobody is lost on it, now or later. */
const wayOver = (way: Way, places: readonly SolutionPlace[]): Way => {
  const isOpen = ({ audience }: SolutionPlace) => audience.level === 'oeffentlich';
  const guards = places
    .filter((place) => !isOpen(place))
    .map(({ audience }) => audience)
    .reduce(withGuard, way.guards);
  const adoptions = places
    .filter(isOpen)
    .flatMap(({ adoptionId }) => adoptionId ?? [])
    .reduce(withAdoption, way.adoptions);
  return guards === way.guards && adoptions === way.adoptions ? way : { guards, adoptions };
};

/** True where everybody who sees `other` sees `way` as well, now and later. */
const isWider = (way: Way, other: Way): boolean =>
  way.guards.reduce(withGuard, other.guards) === other.guards &&
  way.adoptions.every((adoptionId) => other.adoptions.includes(adoptionId));

const FOR_ALL: Way = { guards: [], adoptions: [] };

/** True where everybody sees a way, and always will. */
export const isForAll = ({ guards, adoptions }: Way): boolean =>
  guards.length === 0 && adoptions.length === 0;

/**
 * How many ways to one node are kept. More there are only where as many hidden things of different organisations, or as many variants,
 * lie beside each other; whoever sees none but a further one is not told.
 */
const MOST_WAYS = 16;

/**
 * Everything that these nodes go back to, the nearest first, with the ways that lead there: one that is for all is the
 * only one.
 */
export const waysUp = (links: Links, ids: readonly string[]): ReadonlyMap<string, readonly Way[]> => {
  const found = new Map<string, readonly Way[]>();
  let open: readonly [id: string, way: Way][] = ids.map((id) => [id, FOR_ALL]);
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
    for (const { to, over: places } of linksOf(links, id)) {
      const further = wayOver(way, places);
      if (further === way) due.push([to, way]);
      else guarded.push([to, further]);
    }
  }
};
