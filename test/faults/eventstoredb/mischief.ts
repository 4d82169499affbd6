import { setTimeout as pause } from 'node:timers/promises';
import type { Double } from '../../double/cluster.ts';
import type { Fault } from '../../double/faults.ts';
import type { Chance } from './chance.ts';

const CALL_FAULTS: readonly Fault[] = [
  { kind: 'hang' },
  { kind: 'delay', ms: 20 },
  { kind: 'delay', ms: 120 },
  { kind: 'lose-answer' },
  { kind: 'lose-answer-and-break' },
  { kind: 'break' },
  { kind: 'not-leader' },
  { kind: 'not-ready' },
];

type Deed = (double: Double, luck: Chance) => void | Promise<void>;

const nodeOf = (double: Double, luck: Chance) => luck.pick(double.nodes);

const onCalls: Deed = (double, luck) => {
  const node = double.leader ?? double.first;
  const call = luck.pick(['append', 'append', 'append', 'read', 'subscribe'] as const);
  node.faults.order(call, luck.pick(CALL_FAULTS));
};

/** What can happen to a server, each for a moment; the first weighs most. */
const DEEDS: Readonly<Record<string, Deed>> = {
  'call fails': onCalls,
  'call fails again': onCalls,
  'features not ready': (double) => double.first.faults.order('features', { kind: 'not-ready' }),
  'subscription dropped': (double, luck) => nodeOf(double, luck).dropSubscriptions(),
  'subscription ended': (double, luck) => nodeOf(double, luck).endSubscriptions(),
  frozen: async (double, luck) => {
    const node = nodeOf(double, luck);
    // So shortly that nobody notices; what others have done meanwhile it hears of when it wakes.
    node.freeze();
    await pause(20 + luck.below(120));
    double.thaw(node);
  },
  restarted: async (double, luck) => {
    const node = nodeOf(double, luck);
    // A leader that others follow does not come back as one.
    if (node.running && (double.nodes.length === 1 || node.state === 'follower')) await double.restart(node);
  },
  killed: async (double, luck) => {
    const node = nodeOf(double, luck);
    if (!node.running) return;
    double.kill(node);
    await pause(20 + luck.below(60));
    await double.revive(node);
  },
  'leader changed': (double, luck) => {
    const followers = double.nodes.filter(({ running, state }) => running && state === 'follower');
    if (double.leader !== undefined && followers.length > 0) double.elect(luck.pick(followers));
  },
};

/** How often something happens in one run: enough for several to meet, few enough for the hub to do some work. */
const DEEDS_A_RUN = 10;

/** Does harm, at most until `over`; tells how often it did what. Nothing is left broken when it resolves. */
export const mischief = async (
  double: Double,
  luck: Chance,
  over: () => boolean,
): Promise<Record<string, number>> => {
  const done: Record<string, number> = {};
  for (let deeds = 0; deeds < DEEDS_A_RUN && !over(); deeds += 1) {
    await pause(5 + luck.below(40));
    const name = luck.pick(Object.keys(DEEDS));
    await DEEDS[name]?.(double, luck);
    done[name] = (done[name] ?? 0) + 1;
  }
  for (const node of double.nodes) {
    node.thaw();
    node.faults.clear();
    for (const [kind, count] of Object.entries(node.faults.suffered)) done[kind] = (done[kind] ?? 0) + count;
  }
  return done;
};
