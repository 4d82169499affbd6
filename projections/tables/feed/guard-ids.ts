import { type Guarded, type Lasting, NAMELESS_SOURCE } from '../../model/presentable.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';

type Data = Readonly<Record<string, unknown>>;

/** What tells of a solution, for those only who may see it; the others get what stands for it, or nothing. */
const guarded = (
  solutionId: unknown,
  value: unknown,
  places: WhereaboutsTables,
  otherwise?: object,
): unknown => {
  const place = typeof solutionId === 'string' ? places.solutions.get(solutionId) : undefined;
  if (place === undefined || place.audience.level === 'oeffentlich') return value;
  const guard: Guarded = { $audience: place.audience, value };
  return otherwise === undefined ? guard : { ...guard, otherwise };
};

/** The building blocks that data name, guarded already or not; undefined where they name no list of them. */
const blocksIn = ({ enthaelt }: Data): readonly unknown[] | undefined => {
  const given = (enthaelt as Lasting | undefined)?.$list ?? enthaelt;
  return Array.isArray(given) ? given : undefined;
};

/** Ids of solutions that an event names besides the one that it is about: those that `guardIds` looks at. */
export const namedIn = (data: Data): string[] => {
  const { sources, adoptedFrom } = data;
  const named = Array.isArray(sources)
    ? sources.map((source: { solutionId: unknown }) => source.solutionId)
    : [];
  return [...named, ...(blocksIn(data) ?? []), adoptedFrom].filter((id) => typeof id === 'string');
};

/**
 * The building blocks that somebody may see. What is shared without any tells nothing of blocks; what is revised and has none
 * any more says so: it may have had some.
 */
const guardedBlocks = (
  blocks: readonly unknown[],
  { version }: Data,
  places: WhereaboutsTables,
): Lasting | readonly unknown[] => {
  const all = blocks.map((id) => guarded(id, id, places));
  return version === undefined ? all : { $list: all };
};

/**
 * An event's data in which ids of solutions that not everybody may see are guarded: a source becomes nameless for
 * the others, a building block vanishes.
 */
export const guardIds = (data: Data, places: WhereaboutsTables): Data => {
  const changed: Record<string, unknown> = { ...data };
  if (Array.isArray(data.sources))
    changed.sources = data.sources.map((source: { solutionId: string }) =>
      guarded(source.solutionId, source, places, NAMELESS_SOURCE),
    );
  const blocks = blocksIn(data);
  if (blocks !== undefined) changed.enthaelt = guardedBlocks(blocks, data, places);
  if (data.adoptedFrom !== undefined)
    changed.adoptedFrom = guarded(data.adoptedFrom, data.adoptedFrom, places);
  return changed;
};
