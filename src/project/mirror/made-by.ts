import { EVENTS } from '../../../contracts/subjects.ts';
import type { Projection } from '../../../projections/model/projection.ts';

/** In which shape events are read that have an older one, too: free texts are found again by where they stand in it. */
const SHAPES = [...EVENTS.values()]
  .filter(({ version }) => version > 1)
  .map(({ name, version }) => `${name} ${version}`)
  .sort();

/** Raised whenever the timeline keeps something else beside the rows. */
const TIMELINE = ['timeline', 2, ...SHAPES];

type Version = readonly [name: string, version: number];

/** What rows are made by: the projections with their versions. */
export const madeBy = (projections: readonly Projection[]): string =>
  JSON.stringify([TIMELINE, ...projections.map(({ name, version }): Version => [name, version])]);

/**
 * The names of the projections that would make the same rows as those which `found` (see `madeBy`) tells of: of the same version, and so
 * is everything that they read. Throws where it tells of none.
 */
export const sameRows = (found: string, projections: readonly Projection[]): ReadonlySet<string> => {
  const [timeline, ...known] = JSON.parse(found) as [unknown, ...Version[]];
  const same = new Set<string>();
  if (JSON.stringify(timeline) !== JSON.stringify(TIMELINE)) return same;
  const versions = new Map(known);
  for (const { name, version, reads } of projections)
    if (versions.get(name) === version && reads.every((read) => same.has(read.name))) same.add(name);
  return same;
};
