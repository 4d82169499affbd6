import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandLine } from '../command-line/options.ts';
import { FAULTS } from './all.ts';
import { attempted } from './attempt.ts';
import type { Fault, Finding, Size } from './fault.ts';

/** A line of the table; kept in the results file, so that `--resume` can go on. */
interface Result {
  readonly id: string;
  readonly size: Size;
  readonly seed: number;
  readonly sabotage: boolean;
  readonly seconds: number;
  readonly counts: Finding['counts'];
  readonly broken: readonly string[];
}

const USAGE = `npm run faults -- [--only T1,T6] [--size small|issue] [--seed <number>] [--sabotage T1]
                 [--resume] [--results <file>]
Runs the faults that the hub must survive and prints what was done and what did not hold. --sabotage breaks one rule
on purpose: that run must fail. --resume passes over what the results file says is done and was well.`;

const { values, wrongUsage } = commandLine(
  {
    options: {
      only: { type: 'string' },
      size: { type: 'string', default: 'issue' },
      seed: { type: 'string' },
      sabotage: { type: 'string' },
      resume: { type: 'boolean', default: false },
      results: { type: 'string', default: join(tmpdir(), 'lichterkette-faults.json') },
      help: { type: 'boolean', default: false },
    },
  },
  USAGE,
);

if (values.help) {
  console.info(USAGE);
  process.exit(0);
}
const size: Size =
  values.size === 'small' || values.size === 'issue' ? values.size : wrongUsage('--size small or issue');
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isSafeInteger(seed)) wrongUsage('--seed is a whole number');
const wanted = (values.sabotage ?? values.only ?? FAULTS.map(({ id }) => id).join(',')).split(',');
const chosen = wanted.map(
  (id) => FAULTS.find((fault) => fault.id === id) ?? wrongUsage(`there is no fault ${id}`),
);
const sabotage = values.sabotage !== undefined;

const load = (): Result[] => {
  try {
    return JSON.parse(readFileSync(values.results, 'utf8')) as Result[];
  } catch {
    return [];
  }
};

const keep = (result: Result): void => {
  mkdirSync(dirname(values.results), { recursive: true });
  const others = load().filter(({ id, size: of }) => id !== result.id || of !== result.size);
  writeFileSync(values.results, JSON.stringify([...others, result], null, 1));
};

const line = ({ id, seed: of, seconds, counts, broken }: Result): string => {
  const done = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return `${id.padEnd(7)} ${String(broken.length).padStart(6)}  ${String(of).padStart(10)} ${seconds.toFixed(1).padStart(7)} s  ${done.join(' · ')}`;
};

const runOne = async (fault: Fault): Promise<Result> => {
  const began = performance.now();
  const { counts, broken } = await attempted(fault, { size, seed, sabotage });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const result = { id: fault.id, size, seed, sabotage, seconds, counts, broken };
  if (!sabotage) keep(result);
  return result;
};

console.info(`size ${size}, seed ${seed}${sabotage ? ', one rule broken on purpose' : ''}`);
console.info(
  `${'fault'.padEnd(7)} ${'broken'.padStart(6)}  ${'seed'.padStart(10)} ${'time'.padStart(9)}  done`,
);
let broken = 0;
// What nobody waits for any more is something that did not hold as well, and ends no other fault.
process.on('unhandledRejection', (error) => {
  console.error(error);
  broken += 1;
});
for (const fault of chosen) {
  const done = load().find(
    (one) => one.id === fault.id && one.size === size && one.broken.length === 0 && !one.sabotage,
  );
  const result = values.resume && done !== undefined && !sabotage ? done : await runOne(fault);
  console.info(line(result) + (sabotage ? `  (sabotaged: ${fault.sabotage})` : ''));
  for (const one of result.broken.slice(0, sabotage ? undefined : 10)) console.info(`          ${one}`);
  broken += result.broken.length;
}
console.info(broken === 0 ? 'All of it holds.' : `${broken} times something did not hold.`);
// After a thousand servers that were killed and frozen, Node may wait for ever for handles of its own (Environment::CleanupHandles).
process.exit(broken === 0 ? 0 : 1);
