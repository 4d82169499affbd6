import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { counting, countVisible } from '../../projections/answers/get-feed/count-visible.ts';
import { getFeedQuery } from '../../projections/answers/get-feed/get-feed.ts';
import type { RecordedPush } from '../../projections/model/push.ts';
import { admits, type Circle, type Sight } from '../../projections/model/sight.ts';
import { seesPush } from '../../projections/reading/pushes/sees.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import type {
  AdoptionPlace,
  EntryPlace,
  SolutionPlace,
} from '../../projections/tables/whereabouts/tables.ts';
import { sealedCursors } from '../../src/ask/sealed-cursors.ts';
import { KeptHere } from '../../src/project/memory.ts';
import { VersionedTable } from '../../src/project/table.ts';
import { Tables } from '../../src/project/tables.ts';

const OWNERS = ['kommune-a', 'kommune-b'] as readonly StreamName[];

const LEVELS = ['oeffentlich', 'verbund', 'kommune'] as const;

const models: ReadModels = new Tables(PROJECTIONS).now;

const together: Circle = {
  verbundId: 'v',
  from: undefined,
  has: (owner) => OWNERS.includes(owner),
  owners: () => OWNERS,
};

const sights: readonly Sight[] = [
  PUBLIC_SIGHT,
  { organisation: OWNERS[0] as StreamName, circles: [], audienceClass: 'a' },
  { organisation: OWNERS[0] as StreamName, circles: [together], audienceClass: 'a b' },
];

const pushOf = (index: number, level: number): RecordedPush =>
  ({
    position: String(index).padStart(16, '0'),
    audience: { level: ['oeffentlich', 'verbund', 'kommune'][level % 3], owner: OWNERS[level % 2] },
    type: 'ProjectShared',
    eventId: String(index),
    time: '2026-01-01T00:00:00.000Z',
    stream: OWNERS[level % 2],
    data: { actor: {} },
  }) as unknown as RecordedPush;

const cursors = sealedCursors(() => 'a log')('the feed');

type Page = { items: readonly { id: string }[]; total: number; next?: string };

/** All ids of all pages, and the totals that they name. */
const walked = (pushes: readonly RecordedPush[], sight: Sight, limit: number, after?: string) => {
  const [ids, totals]: [string[], Set<number>] = [[], new Set()];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const params = { channel: 'feed', limit, after, cursor };
    const page = getFeedQuery(models, { params, sight, pushes: () => pushes, cursors } as never) as Page;
    ids.push(...page.items.map(({ id }) => id));
    totals.add(page.total);
    // A cursor that leads back to itself would have no end.
    expect(ids.length).toBeLessThanOrEqual(pushes.length);
    cursor = page.next;
  }
  return { ids, totals: [...totals] };
};

type Step =
  | {
      readonly told: number;
      readonly level: number;
      readonly of: number;
      /** Adoptions on the ways because of which it is told. */
      readonly ways?: readonly (readonly number[])[] | undefined;
    }
  | { readonly placed: number; readonly level: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    told: fc.nat(3),
    level: fc.nat(5),
    of: fc.nat(4),
    ways: fc.option(fc.array(fc.array(fc.nat(3), { maxLength: 2 }), { minLength: 1, maxLength: 2 }), {
      nil: undefined,
    }),
  }),
  fc.record({ placed: fc.nat(3), level: fc.nat(5) }),
);

const adoptionAt = (number: number) => `adoption ${number}`;

/** What a push names, and the ways because of which it is told. */
const saidBy = ({ of, ways }: Extract<Step, { told: number }>, adoptionId: string) => {
  const named = of < 3 ? { adoptionId } : {};
  const led = ways?.map((adoptions) => ({ guards: [], adoptions: adoptions.map(adoptionAt) }));
  return { data: named, ...(led === undefined ? {} : { ways: led }) };
};

describe('totals of the feed', () => {
  it('are what a count from the beginning gives, while adoptions are hidden and released', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 1, max: 5 }), (steps, every) => {
        let at = 0;
        const adoptions = new VersionedTable<AdoptionPlace>('adoptions', { indexes: {} });
        const places = {
          adoptions: adoptions.view(),
          solutions: new VersionedTable<SolutionPlace>('solutions', { indexes: {} }).view(),
          entries: new VersionedTable<EntryPlace>('entries', { indexes: {} }).view(),
        };
        const memory = new KeptHere();
        const channels = new Map<string, RecordedPush[]>([['feed', []]]);
        for (const owner of OWNERS) channels.set(owner.replace('-', ':'), []);
        const pushesOf = (channel: string) => channels.get(channel) ?? [];
        for (const [index, one] of steps.entries()) {
          at += 1;
          const owner = OWNERS[('told' in one ? one.told : one.placed) % 2] as StreamName;
          const id = adoptionAt('told' in one ? one.told : one.placed);
          const audience = { level: LEVELS[one.level % 3] ?? 'kommune', owner };
          if ('placed' in one) adoptions.set(id, String(at), { stream: owner, audience });
          else {
            const push = { ...pushOf(at, 0), audience, stream: owner, ...saidBy(one, id) } as RecordedPush;
            for (const channel of ['feed', owner.replace('-', ':')]) pushesOf(channel).push(push);
          }
          if (index % every !== 0) continue;
          for (const sight of sights)
            for (const [, pushes] of channels) {
              const seen = pushes.filter((push) => seesPush(places, sight, push)).length;
              // A question may have been left while it was counted in steps.
              Iterator.from(counting(pushes, { places, sight, memory }, 1))
                .take(index % 3)
                .toArray();
              expect(countVisible(pushes, { places, sight, memory }, pushesOf)).toBe(seen);
            }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('pages of the feed', () => {
  it('together are what the viewer may see, in both directions, while it grows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { maxLength: 40 }),
        fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 7 }),
        fc.nat(60),
        (before, more, limit, from) => {
          const pushes = before.map((level, index) => pushOf(index, level));
          const compare = () => {
            for (const sight of sights) {
              const seen = pushes.filter(({ audience }) => admits(sight, audience));
              const after = String(from).padStart(16, '0');
              const newest = walked(pushes, sight, limit);
              expect(newest).toEqual({
                ids: seen.map(({ eventId }) => eventId).toReversed(),
                totals: [seen.length],
              });
              const later = seen.filter(({ position }) => position > after);
              expect(walked(pushes, sight, limit, after)).toEqual({
                ids: later.map(({ eventId }) => eventId),
                totals: [seen.length],
              });
            }
          };
          compare();
          for (const level of more) pushes.push(pushOf(pushes.length, level));
          compare();
        },
      ),
    );
  });
});
