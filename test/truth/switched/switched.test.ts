import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { SWITCHED } from './lies.ts';

// A product that lies is found out by the same look at the demo and at random worlds that finds nothing wrong with this one.

const run = promisify(execFile);
const root = new URL('../../../', import.meta.url).pathname;
const LOOK = ['--import', './test/truth/switched/hook.ts', 'test/truth/main.ts'];

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

const lookedAt = (lie: number, where: readonly string[]): Promise<Ended> =>
  run(process.execPath, [...LOOK, ...where], {
    cwd: root,
    env: { ...process.env, TRUTH_LIE: String(lie) },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: Ended) => error,
  );

const told = SWITCHED.map((lie, number) => ({ ...lie, number })).filter(({ always }) => always);

it.each(told)(
  'is found out: $lie',
  async ({ where, number }) => {
    const { code, stdout } = await lookedAt(number, where);
    expect(stdout).toMatch(/^(demo|world \d+): /m);
    expect(code).toBe(1);
  },
  120_000,
);
