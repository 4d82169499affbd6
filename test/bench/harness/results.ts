import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Figure, Size } from './measurement.ts';
import type { Noise } from './noise.ts';

const FILE = new URL('../../../docs/bench/results.json', import.meta.url);

/** A figure with the size at which it was found. */
export interface Found {
  readonly size: Size['label'];
  readonly figure: Figure;
}

/** What a run leaves behind, so that the next one can be compared with it. */
export interface KeptRun {
  readonly date: string;
  readonly node: string;
  readonly noise: Noise;
  readonly figures: readonly (Figure & { readonly size: Size['label'] })[];
}

/** The kept figures; empty where there was no run. */
export const lastRun = (): KeptRun | undefined => {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as KeptRun;
  } catch {
    return undefined;
  }
};

const short = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

/** Keeps what was found; what was not measured this time stays as it was. */
export const keep = (found: readonly Found[], noise: Noise): void => {
  const fresh = found.map(({ size, figure }) => ({ size, ...figure }));
  const before = lastRun()?.figures ?? [];
  const isFresh = (one: KeptRun['figures'][number]) =>
    fresh.some(({ name, size }) => name === one.name && size === one.size);
  const run: KeptRun = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    noise,
    figures: [...fresh, ...before.filter((one) => !isFresh(one))],
  };
  mkdirSync(new URL('.', FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(run, (_, value: unknown) => short(value), 2)}\n`);
};
