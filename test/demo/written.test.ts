import { expect, test } from 'vitest';
import { demoLines } from './demo-lines.ts';

const WRITTEN = ['title', 'summary', 'wertversprechen', 'zielgruppe', 'nutzennachweis', 'voraussetzungen'];
const RUN = 6;

const shared = demoLines.filter(({ command }) => command === 'share-project').map(({ body }) => body);

const wordsOf = (text: unknown) =>
  String(text ?? '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const runsOf = (body: Readonly<Record<string, unknown>>): Set<string> => {
  const runs = new Set<string>();
  for (const field of WRITTEN) {
    const words = wordsOf(body[field]);
    for (let from = 0; from + RUN <= words.length; from += 1)
      runs.add(words.slice(from, from + RUN).join(' '));
  }
  return runs;
};

test('no two solutions share six words in a row', () => {
  const first = new Map<string, unknown>();
  const repeated: string[] = [];
  for (const body of shared)
    for (const run of runsOf(body)) {
      if (first.has(run)) repeated.push(`${first.get(run)} / ${body.title}: ${run}`);
      first.set(run, body.title);
    }
  expect(repeated).toEqual([]);
  expect(first.size).toBeGreaterThan(500);
});

test('every solution says for whom, what gets better and how that is measured', () => {
  for (const body of shared)
    for (const field of ['wertversprechen', 'zielgruppe', 'nutzennachweis'])
      expect(wordsOf(body[field]).length, `${field} of ${body.title}`).toBeGreaterThan(2);
  for (const field of WRITTEN.slice(0, 5))
    expect(new Set(shared.map((body) => body[field])).size, field).toBe(shared.length);
});

test('the solutions are of all kinds, in about ten Handlungsfelder', () => {
  expect(new Set(shared.map(({ art }) => art)).size).toBe(5);
  expect(new Set(shared.map(({ innovationStatus }) => innovationStatus)).size).toBeGreaterThanOrEqual(4);
  expect(new Set(shared.map(({ betrieb }) => betrieb)).size).toBeGreaterThanOrEqual(4);
  const fields = new Set(shared.flatMap(({ gestaltungsfelder }) => gestaltungsfelder as string[]));
  expect(fields.size).toBeGreaterThanOrEqual(8);
  expect(fields.size).toBeLessThanOrEqual(12);
});
