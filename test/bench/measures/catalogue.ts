import { isDeepStrictEqual } from 'node:util';
import type { StreamName } from '../../../contracts/envelope.ts';
import { PROJECTIONS } from '../../../projections/all.ts';
import { FACETS, type FacetName } from '../../../projections/answers/list-solutions/facets.ts';
import { PUBLIC_SIGHT, sightOf } from '../../../projections/reading/sight.ts';
import { Runner } from '../../../src/project/runner.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { ask } from '../../project/ask-all.ts';
import { cpuOf, wallOf } from '../harness/clock.ts';
import type { Figure, Measure } from '../harness/measurement.ts';
import { inTurn, median, quantile } from '../harness/statistics.ts';
import { catalogueLog, copyOf } from '../harness/world.ts';
import { placer, solutionData } from '../world/events.ts';
import { type Random, randomOf } from '../world/random.ts';
import { VOCABULARY } from '../world/words.ts';
import { bareScan, type CatalogueAnswer, type CatalogueQuestion } from './catalogue-scan.ts';

const DAY = '2026-11-25';
const QUESTIONS = 300;
const PASSES = 3;

/** Narrowed by none to three facets, with one word or two: as often a frequent one as a rare one. */
const draw = (
  random: Random,
  words: readonly string[],
  facets: CatalogueAnswer['facets'],
): CatalogueQuestion => {
  const word = () =>
    words[random.below(2) === 0 ? random.zipf(words.length) : random.below(words.length)] as string;
  const narrowed = Array.from({ length: random.below(4) }, () => {
    const name = random.pick(FACETS);
    return [name, [random.pick(facets[name] ?? [])?.value ?? 'x']] as const;
  });
  const text = [{}, { q: word() }, { q: word() }, { q: `${word()} ${word()}` }];
  return { ...Object.fromEntries(narrowed), ...random.pick(text) };
};

/** Milliseconds of CPU that a question takes, over all of them. */
const cpuOfEach = (
  questions: readonly CatalogueQuestion[],
  answer: (question: CatalogueQuestion) => unknown,
) =>
  cpuOf(() => {
    for (const question of questions) answer(question);
  }) / questions.length;

const known = (facets: CatalogueAnswer['facets'], question: CatalogueQuestion) =>
  Object.entries(question).every(
    ([name, wanted]) => name === 'q' || facets[name as FacetName]?.some(({ value }) => value === wanted[0]),
  );

/** Questions between which something is written: what is kept must be kept up. */
const whileWriting = async (
  store: ReturnType<typeof openSqliteStore>,
  questions: readonly CatalogueQuestion[],
  ours: (question: CatalogueQuestion) => unknown,
) => {
  const random = randomOf(77);
  const place = placer(random);
  const stream: StreamName = `kommune-${random.uuid()}`;
  const times: number[] = [];
  for (const question of questions) {
    const data = { ...solutionData(random), solutionId: random.uuid(), sichtbarkeit: 'oeffentlich' };
    const { revision, event } = place(stream, 'ProjectShared', data, `${DAY}T08:00:00.000Z`);
    await store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]);
    times.push(wallOf(() => ours(question)));
  }
  return times;
};

/** "Lösungen finden": filter, facets with counts, words; next to a scan over columns that gives the same answers. */
export const catalogue: Measure = async (given) => {
  const store = openSqliteStore(copyOf(catalogueLog(given)));
  const runner = new Runner({ store, projections: PROJECTIONS });
  await runner.start();
  const ours = (question: CatalogueQuestion, sight = PUBLIC_SIGHT, day = DAY) =>
    ask(runner, 'list-solutions', question, {}, sight, undefined, day) as CatalogueAnswer;
  const first = wallOf(() => ours({ q: 'Bürgerportal' }));
  const bare = bareScan(runner, DAY);
  const random = randomOf(4711);
  const all = bare.ask({});
  const words = VOCABULARY.filter(bare.knows);
  const questions = Array.from({ length: QUESTIONS }, () => draw(random, words, all.facets)).filter(
    (question) => known(all.facets, question),
  );
  for (const question of questions) {
    const { items: found, total, facets } = ours(question);
    const items = found.map(({ why: _, ...item }) => item);
    if (!isDeepStrictEqual({ items, total, facets }, bare.ask(question)))
      throw new Error(`the scan and the catalogue differ in their answer to ${JSON.stringify(question)}`);
  }
  const mean = await inTurn(
    PASSES,
    () => cpuOfEach(questions, ours),
    () => cpuOfEach(questions, bare.ask),
  );
  const [mine, theirs]: [number[], number[]] = [[], []];
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const question of questions) {
      mine.push(wallOf(() => ours(question)));
      theirs.push(wallOf(() => bare.ask(question)));
    }
  }
  const [member] = [...runner.models().verbund.memberships.values()];
  const sight = sightOf(runner.models(), `kommune-${member?.kommuneId ?? ''}`);
  const viewer = wallOf(() => ours({}, sight));
  const nextDay = wallOf(() => ours({}, PUBLIC_SIGHT, '2026-11-26'));
  const written = await whileWriting(store, questions, ours);
  await runner.close();
  await store.close();
  const figures: Figure[] = [
    {
      name: 'catalogue: filter, facets, words (mean)',
      unit: 'ms CPU',
      ...mean,
      limits: [{ of: 'ratio', atMost: 5 }],
    },
    {
      name: 'catalogue: the same (median)',
      unit: 'ms',
      ours: median(mine),
      baseline: median(theirs),
      ratio: median(mine) / median(theirs),
      limits: [{ of: 'ratio', atMost: 5 }],
    },
    {
      name: 'catalogue: the same, p99',
      unit: 'ms',
      ours: quantile(mine, 0.99),
      baseline: quantile(theirs, 0.99),
      limits: [{ of: 'ours', atMost: 30 }],
    },
    {
      name: 'catalogue: p99 with a write before each question',
      unit: 'ms',
      ours: quantile(written, 0.99),
      limits: [{ of: 'ours', atMost: 30 }],
    },
    { name: 'catalogue: first question of all', unit: 'ms', ours: first },
    { name: 'catalogue: first question of a member', unit: 'ms', ours: viewer },
    { name: 'catalogue: first question of a new day', unit: 'ms', ours: nextDay },
  ];
  return figures;
};
