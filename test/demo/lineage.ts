import type { DemoAdoption } from './adoptions.ts';
import type { DemoLine } from './demo-lines.ts';
import { madeBy } from './made.ts';

const shared = (lines: readonly DemoLine[]) => lines.filter(({ command }) => command === 'share-project');

/** For every shared solution, by its line, the Kommunen that adopted it directly. */
export const directAdopters = (
  adoptions: readonly DemoAdoption[],
  lines: readonly DemoLine[],
): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    shared(lines).map(({ commandId }) => [
      commandId,
      new Set(adoptions.filter(({ sources }) => sources.includes(commandId)).map(({ kommune }) => kommune)),
    ]),
  );

/** A way from an origin down to an adoption: the Kommunen on it, each counted once. */
export interface Chain {
  readonly origin: string;
  readonly kommunen: readonly string[];
}

/** Every way from a shared solution to an adoption from which nobody went on. */
export const chains = (adoptions: readonly DemoAdoption[], lines: readonly DemoLine[]): Chain[] => {
  const below = (line: string, way: readonly string[]): string[][] => {
    const next = adoptions.filter(({ begun, sources }) => begun !== undefined && sources.includes(line));
    if (next.length === 0) return [[...new Set(way)]];
    return next.flatMap(({ begun, kommune }) => below(begun?.line ?? '', [...way, kommune]));
  };
  return shared(lines).flatMap(({ commandId, target }) =>
    below(commandId, [madeBy(target) ?? '']).map((kommunen) => ({ origin: commandId, kommunen })),
  );
};
