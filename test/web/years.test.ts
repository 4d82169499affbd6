import { expect, test } from 'vitest';
import type { Lineage } from '../../contracts/views/lineage.ts';
import { chainOf } from '../../src/web/spread/chain.ts';
import { matrixOf } from '../../src/web/spread/groups/matrix.ts';
import { drawYears } from '../../src/web/spread/narrow/years.ts';

const COUNT = 261;
const LAENDER = ['Hessen', 'Bayern', 'Saarland', 'Berlin', 'Bremen'];
const idOf = (number: number) => `s${number}`;

/** A star: one origin, all others from it, spread over two years and five Länder. */
const star = chainOf({
  nodes: Array.from({ length: COUNT }, (_, number) => ({
    solutionId: idOf(number),
    version: 1,
    nameless: false,
    kommuneId: `k${number}`,
    kommune: { kommuneId: `k${number}`, name: `Stadt Ort${number}` },
    land: LAENDER[number % 5],
    origin: number === 0,
    since: `${2024 + (number % 2)}-03-01`,
    ...(number === 0 ? {} : { status: 'im-betrieb', adoptionId: `a${number}` }),
    mitErgebnis: number % 3 === 0,
    bewaehrt: false,
    withdrawn: false,
  })),
  edges: Array.from({ length: COUNT - 1 }, (_, index) => ({
    kind: 'uebernahme',
    from: { solutionId: idOf(0), version: 1 },
    to: { solutionId: idOf(index + 1), version: 1 },
  })),
  position: '',
} as unknown as Lineage);

const grain = { today: 2026 * 12, mostColumns: 40, mostCells: 1000, finest: 12 };
const drawn = drawYears(star, matrixOf(star, 'land', grain), {
  today: '2026-01-01',
  focus: undefined,
  way: undefined,
  chosen: undefined,
  hrefOf: (id: string) => `?fokus=${id}`,
  changeHrefOf: (id: string) => `#${id}`,
  groupHrefOf: (lane: string, period: string | undefined) => `?gruppe=${lane}&zeit=${period}`,
}).toString();

test('a large chain stands by year and group: every light counted once, each group a step from its names', () => {
  const counts = [...drawn.matchAll(/<b>(\d+)<\/b> (?:[^<]*)<\/a>/g)].map(([, count]) => Number(count));
  expect(counts.reduce((a, b) => a + b, 0)).toBe(COUNT - 1);
  expect([...drawn.matchAll(/<h2>(\d{4} · \d+)/g)].map(([, year]) => year)).toEqual([
    '2024 · 130',
    '2025 · 130',
  ]);
  expect(drawn).toContain('?gruppe=Hessen&amp;zeit=2024');
  // Three groups of a year at once, the others in one fold.
  expect(drawn.match(/<b>52<\/b> in 2 weiteren Gruppen/g)).toHaveLength(2);
});
