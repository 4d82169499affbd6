import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { DataOf } from '../../contracts/subjects.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import { Runner } from '../../src/project/runner.ts';
import { ask } from './ask-all.ts';
import { demoEvents } from './demo-log.ts';
import { fixedLog } from './fixed-log.ts';
import { growingLog } from './growing-log.ts';

/** Days between which uses become unconfirmed. */
const DAYS = ['2026-11-24', '2027-05-02'];

const QUESTIONS = [
  { limit: 200 },
  { limit: 200, sort: 'titel', q: 'antrag' },
  { limit: 200, q: 'kita online' },
  { limit: 200, zum: '2025-03-31' },
  { limit: 200, status: ['im-betrieb', 'geplant'], bewaehrt: 'false' },
];

/** Days of the past for the lineage, before and after which much was taken over. */
const MOMENTS = ['2024-06-30', '2025-03-31', '2026-11-24'];

let events: StoredEvent[];
let viewers: readonly (StreamName | null)[];

type Question = (runner: Runner) => unknown;

/** What everybody who looks asks the catalogue. */
const catalogueQuestions = (): readonly Question[] =>
  viewers.flatMap((viewer) =>
    DAYS.flatMap((day) =>
      QUESTIONS.map(
        (params) => (runner: Runner) =>
          ask(runner, 'list-solutions', params, {}, sightOf(runner.models(), viewer), undefined, day),
      ),
    ),
  );

interface Taken {
  readonly solutionId: string;
  readonly stream: StreamName;
  readonly isPublic: boolean;
  readonly sources: readonly string[];
}

/** All that was shared or taken over. */
const taken = (): readonly Taken[] =>
  events.flatMap(({ type, stream, data }) => {
    if (type !== 'ProjectShared' && type !== 'BestPracticeAdopted' && type !== 'ProjectJoined') return [];
    const { solutionId, sichtbarkeit } = data as DataOf<typeof type>;
    const sources = type === 'ProjectShared' ? [] : (data as DataOf<typeof type>).sources;
    const ids = sources.map((source) => source.solutionId);
    return [{ solutionId, stream, isPublic: sichtbarkeit === 'oeffentlich', sources: ids }];
  });

/** Asks for lineages again and again: what was most taken over, and what was made from something that not everybody sees. */
const lineageQuestions = (): readonly Question[] => {
  const all = taken();
  const hidden = all.filter(({ isPublic }) => !isPublic);
  const made = all.filter(({ sources }) => hidden.some(({ solutionId }) => sources.includes(solutionId)));
  const uses = (id: string) => all.filter(({ sources }) => sources.includes(id)).length;
  const [most] = all.map(({ solutionId }) => solutionId).sort((a, b) => uses(b) - uses(a));
  const owners = hidden.map(({ stream }) => stream);
  // Whoever asks last sees most: backwards, that is what the others must not get.
  const seesMost = (id: string) =>
    hidden.find(({ solutionId }) =>
      made.some((one) => one.solutionId === id && one.sources.includes(solutionId)),
    )?.stream ?? null;
  return [most ?? '', ...made.map(({ solutionId }) => solutionId)].flatMap((solutionId) =>
    [null, ...owners, seesMost(solutionId)].flatMap((viewer) =>
      MOMENTS.map(
        (zum) => (runner: Runner) =>
          ask(runner, 'get-lineage', { zum }, { solutionId }, sightOf(runner.models(), viewer), undefined),
      ),
    ),
  );
};

/** Asks from the last to the first: what an answer keeps of the one before shows then. */
const askedBackwards = (runner: Runner, questions: readonly Question[]): unknown[] =>
  questions
    .toReversed()
    .map((question) => question(runner))
    .toReversed();

/**
 * Lets the log grow; what is said after every few events is now and then, and in the end, compared with what a hub says that starts there.
 * Returns how often it was compared and differed from the time before.
 */
const comparedWhileGrowing = async (questions: readonly Question[]): Promise<number> => {
  const { store, grow } = growingLog();
  const kept = new Runner({ store, projections: PROJECTIONS });
  await kept.start();
  let different = 0;
  let before: unknown;
  for (let from = 0; from < events.length; from += 7) {
    grow(events.slice(from, from + 7));
    const said = questions.map((question) => question(kept));
    if (from % 105 !== 0 && from + 7 < events.length) continue;
    const fresh = new Runner({ store: fixedLog(events.slice(0, from + 7)), projections: PROJECTIONS });
    await fresh.start();
    expect(said, `after ${from + 7} events`).toEqual(askedBackwards(fresh, questions));
    if (!isDeepStrictEqual(said, before)) different += 1;
    before = said;
  }
  return different;
};

beforeAll(async () => {
  events = await demoEvents();
  const streams = [...new Set(events.map(({ stream }) => stream))];
  // Few enough that all their views are kept from question to question.
  viewers = [null, ...streams.filter((_, index) => index % 6 === 0).slice(0, 4)];
});

describe('what is asked again and again while the log grows', () => {
  it('says of the catalogue what it would say to somebody who starts there', async () => {
    expect(viewers.length).toBeGreaterThan(3);
    expect(await comparedWhileGrowing(catalogueQuestions())).toBeGreaterThan(5);
  }, 120_000);

  it('says of a lineage what it would say to somebody who starts there, whoever asked before, and of whatever day', async () => {
    expect(await comparedWhileGrowing(lineageQuestions())).toBeGreaterThan(3);
  }, 120_000);
});
