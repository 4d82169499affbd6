import { HARMS } from '../cluster-demo/harms.ts';
import { type Outcome, type RunOptions, runCluster } from '../cluster-demo/run.ts';
import { type Attempt, type Fault, Tally } from './fault.ts';

const SLOWEST = 'leader frozen and woken behind another';

/** What finds a hub that believes the first one that it asks: an old leader that wakes up while its successor is killed. */
const SABOTAGED = {
  faults: 12,
  kinds: ['next leader killed while the old one wakes'],
  latencies: [100],
  pace: 0.3,
};

const SIZES: Readonly<Record<Attempt['size'], Partial<RunOptions>>> = {
  small: {
    faults: 5,
    kinds: [
      'leader killed',
      'replication cut',
      SLOWEST,
      'leader killed with what no other has',
      'leader cut off',
    ],
    latencies: [100, 0, 20],
    pace: 0.2,
  },
  issue: { faults: 200, kinds: Object.keys(HARMS), latencies: [0, 20, 100], pace: 0.2 },
};

const longest = (ms: readonly number[]): string => `${(Math.max(0, ...ms) / 1000).toFixed(1)} s`;

const tallied = ({ happened, zeros, rows, broken }: Outcome): Tally => {
  const tally = new Tally();
  const { faults = 0, answered = 0, ownReads = 0, looks = 0, longestMs = 0 } = happened;
  for (const [name, count] of Object.entries({
    faults,
    'commands answered': answered,
    'own reads': ownReads,
    looks,
  }))
    tally.count(name, count);
  tally.note('longest answer', longest([longestMs]));
  tally.note('longest without writing', longest(rows.map(({ withoutWritingMs }) => withoutWritingMs)));
  tally.note('longest to ready', longest(rows.map(({ readyMs, takenMs }) => Math.max(readyMs, takenMs))));
  for (const [name, count] of Object.entries(zeros)) tally.must(count === 0, `${name}: ${count}`);
  for (const one of broken) tally.must(false, one);
  return tally;
};

/** T29: the cluster under the hubs loses its leader in every way that was seen on real ones. */
export const leaders: Fault = {
  id: 'T29',
  title:
    'the leader is killed, frozen, lags, is cut off, has no quorum: nothing lost or twice, every hub ready by itself',
  sabotage: 'what one leader does not show once counts as lost',
  run: async ({ size, sabotage, random }) => {
    const options = sabotage ? SABOTAGED : SIZES[size];
    const outcome = await runCluster(
      {
        ...{ hubs: 2, writers: 4, minutes: 0, faults: 0, kinds: [], latencies: [], pace: 1, ...options },
        seed: random.int(1_000_000),
        sabotage: sabotage ? 'proves-once' : undefined,
      },
      () => undefined,
    );
    return tallied(outcome);
  },
};
