import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sight } from '../../projections/model/sight.ts';
import { seesPush } from '../../projections/reading/pushes/sees.ts';
import { PUBLIC_SIGHT, sightOf } from '../../projections/reading/sight.ts';
import { Batches } from '../../src/push/batches.ts';
import { Frames } from '../../src/push/frames.ts';
import { randomOf } from '../bench/world/random.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { channelsOf } from '../project/ask-all.ts';

let on: Stage;

beforeAll(async () => {
  on = await stage({ LICHTERKETTE_DEMO: 'on' });
});

afterAll(() => on.hub.close());

const ROOMY = 1_000_000;

/** The public, and some organisations of each kind. */
const sights = (): Sight[] => {
  const models = on.hub.runner.models();
  const kommunen = [...models.kommune.kommunen.values()].slice(0, 12);
  const verbuende = [...models.verbund.verbuende.values()].slice(0, 4);
  return [
    PUBLIC_SIGHT,
    ...kommunen.map(({ kommuneId }) => sightOf(models, `kommune-${kommuneId}`)),
    ...verbuende.map(({ verbundId }) => sightOf(models, `verbund-${verbundId}`)),
  ];
};

/** What stands behind a place, frame by frame. */
const oneByOne = (frames: Frames, channel: string, sight: Sight, from: number): Buffer[] => {
  const { runner } = on.hub;
  const { whereabouts } = runner.models();
  return [...runner.pushes(channel)]
    .slice(from)
    .filter((push) => seesPush(whereabouts, sight, push))
    .map((push) => frames.frame(push, channel, sight));
};

const toTheEnd = (batches: Batches, channel: string, sight: Sight, from: number, room: () => number) => {
  const found: Buffer[] = [];
  for (let index = from; ; ) {
    const batch = batches.after({ channel, index }, () => sight, room());
    found.push(batch.bytes);
    if (batch.isLast) return found;
    expect(batch.next).toBeGreaterThan(index);
    index = batch.next;
  }
};

describe('batches', () => {
  it('are what stands there frame by frame, from any place, for everybody, with any room', () => {
    const { runner } = on.hub;
    const random = randomOf(7);
    const frames = new Frames(runner);
    const batches = new Batches(runner, frames);
    const all = sights();
    let seenByFew = 0;
    for (const channel of channelsOf(runner)) {
      const { length } = runner.pushes(channel);
      for (const sight of all) {
        const from = random.below(length + 1);
        const expected = oneByOne(frames, channel, sight, from);
        const found = toTheEnd(batches, channel, sight, from, () => random.pick([0, 5000, ROOMY]));
        expect(Buffer.concat(found).equals(Buffer.concat(expected)), `${channel} ${from}`).toBe(true);
        if (expected.length < length - from) seenByFew += 1;
      }
    }
    expect(seenByFew).toBeGreaterThan(10);
  });

  it('have one frame where there is no room for all', () => {
    const { runner } = on.hub;
    const batches = new Batches(runner, new Frames(runner));
    const place = { channel: 'feed', index: 0 };
    expect(batches.after(place, () => PUBLIC_SIGHT, ROOMY).frames).toBeGreaterThan(1);
    expect(batches.after(place, () => PUBLIC_SIGHT, 10).frames).toBe(1);
  });

  it('are the same bytes for all who see the same, and of nobody else is asked what he sees', () => {
    const { runner } = on.hub;
    const batches = new Batches(runner, new Frames(runner));
    const [own, other] = sights().slice(1) as [Sight, Sight];
    const pushes = [...runner.pushes('feed')];
    const index = pushes.findIndex(({ audience, ways }) => audience.level === 'oeffentlich' && !ways);
    const nobody = () => {
      throw new Error('asked');
    };
    const first = batches.after({ channel: 'feed', index }, nobody, ROOMY);
    expect(batches.after({ channel: 'feed', index }, () => own, ROOMY).bytes).toBe(first.bytes);
    const hidden = pushes.findIndex(({ audience }) => audience.level !== 'oeffentlich');
    const [mine, again] = [own, own].map((sight) =>
      batches.after({ channel: 'feed', index: hidden }, () => sight, ROOMY),
    );
    expect(again?.bytes).toBe(mine?.bytes);
    expect(() => batches.after({ channel: 'feed', index: hidden }, nobody, ROOMY)).toThrow('asked');
    expect(other.audienceClass).not.toBe(own.audienceClass);
  });

  it('are asked anew once something has happened', async () => {
    const { runner } = on.hub;
    const batches = new Batches(runner, new Frames(runner));
    const index = runner.pushes('feed').length;
    expect(batches.after({ channel: 'feed', index }, () => PUBLIC_SIGHT, ROOMY).frames).toBe(0);
    await on.kommune('Gemeinde Neu');
    expect(batches.after({ channel: 'feed', index }, () => PUBLIC_SIGHT, ROOMY).frames).toBe(1);
  });
});
