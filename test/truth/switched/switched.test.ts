import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { SWITCHED } from './lies.ts';

// A product that lies is found out by the same look at random worlds that finds nothing wrong with this one.

const run = promisify(execFile);
const root = new URL('../../../', import.meta.url).pathname;
const LOOK = ['--import', './test/truth/switched/hook.ts', 'test/truth/main.ts', '--worlds', '1'];

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

const lookedAt = (lie: number, seed: number): Promise<Ended> =>
  run(process.execPath, [...LOOK, '--from', String(seed)], {
    cwd: root,
    env: { ...process.env, TRUTH_LIE: String(lie) },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: Ended) => error,
  );

it.each(SWITCHED.map(({ lie, seed }, number) => ({ lie, seed, number })))(
  'is found out: $lie',
  async ({ seed, number }) => {
    const { code, stdout } = await lookedAt(number, seed);
    expect(stdout).toMatch(/^world \d+: /m);
    expect(code).toBe(1);
  },
  120_000,
);
