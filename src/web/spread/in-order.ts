import type { Light } from './lights.ts';

/** Sorted by time, but never before a source: most uses are declared years late. */
export const inOrder = (lights: readonly Light[]): Light[] => {
  const byId = new Map(lights.map((light) => [light.id, light]));
  const begun = new Set<string>();
  const ordered = new Set<Light>();
  for (const light of [...lights].sort((a, b) => a.month - b.month || (a.id < b.id ? -1 : 1))) {
    // Its sources first, however deep: a stack of our own, since chains may be longer than the call stack.
    const stack = [light];
    for (let next = stack.at(-1); next !== undefined; next = stack.at(-1)) {
      const missing = begun.has(next.id)
        ? []
        : next.sources.flatMap(({ from }) => byId.get(from) ?? []).filter(({ id }) => !begun.has(id));
      begun.add(next.id);
      if (missing.length > 0) stack.push(...missing);
      else ordered.add(stack.pop() as Light);
    }
  }
  return [...ordered];
};
