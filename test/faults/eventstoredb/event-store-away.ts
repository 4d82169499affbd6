import { type Attempt, type Fault, Tally } from '../fault.ts';
import { strike } from './seed.ts';

const SEEDS = { small: 5, issue: 1000 };

/** Runs so many seeds one after the other from `first` on, and adds up what happened. */
export const strikes = async (first: number, count: number, sabotage = false): Promise<Tally> => {
  const tally = new Tally();
  for (let seed = first; seed < first + count; seed += 1) {
    const found = await strike(seed, sabotage);
    tally.count('seeds');
    for (const [name, times] of Object.entries(found.counts)) tally.count(name, times);
    for (const what of found.broken) tally.must(false, what);
  }
  return tally;
};

/** T22: the event store misbehaves in every way that it can be made to, at random moments. */
export const eventStoreAway: Fault = {
  id: 'T22',
  title: 'the event store hangs, lies, breaks, changes its leader: no event lost, doubled or applied twice',
  sabotage: 'an event is lost between the store and who follows it',
  run: ({ size, sabotage, random }: Attempt) =>
    strikes(1 + random.int(1_000_000), sabotage ? 2 : SEEDS[size], sabotage),
};
