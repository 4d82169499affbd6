import { COMMANDS } from '../../contracts/subjects.ts';
import type { Process } from '../../projections/processes/process.ts';

/** The processes that start from what a process's commands append. */
const follows = (process: Process, all: readonly Process[]): readonly Process[] => {
  const appended = new Set(process.gives.flatMap((name) => COMMANDS.get(name)?.events ?? []));
  return all.filter(({ starts }) => Object.keys(starts).some((type) => appended.has(type)));
};

/** The names of processes that would lead to themselves: each would owe anew for ever what another one has just done. */
export const processCircle = (all: readonly Process[]): readonly string[] | undefined => {
  const walk = (process: Process, way: readonly Process[]): readonly Process[] | undefined => {
    if (way.includes(process)) return [...way.slice(way.indexOf(process)), process];
    for (const next of follows(process, all)) {
      const circle = walk(next, [...way, process]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  for (const process of all) {
    const circle = walk(process, []);
    if (circle !== undefined) return circle.map(({ name }) => name);
  }
  return undefined;
};
