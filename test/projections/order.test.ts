import { expect, expectTypeOf, it } from 'vitest';
import { inOrder, type Projection, projection } from '../../projections/model/projection.ts';
import { table } from '../../projections/model/table.ts';
import { READ } from '../../projections/tables/all.ts';

const named = projection({
  name: 'named',
  version: 1,
  reads: [],
  tables: { names: table<{ readonly name: string }>()() },
  on: {
    VerbundFounded: ({ data: { verbundId, name } }, { tables }) => tables.names.put(verbundId, { name }),
  },
});

const greeted = projection({
  name: 'greeted',
  version: 1,
  reads: [named],
  tables: { greetings: table<{ readonly words: string }>()() },
  on: {
    VerbundFounded: ({ data: { verbundId } }, { tables, models }) => {
      const { name = '' } = models.named.names.get(verbundId) ?? {};
      tables.greetings.put(verbundId, { words: `Guten Tag, ${name}` });
    },
  },
});

type Models = Parameters<NonNullable<(typeof greeted)['on']['VerbundFounded']>>[1]['models'];

it('a projection is given the tables of those alone that it says it reads, and writes none of them', () => {
  expectTypeOf<keyof Models>().toEqualTypeOf<'named'>();
  expectTypeOf<Models['named']['names']>().toHaveProperty('get');
  expectTypeOf<Models['named']['names']>().not.toHaveProperty('put');
});

it('a projection stands behind all whose tables it reads, or the types fail', () => {
  expect(inOrder(named, greeted)).toEqual([named, greeted]);
  // @ts-expect-error: `greeted` reads what has not been applied yet.
  expect(inOrder(greeted, named)).toHaveLength(2);
  // @ts-expect-error: `greeted` reads what is never applied.
  expect(inOrder(greeted)).toHaveLength(1);
});

it('the projections of the hub stand so', () => {
  const all: readonly Projection[] = READ;
  for (const [index, { reads, name }] of all.entries())
    for (const read of reads) expect(all.slice(0, index), name).toContain(read);
  expect(all.flatMap(({ reads }) => reads).length).toBeGreaterThan(5);
});
