import { parseArgs } from 'node:util';
import { runCluster, table } from './run.ts';

/** `npm run cluster-demo`: three hubs over a cluster of three, killed in turn under load; a table of counts at the end. */
const { values } = parseArgs({
  options: {
    writers: { type: 'string', default: '6' },
    rounds: { type: 'string', default: '1' },
    step: { type: 'string', default: '1500' },
  },
});
const { happened, zeros } = await runCluster(
  { writers: Number(values.writers), rounds: Number(values.rounds), stepMs: Number(values.step) },
  (text) => console.info(text),
);
console.info(`\nWhat happened\n${table(happened)}\n\nWhat must be zero\n${table(zeros)}`);
process.exitCode = Object.values(zeros).every((count) => count === 0) ? 0 : 1;
