import { setTimeout as pause } from 'node:timers/promises';
import type { Double } from './cluster.ts';
import type { DoubleNode } from './node.ts';

/** What a line of input does to a node, or to the cluster. */
const ORDERS: Readonly<Record<string, (double: Double, node: DoubleNode) => void | Promise<void>>> = {
  kill: (double, node) => double.kill(node),
  terminate: (double, node) => double.terminate(node),
  revive: (double, node) => double.revive(node),
  freeze: (double, node) => double.freeze(node),
  thaw: (double, node) => double.thaw(node),
  cut: (double, node) => double.cutOff(node),
  'cut-replication': (double) => double.cutReplication(),
  mend: (double) => double.mend(),
  resign: (double) => double.resign(),
  leader: () => undefined,
  // An old leader that wakes, or a node that ends itself, does so later than its harm: the next one must not meet it.
  whole: async (double) => {
    while (!double.isWhole) await pause(20);
  },
};

const leaderOf = ({ leader, nodes }: Double): string =>
  `leader is ${leader === undefined ? 'nobody' : nodes.indexOf(leader)}`;

/** Carries out a line of input (`kill 0`, `latency 100`, `mend`); resolves to what is said when it is done. */
export const obey = async (double: Double, line: string): Promise<string> => {
  const [order = '', number = '0'] = line.trim().split(' ');
  if (order === 'latency' && Number(number) >= 0) {
    double.latency = Number(number);
    return `${order} ${number}: ${leaderOf(double)}`;
  }
  const [act, node] = [ORDERS[order], double.nodes[Number(number)]];
  if (act === undefined || node === undefined) return `${order} ${number}: not understood`;
  await act(double, node);
  return `${order} ${number}: ${leaderOf(double)}`;
};
