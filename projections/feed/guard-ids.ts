import type { Guarded } from '../model.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';

type Data = Readonly<Record<string, unknown>>;

const guarded = (id: unknown, places: WhereaboutsTables, otherwise?: null): unknown => {
  const place = typeof id === 'string' ? places.solutions.get(id) : undefined;
  if (place === undefined || place.audience.level === 'oeffentlich') return id;
  const guard: Guarded = { $audience: place.audience, value: id };
  return otherwise === undefined ? guard : { ...guard, otherwise };
};

/** Ids of solutions that an event names besides the one that it is about: those that `guardIds` looks at. */
export const namedIn = ({ sources, enthaelt, adoptedFrom }: Data): string[] =>
  [
    ...(Array.isArray(sources) ? sources.map((source: { solutionId: unknown }) => source.solutionId) : []),
    ...(Array.isArray(enthaelt) ? enthaelt : []),
    adoptedFrom,
  ].filter((id) => typeof id === 'string');

/**
 * An event's data in which ids of solutions that not everybody may see are guarded: a source becomes nameless for
 * the others, a building block vanishes.
 */
export const guardIds = (data: Data, places: WhereaboutsTables): Data => {
  const changed: Record<string, unknown> = { ...data };
  if (Array.isArray(data.sources))
    changed.sources = data.sources.map((source: { solutionId: string }) => ({
      ...source,
      solutionId: guarded(source.solutionId, places, null),
    }));
  if (Array.isArray(data.enthaelt)) changed.enthaelt = data.enthaelt.map((id) => guarded(id, places));
  if (data.adoptedFrom !== undefined) changed.adoptedFrom = guarded(data.adoptedFrom, places);
  return changed;
};
