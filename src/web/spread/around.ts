import { type Chain, isDescent, type Light, type Wire } from './lights.ts';

/** All that is reached from `start` along the wires, in their direction or against it. */
const follow = (wires: readonly Wire[], start: string, along: 'from' | 'to'): ReadonlySet<string> => {
  const outgoing = Map.groupBy(wires, (wire) => wire[along]);
  const reached = new Set([start]);
  for (const id of reached)
    for (const wire of outgoing.get(id) ?? []) reached.add(along === 'from' ? wire.to : wire.from);
  return reached;
};

/**
 * The chain of one solution: all that it goes back to and all that goes back to it by adoption, and what publications say of these.
 * Of what it contains, of what contains it, and of what was merged with it, only the next light: their own chains are others.
 */
export const chainAround = (chain: Chain, id: string): Chain => {
  const wires = chain.lights.flatMap(({ sources }) => sources);
  const taken = wires.filter(isDescent);
  const own = new Set([...follow(taken, id, 'to'), ...follow(taken, id, 'from')]);
  const kept = new Set(own);
  const claimed = new Set<string>();
  for (const { kind, from, to } of wires) {
    if (own.has(from) === own.has(to)) continue;
    kept.add(from).add(to);
    if (kind === 'angabe') claimed.add(from).add(to);
  }
  const title = chain.byId.get(id)?.node.title;
  const isBeside = ({ id: one, node }: Light) =>
    !own.has(one) && !claimed.has(one) && node.aussen === undefined;
  const foreignOf = (light: Light): string | undefined =>
    isBeside(light) && light.node.title !== title ? light.node.title : undefined;
  const lights = chain.lights
    .filter((light) => kept.has(light.id))
    .map((light) => ({
      ...light,
      beside: isBeside(light),
      foreign: foreignOf(light),
      sources: light.sources.filter(({ from }) => kept.has(from) && (own.has(light.id) || own.has(from))),
    }));
  return { lights, byId: new Map(lights.map((light) => [light.id, light])) };
};

/** The lights on all ways from the origins to `id`, with itself. */
export const wayTo = (chain: Chain, id: string): ReadonlySet<string> => {
  const way = new Set([id]);
  for (const step of way) for (const { from } of chain.byId.get(step)?.sources ?? []) way.add(from);
  return way;
};

/** No way is longer; a cycle that slipped through a race would have no end. */
const MOST_STEPS = 1000;

/** The way up along the main Vorlagen, this light first. */
export const mainWay = (chain: Chain, light: Light): Light[] => {
  const way = [light];
  for (let at: Light | undefined = light; at !== undefined && way.length < MOST_STEPS; ) {
    const main: Wire | undefined = at.sources.find(isDescent);
    at = main && chain.byId.get(main.from);
    if (at !== undefined) way.push(at);
  }
  return way;
};

/** Some lights of a chain, in their order, for what names each of them. */
export const partOf = ({ lights, byId }: Chain, first: number, count: number): Chain => ({
  lights: lights.slice(first, first + count),
  byId,
});
