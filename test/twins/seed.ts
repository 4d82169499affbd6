import { type Random, randomFrom } from '../faults/harness/random.ts';
import type { Viewer } from './act.ts';
import { addressesOf } from './addresses.ts';
import { compareAnswers } from './compare-answers.ts';
import { compareOwn, compareTrials } from './compare-commands.ts';
import { compareLive } from './compare-live.ts';
import { worldHub } from './hub.ts';
import { knownOf, openIds } from './known.ts';
import type { Listening } from './listening.ts';
import { Found, Report } from './report.ts';
import { type Side, sideOf } from './side.ts';
import { SIZE } from './size.ts';
import { twinOf } from './twin.ts';
import { type First, makeFirst, makeTwin } from './worlds.ts';

const DAY_MS = 86_400_000;

interface Comparison {
  readonly random: Random;
  readonly report: Report;
}

const compareFor = async (
  viewer: Viewer,
  listening: Listening,
  first: First,
  { random, report }: Comparison,
): Promise<void> => {
  const { ledger, sent, now } = first.world;
  const twin = twinOf(ledger, sent, viewer, first.from);
  const hub = await worldHub();
  try {
    const made = await makeTwin(hub, viewer, twin, first);
    const sides: readonly [Side, Side] = [
      await sideOf(first.hub, viewer, ledger, twin, listening),
      await sideOf(hub, viewer, ledger, twin, made.listening),
    ];
    for (const side of sides) side.hub.setClock(now + DAY_MS);
    const known = knownOf(ledger, twin, random);
    compareOwn(viewer, sides, made.replies, report);
    compareLive(sides, report);
    await compareAnswers(addressesOf(known, SIZE.share, random), sides, random, report);
    const open = openIds(ledger);
    await compareTrials(viewer, sides, { known, open, random, at: now + DAY_MS, most: SIZE.trials }, report);
    made.listening.close();
  } finally {
    await hub.close();
  }
};

/** Makes a world and its twins from a seed, and compares them; no further than to the first difference, where that is asked. */
export const compareSeed = async (seed: number, { endsAtFirst = false } = {}): Promise<Report> => {
  const random = randomFrom(seed);
  const all = new Report();
  const hub = await worldHub();
  try {
    const first = await makeFirst(hub, seed, random, SIZE);
    for (const { viewer, listening } of first.viewers) {
      if (endsAtFirst && all.differences.length > 0) break;
      const report = new Report(endsAtFirst);
      await compareFor(viewer, listening, first, { random, report }).catch((error: unknown) => {
        if (!(error instanceof Found)) throw error;
      });
      all.add(report, `${viewer.name}, seed ${seed}`);
      listening.close();
    }
  } finally {
    await hub.close();
  }
  return all;
};
