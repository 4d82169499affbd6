import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { beginWorld } from './begin.ts';
import { broken } from './broken.ts';
import { ANEW, inWorld, type Move, moves } from './moves.ts';
import type { World } from './world.ts';

/** Histories that are always the same: what has come about in them does not depend on the chance of this run. */
const KNOWN = fc.sample(fc.tuple(moves(150)), { seed: 1, numRuns: 60 });

const succeeded = new Map<string, number>();

/** Makes the move, and, where it changed something, the same one again under another key. */
const make = (move: Move, world: World) => {
  const { stream, command } = inWorld(move, world);
  const outcome = world.act(stream, command, move.who);
  if ('refused' in outcome || outcome.length === 0) return;
  succeeded.set(move.name, (succeeded.get(move.name) ?? 0) + 1);
  if (ANEW.has(move.name)) return;
  const again = world.act(stream, command, move.who);
  if (!('refused' in again)) expect(again, `${move.name} again`).toEqual([]);
};

test('rule 12 and all others: random histories never break an invariant, and a repeat changes nothing', () => {
  fc.assert(
    fc.property(moves(150), (all) => {
      const world = beginWorld();
      for (const move of all) make(move, world);
      expect(broken(world.log)).toEqual([]);
    }),
    { numRuns: 300 + KNOWN.length, examples: KNOWN },
  );
}, 120_000);

test('these histories were of some account: every command but those of a beginning has succeeded', () => {
  const silent = [...COMMANDS.keys()].filter((name) => name !== 'found-verbund' && !succeeded.has(name));
  expect(silent).toEqual([]);
});
