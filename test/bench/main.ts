import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../command-line/options.ts';
import { startChild } from './harness/child.ts';
import { type Figure, holds, SIZES, type Size } from './harness/measurement.ts';
import { machineNoise } from './harness/noise.ts';
import { type Found, keep, lastRun } from './harness/results.ts';
import { printTable } from './harness/table.ts';
import { MEASURES } from './measures/all.ts';

const { values, wrongUsage } = commandLine(
  {
    options: {
      only: { type: 'string', multiple: true },
      size: { type: 'string' },
      runs: { type: 'string', default: '1' },
      events: { type: 'string' },
      keep: { type: 'boolean', default: true },
    },
    allowNegative: true,
  },
  `npm run bench -- [--only ${[...MEASURES.keys()].join('|')}]… [--size small|full] [--runs 3] [--events 300000] [--no-keep]`,
);
const names = values.only ?? [...MEASURES.keys()];
const unknown = names.filter((name) => !MEASURES.has(name));
const runs = Number(values.runs);
if (unknown.length > 0) wrongUsage(`there is no measurement ${unknown.join(', ')}`);
if (!(Number.isSafeInteger(runs) && runs > 0 && runs < 100)) wrongUsage('--runs is a number from 1 to 99');
if (values.size !== undefined && !SIZES.some(({ label }) => label === values.size))
  wrongUsage('--size small or full');
const events = values.events === undefined ? undefined : Number(values.events);
if (events !== undefined && !(Number.isSafeInteger(events) && events >= 1000 && events <= 10_000_000))
  wrongUsage('--events is a number from 1000 to 10000000');

/** One measurement in a process of its own. */
const measured = async (name: string, size: Size, root: string): Promise<readonly Figure[]> => {
  const child = await startChild('run-one.ts');
  try {
    return await child.call<readonly Figure[]>('measure', name, { size, root, events });
  } finally {
    await child.end();
  }
};

const root = mkdtempSync(join(tmpdir(), 'lichterkette-bench-'));
// A number of events of its own is measured once.
const asked = values.size ?? (events === undefined ? undefined : 'full');
const sizes = SIZES.filter(({ label }) => asked === undefined || label === asked);

/** Everything once; true where all was measured and holds. */
const run = async (): Promise<boolean> => {
  const began = performance.now();
  const found: Found[] = [];
  const failed: string[] = [];
  const noise = machineNoise(root);
  const last = lastRun();
  for (const name of names)
    for (const size of sizes) {
      const from = performance.now();
      try {
        const figures = (await measured(name, size, root)).map((figure) => ({ size: size.label, figure }));
        found.push(...figures);
        // At once: a run that is broken off has not been for nothing.
        if (values.keep) keep(figures, noise);
      } catch (error) {
        failed.push(`${name} (${size.label}): ${String(error)}`);
      }
      console.info(`${name} (${size.label}): ${((performance.now() - from) / 1000).toFixed(0)} s`);
    }
  printTable(found, last, noise);
  for (const failure of failed) console.error(`not measured: ${failure}`);
  const missed = found.filter(({ figure }) => !holds(figure));
  console.info(
    `\n${found.length} figures, ${missed.length} beyond their limit, ${failed.length} not measured; ` +
      `${((performance.now() - began) / 1000).toFixed(0)} s\n`,
  );
  return missed.length + failed.length === 0;
};

try {
  // The worlds are made for the first run and serve the others.
  for (let count = 0; count < runs; count += 1) if (!(await run())) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
