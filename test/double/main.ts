import { commandLine } from '../command-line/options.ts';
import { startDouble } from './cluster.ts';
import { fill } from './fill.ts';
import { HARDSHIPS, isHardship } from './hardships.ts';
import { MANNERS } from './serving.ts';

/**
 * `npm run double -- --port 2113 --nodes 3 [--tls] [--manner 24.10.5] [--kind 5.2,8.2] [--from ./data]`: the double as a server to try the
 * hub with. What is written to it is gone when it ends. A line of input `kill <n>`, `revive <n>`, `freeze <n>` or `thaw <n>` does that
 * to a node.
 */
const { values, wrongUsage } = commandLine(
  {
    options: {
      port: { type: 'string', default: '2113' },
      nodes: { type: 'string', default: '1' },
      manner: { type: 'string', default: '23.10' },
      kind: { type: 'string', default: '' },
      tls: { type: 'boolean', default: false },
      from: { type: 'string' },
    },
  },
  `npm run double -- [--port 2113] [--nodes 1|3] [--manner ${MANNERS.join('|')}] [--kind <rule>,…] [--tls] [--from ./data]`,
);
const port = Number(values.port);
if (!(Number.isSafeInteger(port) && port >= 0 && port < 65_536)) wrongUsage('--port is a port');
const manner = MANNERS.find((one) => one === values.manner) ?? wrongUsage('--manner is none of these');
const kind = values.kind.split(',').filter((number) => number !== '');
if (!kind.every(isHardship)) wrongUsage(`--kind takes of ${Object.keys(HARDSHIPS).join(', ')}`);
if (values.nodes !== '1' && values.nodes !== '3') wrongUsage('--nodes 1 or 3');
const double = await startDouble({
  port,
  nodes: values.nodes === '3' ? 3 : 1,
  manner,
  kind: kind.filter(isHardship),
  tls: values.tls,
});
if (values.from !== undefined) console.error(`${await fill(double.log, values.from)} events`);
console.info(`EVENTSTORE_URL=${double.url}`);
for await (const chunk of process.stdin) {
  const [verb = '', index = '0'] = String(chunk).trim().split(' ');
  const node = double.nodes[Number(index)];
  if (node === undefined) continue;
  if (verb === 'kill') double.kill(node);
  if (verb === 'revive') await double.revive(node);
  if (verb === 'freeze') node.freeze();
  if (verb === 'thaw') node.thaw();
  console.info(`${verb} ${index}: leader is ${double.nodes.findIndex((one) => one.state === 'leader')}`);
}
await new Promise<void>((resolve) =>
  process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve()),
);
double.stop();
