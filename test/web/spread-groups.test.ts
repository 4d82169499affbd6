import { expect, test } from 'vitest';
import type { Lineage } from '../../contracts/views/lineage.ts';
import { chainOf } from '../../src/web/spread/chain.ts';
import { anyDrawing } from '../../src/web/spread/drawing.ts';
import { matrixOf } from '../../src/web/spread/groups/matrix.ts';
import { periodOf } from '../../src/web/spread/groups/periods.ts';
import { lightsWith, sumsOf } from '../../src/web/spread/groups/sums.ts';
import { textWidth } from '../../src/web/spread/text-width.ts';
import { isGarland } from '../../src/web/spread/wide/runs.ts';
import { wrapped } from '../../src/web/spread/wrapped.ts';
import { spanOnAxis } from '../../src/web/words/dates.ts';

const DATES = [
  '2021-03-01',
  { value: '2022', precision: 'jahr' },
  { value: '2023-05', precision: 'monat' },
  undefined,
];
const LAENDER = ['Hessen', 'Bayern', 'Saarland'];

/** A chain whose light n came from `parent(n)`. */
const chain = (count: number, parent: (index: number) => number) =>
  chainOf({
    nodes: Array.from({ length: count + 1 }, (_, index) => ({
      solutionId: `s${index}`,
      version: 1,
      nameless: false,
      kommuneId: `k${index}`,
      kommune: { kommuneId: `k${index}`, name: `Stadt Ort${index}` },
      land: LAENDER[index % 3],
      origin: index === 0,
      since: index === 0 ? '2020-01-01' : DATES[index % 4],
      ...(index === 0 ? {} : { status: 'im-betrieb', adoptionId: `a${index}` }),
      mitErgebnis: false,
      bewaehrt: false,
      withdrawn: false,
    })),
    edges: Array.from({ length: count }, (_, index) => ({
      kind: 'uebernahme',
      from: { solutionId: `s${parent(index + 1)}`, version: 1 },
      to: { solutionId: `s${index + 1}`, version: 1 },
      changes: index % 2 === 0 ? [{ what: index % 4 === 0 ? 'Auf Türkisch.' : 'auf  türkisch' }] : [],
    })),
    position: '',
  } as unknown as Lineage);

const TODAY = 2026 * 12 + 10;
const grain = { today: TODAY, mostColumns: 20, mostCells: 72 };

test('every light stands once, in a period that its date may mean; of a year nobody says the quarter', () => {
  const star = chain(90, () => 0);
  const { columns, rows, origin } = matrixOf(star, 'land', grain);
  expect(origin?.id).toBe('s0');
  const seen = rows.flatMap(({ cells }) => cells.flatMap(({ lights }) => lights));
  expect(new Set(seen).size).toBe(90);
  for (const { cells } of rows)
    for (const { column, lights } of cells)
      for (const { date } of lights) {
        const { from, to, key } = columns[column] as (typeof columns)[number];
        if (date === undefined) expect(key).toBe('ohne-datum');
        else expect([spanOnAxis(date)[0] >= from, spanOnAxis(date)[1] < to]).toEqual([true, true]);
      }
  expect(columns.some(({ key }) => /-\d$/.test(key))).toBe(false);
  for (const { key, from } of columns) expect(periodOf(key)?.from).toBe(from);
});

test('what goes on and on is a garland, what spreads to many is not', () => {
  expect(isGarland(chain(30, (index) => index - 1))).toBe(true);
  expect(isGarland(chain(60, () => 0))).toBe(false);
  // What nobody could read as a whole stands in groups.
  expect(isGarland(chain(121, (index) => index - 1))).toBe(false);
  // Three side branches do not make a star of it.
  expect(isGarland(chain(33, (index) => (index > 30 ? 10 : index - 1)))).toBe(true);
});

test('equal changes are one, with all who made them, however they are written', () => {
  const star = chain(20, () => 0);
  const [sum, ...others] = sumsOf(star);
  expect([sum?.lights.length, others]).toEqual([10, []]);
  expect(lightsWith(star, 'AUF TÜRKISCH')).toHaveLength(10);
});

test('words are wrapped, never cut, and no line is wider than it may be', () => {
  for (const text of ['Verwaltungsgemeinschaft Oberwaldstetten-Unterwiesenbrunn', 'x'.repeat(80), 'Aue']) {
    const lines = wrapped(text, 110, 15, '600');
    for (const line of lines) expect(textWidth(line, 15, '600')).toBeLessThanOrEqual(110);
    expect(lines.join('').replaceAll(/[- ]/g, '')).toBe(text.replaceAll(/[- ]/g, ''));
  }
  expect(wrapped('Verwaltungsgemeinschaft', 130, 15, '600')).toEqual(['Verwaltungs-', 'gemeinschaft']);
});

const look = {
  today: '2026-11-20',
  focus: undefined,
  chosen: undefined,
  hrefOf: (id: string) => `?fokus=${id}`,
  changeHrefOf: (id: string) => `#${id}`,
  groupHrefOf: (lane: string, period: string | undefined) => `?gruppe=${lane}&zeit=${period}`,
};

test('a drawing of 2,500 lights is made in turns, each of which makes no more than a bounded part of the page', async () => {
  let turns = 0;
  const drawn = await anyDrawing(
    chain(2500, (index) => Math.floor(index / 3)),
    'gruppen',
    look,
    'land',
    async () => {
      turns += 1;
    },
  );
  expect(turns).toBeGreaterThanOrEqual(4);
  // No light has a link of its own, and no bundle a dot for each of many.
  expect(drawn.toString().length).toBeLessThan(250_000);
});

test('the way to the last of 2,500 is drawn from its beginning and to its end', async () => {
  const long = chain(2500, (index) => index - 1);
  const drawn = await anyDrawing(long, 'gruppen', { ...look, focus: 's2500' }, 'land', () =>
    Promise.resolve(),
  );
  expect(drawn.toString()).toContain('Der Weg bis Ort2500, Anfang und Ende');
  expect(drawn.toString().length).toBeLessThan(350_000);
});
