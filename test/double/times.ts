import { randomFrom } from '../faults/harness/random.ts';

/** From and to, in ms of the real server. */
export type Span = readonly [from: number, to: number];

/** Why another node is to lead. */
export type Cause = 'killed' | 'terminated' | 'drained' | 'frozen' | 'resigned' | 'partitioned' | 'returned';

/** When an election is begun, how long its winner then is no leader yet, and when it is one; counted from the cause. */
export interface ElectionTimes {
  readonly noticed: Span;
  readonly preLeader: Span;
  readonly leader: Span;
}

const SOON: Span = [100, 1100];

/** Rule 11.3: what was seen; for SIGTERM counted from when the process is gone, with what was open drained first or not. */
export const ELECTION: Readonly<Record<Cause, ElectionTimes>> = {
  killed: { noticed: [500, 700], preLeader: [800, 1100], leader: [1700, 2300] },
  terminated: { noticed: [600, 800], preLeader: SOON, leader: [2400, 2600] },
  drained: { noticed: [0, 10], preLeader: [50, 100], leader: [60, 120] },
  frozen: { noticed: [4800, 6500], preLeader: SOON, leader: [8000, 15_000] },
  resigned: { noticed: [200, 400], preLeader: [100, 600], leader: [700, 1600] },
  partitioned: { noticed: [1200, 1800], preLeader: SOON, leader: [2600, 3400] },
  returned: { noticed: [300, 600], preLeader: SOON, leader: [1700, 2300] },
};

/** Rule 11.3: how long a leader without a majority believes that it leads, by what became of the others. */
export const ALONE = { killed: 3300, frozen: 8100, partitioned: 3300 } as const;

/** Rule 11.2: how long a leader that wakes up believes so, and one that was cut off, beside the new one. */
export const AWAKE: Span = [100, 2000];
export const CUT_OFF: Span = [600, 1200];

/** Rule 11.4: how long a node that returns looks at the leader's log before it follows, or finds that it must not go on. */
export const RETURN_MS = 1000;

/** Rule 5.15: how long what is open goes on after SIGTERM, and then until the process is gone. */
export const DRAIN_MS = 5000;
export const EXIT_MS = 500;

/** Rule 10.1: how long a process takes to start. */
export const START: Span = [2000, 5000];

/** Rule 2.17: how long a write waits for a majority. */
export const COMMIT: Span = [2000, 2800];

/** Rule 3.10: how long a repeat of what is just being written is silent. */
export const REPEAT: Span = [2100, 3000];

/** How long it takes until the other nodes tell of a change of state. Not measured: it is what their gossip makes likely. */
export const GOSSIP: Span = [50, 1000];

/** Rule 11.7: what the disk takes for one append; many at once take as the root of their number (32: 11 ms, 256: 40 ms). */
export const FLUSH_MS = 2.3;

/** Rule 11.7: when subscriptions hear of what was appended, under load; and from how many appends at once that is. */
export const DELIVERY: Span = [20, 50];
export const LOAD = 8;

/** How long things take, within what was seen. */
export interface Luck {
  within(span: Span): number;
}

/** Chance that can be repeated. */
export const luckOf = (seed: number): Luck => {
  const random = randomFrom(seed);
  return { within: ([from, to]) => from + random.next() * (to - from) };
};
