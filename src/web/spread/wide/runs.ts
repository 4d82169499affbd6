import type { Chain, Light, Wire } from '../lights.ts';

/** Lights one behind the other, each taken over from the one before it; the first one from `from`, where that stands elsewhere. */
export interface Run {
  readonly lights: readonly Light[];
  readonly from: Wire | undefined;
}

/** What hangs on each light by its main wire. */
const belowOf = ({ lights }: Chain): ReadonlyMap<string, Light[]> => {
  const below = new Map<string, Light[]>();
  for (const light of lights) {
    const from = light.sources[0]?.from;
    if (from === undefined) continue;
    const known = below.get(from);
    if (known === undefined) below.set(from, [light]);
    else known.push(light);
  }
  return below;
};

/** How many lights come one after the other below each light, at most; the lights stand behind what they came from. */
const depthsOf = (lights: readonly Light[]): ReadonlyMap<string, number> => {
  const depths = new Map<string, number>();
  for (const { id, sources } of lights.toReversed()) {
    const own = depths.get(id) ?? 0;
    const from = sources[0]?.from;
    if (from !== undefined) depths.set(from, Math.max(depths.get(from) ?? 0, own + 1));
  }
  return depths;
};

/** A chain as runs: every light goes on with what goes furthest, what else hangs on it begins a run of its own. */
export const runsOf = (chain: Chain): readonly Run[] => {
  const [below, depths] = [belowOf(chain), depthsOf(chain.lights)];
  const runs: Run[] = [];
  const begins: Light[] = chain.lights.filter(({ sources }) => sources.length === 0);
  for (const first of begins) {
    const lights: Light[] = [];
    for (let at: Light | undefined = first; at !== undefined; ) {
      lights.push(at);
      const [next, ...others]: Light[] = (below.get(at.id) ?? []).toSorted(
        (a, b) => (depths.get(b.id) ?? 0) - (depths.get(a.id) ?? 0),
      );
      begins.push(...others);
      at = next;
    }
    runs.push({ lights, from: first.sources[0] });
  }
  return runs;
};

/** So many lights a run has, on average, where a chain is told as a garland. */
const LONG = 5;

/** Lights that a garland names one by one; more are told in groups. */
const MOST = 120;

/** True where a chain goes on and on, hardly ever to several, and can be read as a whole. */
export const isGarland = (chain: Chain): boolean =>
  chain.lights.length <= MOST && chain.lights.length / runsOf(chain).length >= LONG;
