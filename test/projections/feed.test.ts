import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { getFeedQuery } from '../../projections/feed/query.ts';
import { admits, type Circle, type RecordedPush, type Sight } from '../../projections/model.ts';
import type { ReadModels } from '../../projections/read-models.ts';
import { PUBLIC_SIGHT } from '../../projections/verbund/sight.ts';
import { sealedCursors } from '../../src/http/sealed-cursors.ts';
import { Tables } from '../../src/project/tables.ts';

const OWNERS = ['kommune-a', 'kommune-b'] as readonly StreamName[];

const models: ReadModels = new Tables(PROJECTIONS, () => undefined).now;

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

describe('pages of the feed', () => {
  it('together are what these eyes may see, in both directions, while it grows', () => {
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
