import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../contracts/envelope.ts';
import { table } from '../../projections/model/table.ts';
import { Lists } from '../../src/project/packed/lists.ts';
import { NOTHING, NumberMap } from '../../src/project/packed/number-map.ts';
import { emptyPacking } from '../../src/project/packed/packing.ts';
import { Positions } from '../../src/project/packed/positions.ts';
import { VersionedTable } from '../../src/project/table.ts';

const position = fc
  .tuple(fc.constantFrom(16, 40), fc.nat(), fc.nat({ max: 0xffffffff }))
  .map(
    ([width, number, hash]) => `${String(number).padStart(width, '0')}-${hash.toString(16).padStart(8, '0')}`,
  );

/** Texts that stand in rows, and texts that look like them and are none. */
const text = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => `kommune-${id}`),
  fc.uuid().map((id) => `verbund-${id}`),
  fc.uuid().map((id) => id.toUpperCase()),
  position,
  fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
    .map((at) => at.toISOString()),
  fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
    .map((at) => at.toISOString().slice(0, 10)),
  fc.constantFrom(
    '2023-02-31',
    '2023-13-01',
    '0001-01-01',
    '2023-02-31T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    'ÿ',
    'Ā',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const value = fc.letrec((tie) => ({
  part: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.double(),
    fc.integer(),
    fc.constantFrom(0, -0, 127, 128, 2 ** 48, 2 ** 53, Number.NaN, null, undefined, true, false),
    fc.uuid().map((id) => ({ $text: `${id}/title` })),
    fc.record({ $text: fc.string() }, { noNullPrototype: true }),
    fc.array(tie('part'), { maxLength: 5 }),
    fc.dictionary(
      fc.string({ minLength: 1, maxLength: 8 }).filter((key) => key !== '__proto__'),
      tie('part'),
      { maxKeys: 5, noNullPrototype: true },
    ),
  ),
})).part;

describe('packed values', () => {
  it('are read as they were written, whatever stands before and after them', () => {
    const { writer, reader } = emptyPacking();
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), (values) => {
        writer.begin();
        for (const one of values) writer.value(one);
        const bytes = Buffer.from(writer.bytes);
        reader.go(bytes, 0);
        for (const one of values) expect(reader.value()).toStrictEqual(one);
        expect(reader.isDone).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('numbers', () => {
  it('are found in a map as in a Map', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 300 }), fc.nat()), { maxLength: 400 }), (entries) => {
        const [packed, plain] = [new NumberMap(), new Map<number, number>()];
        for (const [key, to] of entries) {
          packed.set(key, to);
          plain.set(key, to);
        }
        for (let key = 0; key <= 300; key += 1) expect(packed.get(key)).toBe(plain.get(key) ?? NOTHING);
      }),
    );
  });

  it('stand in lists in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 500 }), (to) => {
        const lists = new Lists();
        const plain = Array.from({ length: 10 }, () => [] as number[]);
        for (const _ of plain) lists.begin();
        for (const [number, list] of to.entries()) {
          lists.push(list, number);
          plain[list]?.push(number);
        }
        for (const [list, numbers] of plain.entries()) {
          expect(lists.length(list)).toBe(numbers.length);
          expect(numbers.map((_, index) => lists.at(list, index))).toEqual(numbers);
          for (const [number] of to.entries())
            expect(lists.includes(list, number)).toBe(numbers.includes(number));
        }
      }),
    );
  });

  it.each([16, 40])('stand for positions of %i digits, and for the places between them', (width) => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 500 }), { minLength: 1, maxLength: 60 }), (some) => {
        const of = (number: number, hash: number): Position =>
          `${String(number).padStart(width, '0')}-${hash.toString(16).padStart(8, '0')}`;
        const all = some.toSorted((a, b) => a - b).map((number) => of(number, number * 7919));
        const positions = new Positions();
        for (const [index, one] of all.entries()) expect(positions.of(one)).toBe(index);
        for (const [index, one] of all.entries()) {
          expect(positions.at(index)).toBe(one);
          expect(positions.of(one)).toBe(index);
        }
        for (let number = 0; number <= 501; number += 1)
          for (const hash of [0, number * 7919, 0xffffffff]) {
            const asked = of(number, hash);
            expect(positions.countUpTo(asked)).toBe(all.filter((one) => one <= asked).length);
            expect(positions.knows(asked)).toBe(all.includes(asked));
          }
      }),
      { numRuns: 20 },
    );
  });
});

interface Row {
  readonly id: string;
  readonly groups: readonly string[];
  readonly count: number;
}

const at = (number: number): Position => `${String(number).padStart(16, '0')}-0000000a`;

describe('a packed table', () => {
  const spec = table<Row>()({ group: (row) => row.groups });
  const steps = fc.array(
    fc.record({
      key: fc.constantFrom(
        'a',
        'b',
        '00000000-0000-4000-8000-000000000001',
        'kommune-00000000-0000-4000-8000-000000000001',
      ),
      groups: fc.option(
        fc.uniqueArray(fc.constantFrom('x', 'y', '00000000-0000-4000-8000-000000000002'), { maxLength: 3 }),
      ),
      count: fc.nat({ max: 2 }),
      later: fc.boolean(),
    }),
    { maxLength: 60 },
  );

  it.each([1, 3, 1000])(
    'says of now and of every moment what plain maps say, with %i rows kept ready',
    (ready) => {
      fc.assert(
        fc.property(steps, (all) => {
          const packed = new VersionedTable<Row>('t.rows', spec, {
            packing: emptyPacking({ keptReady: ready }),
          });
          const moments: Map<string, Row>[] = [];
          const now = new Map<string, Row>();
          const came = new Map<string, string[]>();
          for (const { key, groups, count, later } of all) {
            if (later || moments.length === 0) moments.push(new Map(now));
            const row = groups === null ? null : { id: key, groups, count };
            packed.set(key, at(moments.length), row);
            if (row === null) now.delete(key);
            else now.set(key, row);
            for (const group of groups ?? []) {
              const keys = came.get(group) ?? [];
              if (!keys.includes(key)) came.set(group, [...keys, key]);
            }
            moments[moments.length - 1] = new Map(now);
            // Reading between the steps fills what is kept ready.
            packed.view().by('group', 'x');
          }
          const same = (view: ReturnType<typeof packed.view>, rows: ReadonlyMap<string, Row>) => {
            expect(view.size).toBe(rows.size);
            expect(new Set([...view.values()].map((row) => JSON.stringify(row)))).toEqual(
              new Set([...rows.values()].map((row) => JSON.stringify(row))),
            );
            for (const key of ['a', 'b', '00000000-0000-4000-8000-000000000001'])
              expect(view.get(key)).toEqual(rows.get(key));
            for (const group of ['x', 'y', '00000000-0000-4000-8000-000000000002'])
              expect(view.by('group', group)).toEqual(
                (came.get(group) ?? []).flatMap((key) => {
                  const row = rows.get(key);
                  return row?.groups.includes(group) ? [row] : [];
                }),
              );
          };
          same(packed.view(), now);
          for (const [index, rows] of moments.entries()) same(packed.view(at(index + 1)), rows);
        }),
        { numRuns: 300 },
      );
    },
  );
});
