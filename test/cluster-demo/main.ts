import { commandLine } from '../command-line/options.ts';
import { HARMS } from './harms.ts';
import { runCluster } from './run.ts';
import { counted, times } from './table.ts';

const { values, wrongUsage } = commandLine(
  {
    options: {
      minutes: { type: 'string', default: '0' },
      faults: { type: 'string', default: '6' },
      latency: { type: 'string', default: '0,20,100' },
      pace: { type: 'string', default: '0.5' },
      hubs: { type: 'string', default: '3' },
      writers: { type: 'string', default: '6' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: Object.keys(HARMS).join(',') },
    },
  },
  `npm run cluster-demo -- [--minutes 30] [--faults 60] [--latency 0,20,100] [--pace 1] [--hubs 3] [--writers 6] [--seed 1]
                         [--only '<fault>,…']
Hubs over a cluster of three, under load, while its leader is killed, frozen, cut off and so on; at least so many faults, and at least so
many minutes. --pace 1: servers as slow as real ones. A table of times and of counts at the end; 1 where something does not hold.`,
);

const number = (text: string, name: string): number =>
  text !== '' && Number(text) >= 0 ? Number(text) : wrongUsage(`--${name} is a number`);
const kinds = values.only.split(',');
for (const kind of kinds) if (HARMS[kind] === undefined) wrongUsage(`there is no fault "${kind}"`);

const { happened, zeros, rows, broken } = await runCluster(
  {
    ...{ kinds, latencies: values.latency.split(',').map((one) => number(one, 'latency')) },
    minutes: number(values.minutes, 'minutes'),
    faults: number(values.faults, 'faults'),
    pace: number(values.pace, 'pace'),
    hubs: number(values.hubs, 'hubs'),
    writers: number(values.writers, 'writers'),
    seed: number(values.seed, 'seed'),
  },
  (text) => console.info(text),
);
console.info(`\nTimes in seconds, middle and longest\n${times(rows)}`);
console.info(`\nWhat happened\n${counted(happened)}\n\nWhat must be zero\n${counted(zeros)}`);
for (const one of broken) console.info(one);
const holds = broken.length === 0 && Object.values(zeros).every((count) => count === 0);
console.info(holds ? 'All of it holds.' : 'Something did not hold.');
process.exit(holds ? 0 : 1);
