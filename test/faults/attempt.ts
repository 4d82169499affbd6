import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault, Finding, Size } from './fault.ts';
import { randomFrom } from './harness/random.ts';

/** How a fault is run. */
export interface Conditions {
  readonly size: Size;
  readonly seed: number;
  readonly sabotage: boolean;
}

/** No fault takes longer, but those that say so: what hangs is something that does not hold. */
const MOST_MS: Readonly<Record<Size, number>> = { small: 120_000, issue: 2_400_000 };

/** How long a run of a fault may take, in ms. */
export const mostMsOf = ({ mostMs = MOST_MS }: Fault, size: Size): number => mostMs[size];

const late = (ms: number) => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
  return { promise, clear: () => clearTimeout(timer) };
};

/** Runs a fault and cleans up behind it. What it throws is something that does not hold. */
export const attempted = async (fault: Fault, { size, seed, sabotage }: Conditions): Promise<Finding> => {
  const directories: string[] = [];
  const cleaning: (() => void | Promise<void>)[] = [];
  const attempt = {
    size,
    sabotage,
    random: randomFrom(seed),
    directory: () => {
      const made = mkdtempSync(join(tmpdir(), `lichterkette-${fault.id}-`));
      directories.push(made);
      return made;
    },
    afterwards: (clean: () => void | Promise<void>) => void cleaning.push(clean),
  };
  const tooLate = late(mostMsOf(fault, size));
  try {
    return await Promise.race([fault.run(attempt), tooLate.promise]);
  } catch (error) {
    return { counts: {}, broken: [(error as Error).stack ?? String(error)] };
  } finally {
    tooLate.clear();
    for (const clean of cleaning.reverse()) await clean();
    for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  }
};
