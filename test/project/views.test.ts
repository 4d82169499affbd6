import { beforeAll, describe, expect, it } from 'vitest';
import { listSolutions } from '../../contracts/views/catalogue.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { listSolutionsQuery } from '../../projections/answers/list-solutions/list-solutions.ts';
import { PUBLIC_SIGHT, sightOf } from '../../projections/reading/sight.ts';
import { sealedCursors } from '../../src/ask/sealed-cursors.ts';
import { Runner } from '../../src/project/runner.ts';
import { ask } from './ask-all.ts';
import { demoEvents } from './demo-log.ts';
import { fixedLog } from './fixed-log.ts';

let runner: Runner;
const TODAY = '2026-11-24';

beforeAll(async () => {
  runner = new Runner({ store: fixedLog(await demoEvents()), projections: PROJECTIONS });
  await runner.start();
});

function* due(params: object, sight = PUBLIC_SIGHT, models = runner.models()): Iterable<void> {
  const { moment, words } = listSolutionsQuery.waits(models, {
    params: listSolutions.params.parse(params),
    path: {},
    sight,
    today: TODAY,
    text: runner.text,
    cursors: sealedCursors(() => runner.root)([]),
    pushes: runner.pushes,
  });
  yield* moment;
  yield* words;
}

const count = (steps: Iterable<void>): number => [...steps].length;

describe('what the catalogue makes before a question', () => {
  it('is made in a step for every entry, and once', () => {
    const { solutions, references } = runner.models().catalogue;
    // What a Reference says of a solution that stands here is no entry of its own.
    const described = [...references.values()].filter(({ solution }) => solution !== undefined);
    const entries = solutions.size + described.length;
    expect(entries).toBeGreaterThan(30);
    expect(count(due({ zum: '2025-01-31' }))).toBe(entries);
    expect(count(due({ zum: '2025-01-31' }))).toBe(0);
    expect(count(due({ zum: '2025-01-30' }))).toBe(entries);
  });

  it('leaves nothing to be made for the question itself', () => {
    const params = { zum: '2025-02-28', q: 'kita' };
    const expected = ask(
      runner,
      'list-solutions',
      { ...params, zum: '2025-03-01' },
      {},
      PUBLIC_SIGHT,
      undefined,
    );
    expect(count(due(params))).toBeGreaterThan(0);
    expect(ask(runner, 'list-solutions', params, {}, PUBLIC_SIGHT, undefined)).toEqual(expected);
    expect(count(due(params))).toBe(0);
  });

  it('is shared by those who ask at the same time', () => {
    const [one, other] = [due({ zum: '2025-04-01' }), due({ zum: '2025-04-01' })].map((steps) =>
      steps[Symbol.iterator](),
    );
    let taken = 0;
    let open = true;
    while (open) {
      open = one?.next().done !== true && other?.next().done !== true;
      taken += 2;
    }
    const entries = runner.models().catalogue.solutions.size + runner.models().catalogue.references.size;
    expect(taken).toBeLessThanOrEqual(entries + 2);
  });

  it('is that of everybody for members, too, whose own differs in a few entries', () => {
    const [kommune] = [...runner.models().kommune.kommunen.values()];
    const sight = sightOf(runner.models(), `kommune-${kommune?.kommuneId}`);
    expect(count(due({ zum: '2025-05-31' }, sight))).toBeGreaterThan(30);
    expect(count(due({ zum: '2025-05-31' }))).toBe(0);
  });

  it('is kept for six days at most, those asked for last', () => {
    const days = Array.from({ length: 7 }, (_, day) => `2025-06-0${day + 1}`);
    for (const zum of days) expect(count(due({ zum }))).toBeGreaterThan(0);
    for (const zum of days.slice(1)) expect(count(due({ zum })), zum).toBe(0);
    expect(count(due({ zum: days[0] }))).toBeGreaterThan(0);
  });
});
