import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Attempt, type Fault, Tally } from './fault.ts';
import { type Case, runCase, WHEN } from './files/case.ts';
import { canBeTogether, HARMS, type Harm, PLAIN } from './files/harms.ts';
import { makeWorld } from './files/world.ts';
import type { Random } from './harness/random.ts';

/** How many cases; a run of the promised size does each harm alone at least once, and the rest by chance, up to three together. */
const SIZES = { small: 5, issue: 260 };
const LANES = 2;

const together = (random: Random): Harm[] => {
  for (;;) {
    const harms = Array.from({ length: 1 + random.int(3) }, () => random.pick(HARMS));
    if (canBeTogether(harms)) return harms;
  }
};

const withChance = (random: Random, harms: readonly Harm[]): Case => {
  const when = random.pick(WHEN);
  return {
    when,
    harms,
    end: random.chance(0.5) ? 'SIGTERM' : 'SIGKILL',
    overlap: (when === 'idle' || when === 'writing') && random.chance(0.3),
  };
};

const [MOVED, GONE, UNLOCKED] = PLAIN;

const FIXED: readonly Case[] = [
  { when: 'after its end', harms: [GONE], end: 'SIGKILL', overlap: false },
  { when: 'idle', harms: [MOVED], end: 'SIGKILL', overlap: false },
  { when: 'idle', harms: [UNLOCKED], end: 'SIGTERM', overlap: true },
];

const casesOf = ({ size, random, sabotage }: Attempt): Case[] => {
  if (sabotage) return [...FIXED];
  const alone = size === 'issue' ? HARMS : [];
  const others = SIZES[size] - FIXED.length - alone.length;
  return [
    ...FIXED,
    ...alone.map((harm) => withChance(random, [harm])),
    ...Array.from({ length: others }, () => withChance(random, together(random))),
  ];
};

export const filesHarmed: Fault = {
  id: 'T25',
  title:
    'files lost, emptied, replaced, of others, under a hub and between two starts: what was answered is there, or it says so',
  sabotage: 'no hub looks at its files',
  run: async (attempt) => {
    const tally = new Tally();
    const world = await makeWorld(attempt);
    const queue = casesOf(attempt);
    const folder = attempt.directory();
    chmodSync(folder, 0o755);
    const lane = async (number: number) => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
        const root = join(folder, `${number}`);
        await runCase(one, world, root, attempt, tally);
        rmSync(root, { recursive: true, force: true });
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    return tally;
  },
};
