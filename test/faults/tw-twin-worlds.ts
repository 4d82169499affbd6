import { compareSeeds, type Switched, switchRulesOff } from '../twins/children.ts';
import { type Attempt, type Fault, type Finding, Tally } from './fault.ts';

const SEEDS = { small: 20, issue: 1000 };
/** One process fills a core; beside the small size other tests run. */
const BESIDE = { small: 1, issue: 2 };
/** Rules that are switched off; at issue size all. */
const RULES = { small: { rules: 4 }, issue: {} };
const TRIES = 20;

/** Each is found, or the sabotage counts as not noticed. */
const sabotaged = async ({ size, afterwards }: Attempt, from: number): Promise<Finding> => {
  const tally = new Tally();
  const unfound: string[] = [];
  const take = ({ what, seed, found }: Switched) => {
    tally.count(found === null ? 'not noticed' : 'noticed');
    if (found === null) unfound.push(what);
    else tally.must(false, `${what} (seed ${seed}): ${found}`);
  };
  await switchRulesOff({ from, tries: TRIES, ...RULES[size] }, take, afterwards);
  for (const what of unfound) tally.note(`without "${what}"`, 'no difference');
  return { counts: tally.counts, broken: unfound.length === 0 ? tally.broken : [] };
};

const compared = async ({ size, afterwards }: Attempt, from: number): Promise<Finding> => {
  const tally = new Tally();
  await compareSeeds(
    { from, count: SEEDS[size], beside: BESIDE[size] },
    ({ addresses, answers, bytes, differences }) => {
      tally.count('seeds');
      tally.count('addresses', addresses);
      tally.count('answers compared', answers);
      tally.count('bytes compared', bytes);
      for (const one of differences) tally.must(false, one);
    },
    afterwards,
  );
  tally.must(
    tally.counts.seeds === SEEDS[size],
    `${tally.counts.seeds} of ${SEEDS[size]} seeds were compared`,
  );
  tally.note('first seed', from);
  return tally;
};

/** Issue 10, twin worlds: what somebody may not see makes no difference to him, whatever he asks for. */
export const twinWorlds: Fault = {
  id: 'TW',
  title: 'a world without what somebody may not see looks the same to him, byte by byte',
  sabotage: 'the rules of who sees what are switched off, one after the other',
  mostMs: { small: 1_200_000, issue: 10_800_000 },
  run: (attempt) => {
    const from = 1 + attempt.random.int(1_000_000_000);
    return attempt.sabotage ? sabotaged(attempt, from) : compared(attempt, from);
  },
};
