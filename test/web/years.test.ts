import { expect, test } from 'vitest';
import type { Lineage } from '../../contracts/views/lineage.ts';
import { chainOf } from '../../src/web/spread/chain.ts';
import { drawYears } from '../../src/web/spread/narrow/years.ts';

const COUNT = 260;
const idOf = (number: number) => `s${number}`;

/** A star: one origin, all others from it, spread over two years. */
const star = chainOf({
  nodes: Array.from({ length: COUNT }, (_, number) => ({
    solutionId: idOf(number),
    version: 1,
    nameless: false,
    kommuneId: `k${number}`,
    kommune: { kommuneId: `k${number}`, name: `Stadt Ort${number}` },
    origin: number === 0,
    since: `${2024 + (number % 2)}-03-01`,
    ...(number === 0 ? {} : { status: 'im-betrieb' }),
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

const drawn = (focus?: string) =>
  drawYears(star, {
    today: '2026-01-01',
    focus,
    hrefOf: (id) => `?fokus=${id}`,
    changeHrefOf: (id) => `#${id}`,
  }).toString();

test('a large chain stands by year and source: every light counted once, a hundred of a group named', () => {
  const html = drawn();
  const counts = [...html.matchAll(/<summary><b>(\d+)<\/b> ([^<]*)/g)].map(([, count, source]) => [
    source,
    Number(count),
  ]);
  expect(counts).toEqual([
    ['von Ort0', 129],
    ['Ursprung', 1],
    ['von Ort0', 130],
  ]);
  expect([...html.matchAll(/<h3>(\d{4} · \d+)/g)].map(([, year]) => year)).toEqual([
    '2024 · 130',
    '2025 · 130',
  ]);
  expect(html.match(/href="\?fokus=/g)).toHaveLength(1 + 100 + 100);
  expect(html).toContain('und 29 weitere');
  expect(html).toContain('und 30 weitere');
});

test('the group of the one that is looked at is open', () => {
  expect(drawn().match(/<details open/g)).toBeNull();
  expect(drawn(idOf(7)).match(/<details open/g)).toHaveLength(1);
});
