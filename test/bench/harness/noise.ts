import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { median, quantile } from './statistics.ts';

/** How evenly this machine works: the same work again and again, before anything is measured. */
export interface Noise {
  readonly cpus: number;
  /** Load average of the last minute: what others do. */
  readonly load: number;
  /** The slowest tenth against the median: of a fixed piece of arithmetic, and of a write made durable. */
  readonly cpuSpread: number;
  readonly diskSpread: number;
  readonly diskMs: number;
}

const ROUNDS = 60;

const spin = (): number => {
  let state = 1;
  for (let step = 0; step < 2_000_000; step += 1) state = (Math.imul(state, 48_271) + step) | 0;
  return state;
};

const timesOf = (work: () => unknown): number[] =>
  Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });

/** Measures the machine itself; writes a small file below `directory`. */
export const machineNoise = (directory: string): Noise => {
  const file = openSync(join(directory, 'noise'), 'w');
  const cpu = timesOf(spin);
  const block = Buffer.alloc(20_000, 1);
  const disk = timesOf(() => {
    writeSync(file, block);
    fdatasyncSync(file);
  });
  closeSync(file);
  return {
    cpus: availableParallelism(),
    load: loadavg()[0] ?? 0,
    cpuSpread: quantile(cpu, 0.9) / median(cpu),
    diskSpread: quantile(disk, 0.9) / median(disk),
    diskMs: median(disk),
  };
};
