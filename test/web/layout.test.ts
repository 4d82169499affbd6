import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lineage } from '../../contracts/views/lineage.ts';
import { chainAround } from '../../src/web/spread/around.ts';
import { chainOf } from '../../src/web/spread/chain.ts';
import type { Chain } from '../../src/web/spread/lights.ts';
import { xOf } from '../../src/web/spread/wide/boxes.ts';
import { type Layout, layoutOf } from '../../src/web/spread/wide/layout.ts';
import { spanOnAxis } from '../../src/web/words/dates.ts';

const WIDTH = 1150;
const FRAME = { today: 2026 * 12 + 10, width: WIDTH };

/** A lineage whose node n goes back to `parents[n]`; dates may contradict it, as late declarations do. */
const lineageOf = (
  parents: readonly number[],
  months: readonly number[],
  seconds: readonly (number | undefined)[] = [],
): Lineage =>
  ({
    nodes: [0, ...parents.map((_, index) => index + 1)].map((number) => ({
      solutionId: `s${number}`,
      version: 1,
      nameless: false,
      kommuneId: `k${number}`,
      kommune: { kommuneId: `k${number}`, name: `Gemeinde ${'Lindenquell'.slice(0, 4 + (number % 7))}` },
      origin: number === 0,
      since: `${2021 + Math.floor((months[number] ?? 0) / 12)}-${String(1 + ((months[number] ?? 0) % 12)).padStart(2, '0')}-05`,
      ...(number === 0 ? {} : { status: 'im-betrieb' }),
      mitErgebnis: number % 3 === 0,
      bewaehrt: false,
      withdrawn: false,
    })),
    edges: parents.flatMap((parent, index) =>
      [parent, seconds[index]]
        .filter((from) => from !== undefined)
        .map((from) => ({
          kind: 'uebernahme',
          from: { solutionId: `s${from}`, version: 1 },
          to: { solutionId: `s${index + 1}`, version: 1 },
          relation: index % 2 === 0 ? 'angepasst' : 'unveraendert',
          changes: index % 2 === 0 ? [{ what: 'x' }] : [],
        })),
    ),
    position: '',
  }) as unknown as Lineage;

const trees = fc
  .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 68 })), { minLength: 1, maxLength: 15 })
  .map((drawn) =>
    lineageOf(
      drawn.map(([parent], index) => parent % (index + 1)),
      [0, ...drawn.map(([, month]) => month)],
    ),
  );

/** Cables that run through lights other than their two ends, by the lanes and the x of their drops. */
const throughOthers = (chain: Chain, { boxes, lanes, joins, loose }: Layout): string[] => {
  const lane = (id: string) => lanes.laneOf.get(id) ?? 0;
  const x = (id: string) => boxes.get(id)?.x ?? 0;
  return chain.lights.flatMap(({ sources }) =>
    sources
      .filter((wire) => !loose.has(wire))
      .flatMap((wire) => {
        const join = joins.find((one) => one.wire === wire);
        const down = join?.x ?? lanes.dropOf.get(wire.from) ?? x(wire.from);
        const [from, to] = [lane(wire.from), lane(wire.to)];
        const isIn = (at: number, a: number, b: number) => Math.min(a, b) - 7 < at && at < Math.max(a, b) + 7;
        const hit = (id: string) =>
          id !== wire.from &&
          id !== wire.to &&
          ((lane(id) === from && isIn(x(id), x(wire.from), from === to ? x(wire.to) : down)) ||
            (lane(id) === to && isIn(x(id), down, x(wire.to))) ||
            (isIn(lane(id), from, to) &&
              (lane(id) - from) * (lane(id) - to) < 0 &&
              Math.abs(x(id) - down) < 7));
        return [...boxes.keys()].filter(hit).map((id) => `${wire.from} to ${wire.to} through ${id}`);
      }),
  );
};

/** Some lights have a second Vorlage, another one than their first. */
const merged = fc
  .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 68 }), fc.nat()), { minLength: 1, maxLength: 15 })
  .map((drawn) => {
    const parents = drawn.map(([parent], index) => parent % (index + 1));
    const seconds = drawn.map(([, , second], index) =>
      second % 4 === 0 && second % (index + 1) !== parents[index] ? second % (index + 1) : undefined,
    );
    return lineageOf(parents, [0, ...drawn.map(([, month]) => month)], seconds);
  });

describe('the small layout, over random trees', () => {
  test('is the one that all tries find, and tries no more once none can be better, and none twice', () => {
    let tried = 0;
    fc.assert(
      fc.property(trees, (lineage) => {
        const chain = chainOf(lineage);
        const { tries: few, ...found } = layoutOf(chain, FRAME);
        const { tries: many, ...best } = layoutOf(chain, FRAME, Number.NEGATIVE_INFINITY);
        expect(found).toEqual(best);
        expect(few).toBeLessThanOrEqual(many);
        tried += few;
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(tried / 60).toBeLessThan(200);
    const tries = (parents: readonly number[], months: readonly number[]) =>
      layoutOf(chainOf(lineageOf(parents, months)), FRAME).tries;
    expect(tries([0, 1, 2], [0, 20, 40, 60])).toBe(1);
    expect(tries([0, 0], [0, 20, 40])).toBeLessThanOrEqual(2);
    // All hang below one light, one below the other: there is nothing better.
    expect(tries([0, 0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5, 6, 7])).toBe(1);
  });

  test('places every light at its date, with all words inside and none over others of its lane, and no cable through a foreign light', () => {
    fc.assert(
      fc.property(fc.oneof(trees, merged), (lineage) => {
        const chain = chainOf(lineage);
        const layout = layoutOf(chain, FRAME);
        const { boxes, lanes, scale } = layout;
        expect(lanes.laneOf.size).toBe(chain.lights.length);
        expect(throughOthers(chain, layout)).toEqual([]);
        for (const { id, date } of chain.lights) {
          const box = boxes.get(id);
          const [first, last] = spanOnAxis(date ?? '');
          expect(box?.x).toBeGreaterThanOrEqual(xOf(scale, first - 1));
          expect(box?.x).toBeLessThanOrEqual(xOf(scale, last + 1));
          expect((box?.x ?? 0) + (box?.extent ?? 0)).toBeLessThanOrEqual(WIDTH);
        }
        const placed = [...boxes.values()].map((box) => ({ box, lane: lanes.laneOf.get(box.light.id) }));
        for (const [index, one] of placed.entries())
          for (const other of placed.slice(index + 1))
            if (one.lane === other.lane)
              expect(
                one.box.x + one.box.extent <= other.box.x - 8 ||
                  other.box.x + other.box.extent <= one.box.x - 8,
                `${one.box.light.id} and ${other.box.light.id}`,
              ).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  test('is the same for the same chain', () => {
    const chain = chainOf(lineageOf([0, 0, 1, 1, 2], [0, 5, 9, 20, 33, 40]));
    const lanesOf = () => [...layoutOf(chain, FRAME).lanes.laneOf];
    expect(lanesOf()).toEqual(lanesOf());
  });

  test('a chain of ten thousand is put in order without a deep stack', () => {
    const parents = Array.from({ length: 10_000 }, (_, index) => index);
    const chain = chainAround(chainOf(lineageOf(parents, [])), 's5000');
    expect(chain.lights.length).toBe(10_001);
    expect(chain.lights[0]?.id).toBe('s0');
  });
});
