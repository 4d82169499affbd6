import { createInterface } from 'node:readline';
import { commandLine } from '../command-line/options.ts';
import { startDouble } from './cluster.ts';
import { fill } from './fill.ts';
import { HARDSHIPS, isHardship } from './hardships.ts';
import { obey } from './orders.ts';
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
      seed: { type: 'string', default: '1' },
      supervised: { type: 'boolean', default: false },
      tls: { type: 'boolean', default: false },
      from: { type: 'string' },
    },
  },
  `npm run double -- [--port 2113] [--nodes 1|3] [--manner ${MANNERS.join('|')}] [--kind <rule>,…] [--pace 1] [--latency 0] [--seed 1]
                   [--supervised] [--tls] [--from ./data]`,
);
const [port, pace, latency, seed] = [values.port, values.pace, values.latency, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];
if (!(Number.isSafeInteger(port) && port >= 0 && port < 65_536)) wrongUsage('--port is a port');
if (!(pace >= 0 && latency >= 0 && Number.isSafeInteger(seed)))
  wrongUsage('--pace, --latency and --seed are numbers');
const manner = MANNERS.find((one) => one === values.manner) ?? wrongUsage('--manner is none of these');
const kind = values.kind.split(',').filter((number) => number !== '');
if (!kind.every(isHardship)) wrongUsage(`--kind takes of ${Object.keys(HARDSHIPS).join(', ')}`);
if (values.nodes !== '1' && values.nodes !== '3') wrongUsage('--nodes 1 or 3');
const double = await startDouble({
  ...{ port, manner, pace, latency, seed },
  nodes: values.nodes === '3' ? 3 : 1,
  kind: kind.filter(isHardship),
  supervised: values.supervised,
  tls: values.tls,
});
if (values.from !== undefined) console.error(`${await fill(double.log, values.from)} events`);
console.info(`EVENTSTORE_URL=${double.url}`);

// One after the other; who leads is said at once, also while another order is being carried out.
let orders: Promise<void> = Promise.resolve();
createInterface({ input: process.stdin }).on('line', (line) => {
  const carryOut = async () => console.info(await obey(double, line));
  if (line.trim() === 'leader') void carryOut();
  else orders = orders.then(carryOut);
});
await new Promise<void>((resolve) =>
  process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve()),
);
double.stop();
