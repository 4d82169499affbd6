import { parseArgs } from 'node:util';
import { startDouble } from './cluster.ts';
import { fill } from './fill.ts';
import type { Manner } from './serving.ts';

/**
 * `npm run double -- --port 2113 --nodes 3 [--tls] [--manner 23.10] [--from ./data]`: the double as a server to try the hub with. What is
 * written to it is gone when it ends. A line of input `kill <n>`, `revive <n>`, `freeze <n>` or `thaw <n>` does that to a node.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '2113' },
    nodes: { type: 'string', default: '1' },
    manner: { type: 'string', default: '24.10.5' },
    tls: { type: 'boolean', default: false },
    from: { type: 'string' },
  },
});
const double = await startDouble({
  port: Number(values.port),
  nodes: values.nodes === '3' ? 3 : 1,
  manner: values.manner as Manner,
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
