import { createInterface } from 'node:readline';
import { commandLine } from '../command-line/options.ts';
import { startDouble } from './cluster.ts';
import { fill } from './fill.ts';
import { HARDSHIPS, isHardship } from './hardships.ts';
import type { DoubleNode } from './node.ts';
import { MANNERS } from './serving.ts';

/**
 * `npm run double -- --port 2113 --nodes 3`: the double as a server to try the hub with; its README says how it can be made to be. What
 * is written to it is gone when it ends. A line of input (`kill 0`, `mend`) does that to a node or to the cluster, and is answered when
 * it is done.
 */
const { values, wrongUsage } = commandLine(
  {
    options: {
      port: { type: 'string', default: '2113' },
      nodes: { type: 'string', default: '1' },
      manner: { type: 'string', default: '23.10' },
      kind: { type: 'string', default: '' },
      pace: { type: 'string', default: '1' },
      latency: { type: 'string', default: '0' },
      supervised: { type: 'boolean', default: false },
      tls: { type: 'boolean', default: false },
      from: { type: 'string' },
    },
  },
  `npm run double -- [--port 2113] [--nodes 1|3] [--manner ${MANNERS.join('|')}] [--kind <rule>,…] [--pace 1] [--latency 0]
                   [--supervised] [--tls] [--from ./data]`,
);
const [port, pace, latency] = [values.port, values.pace, values.latency].map(Number) as [
  number,
  number,
  number,
];
if (!(Number.isSafeInteger(port) && port >= 0 && port < 65_536)) wrongUsage('--port is a port');
if (!(pace >= 0 && latency >= 0)) wrongUsage('--pace and --latency are numbers');
const manner = MANNERS.find((one) => one === values.manner) ?? wrongUsage('--manner is none of these');
const kind = values.kind.split(',').filter((number) => number !== '');
if (!kind.every(isHardship)) wrongUsage(`--kind takes of ${Object.keys(HARDSHIPS).join(', ')}`);
if (values.nodes !== '1' && values.nodes !== '3') wrongUsage('--nodes 1 or 3');
const double = await startDouble({
  ...{ port, manner, pace, latency },
  nodes: values.nodes === '3' ? 3 : 1,
  kind: kind.filter(isHardship),
  supervised: values.supervised,
  tls: values.tls,
});
if (values.from !== undefined) console.error(`${await fill(double.log, values.from)} events`);
console.info(`EVENTSTORE_URL=${double.url}`);

/** What a line of input does; the node is the first one where the line names none. */
const ORDERS: Readonly<Record<string, (node: DoubleNode) => void | Promise<void>>> = {
  kill: (node) => double.kill(node),
  terminate: (node) => double.terminate(node),
  revive: (node) => double.revive(node),
  freeze: (node) => double.freeze(node),
  thaw: (node) => double.thaw(node),
  cut: (node) => double.cutOff(node),
  'cut-replication': () => double.cutReplication(),
  mend: () => double.mend(),
  resign: () => double.resign(),
  leader: () => undefined,
};
for await (const line of createInterface({ input: process.stdin })) {
  const [order = '', index = '0'] = line.trim().split(' ');
  const node = double.nodes[Number(index)];
  if (node === undefined) continue;
  await ORDERS[order]?.(node);
  console.info(
    `${order} ${index}: leader is ${double.leader === undefined ? 'nobody' : double.nodes.indexOf(double.leader)}`,
  );
}
await new Promise<void>((resolve) =>
  process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve()),
);
double.stop();
