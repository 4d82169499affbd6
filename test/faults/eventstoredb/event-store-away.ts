import { type Finding, strike } from './seed.ts';

const SIZES = { small: 40, issue: 1000 };

/** T22: the event store misbehaves in every way that it can be made to, at random moments. */
export const eventStoreAway = {
  id: 'T22',
  title: 'the event store hangs, lies, breaks, changes its leader: no event lost, doubled or applied twice',
  sabotage: 'an event is lost between the store and who follows it',
  /** Runs one seed after the other and adds up what happened. */
  run: async ({
    size,
    sabotage,
    first = 1,
  }: {
    readonly size: keyof typeof SIZES;
    readonly sabotage: boolean;
    readonly first?: number;
  }): Promise<Finding> => {
    const counts: Record<string, number> = {};
    const broken: string[] = [];
    const seeds = sabotage ? 3 : SIZES[size];
    for (let seed = first; seed < first + seeds; seed += 1) {
      const found = await strike(seed, sabotage);
      counts.seeds = (counts.seeds ?? 0) + 1;
      for (const [name, count] of Object.entries(found.counts)) counts[name] = (counts[name] ?? 0) + count;
      broken.push(...found.broken);
    }
    return { counts, broken };
  },
};
