import { describe, expect, it } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import { Runner } from '../../src/project/runner.ts';
import { type Random, randomOf } from '../bench/world/random.ts';
import { ask } from '../project/ask-all.ts';
import { fixedLog } from '../project/fixed-log.ts';
import { growingLog } from '../project/growing-log.ts';
import { logOf, seenOf, type World, worldOf } from './class-world.ts';

const WORLDS = 12;
const STEPS = 80;

interface Page {
  readonly items: readonly { readonly solutionId: string; readonly title: string }[];
  readonly total: number;
  readonly next?: string;
}

type Question = Readonly<Record<string, unknown>>;

/** A word of the world, hidden or not, as it stands there, cut, mistyped, or in a longer one. */
const drawWord = (random: Random, words: readonly string[]): string => {
  const word = random.pick(words);
  const at = 1 + random.below(word.length - 1);
  return random.pick([
    word,
    word.slice(0, at + 1),
    word.slice(0, at) + word.slice(at + 1),
    `${word}verzeichnis`,
  ]);
};

const questionsOf = (random: Random, { words }: World): readonly Question[] => [
  { limit: 5 },
  { limit: 4, sort: 'titel' },
  { limit: 200, zum: '2025-01-20' },
  { limit: 3, gestaltungsfeld: ['Wohnen'], status: ['im-betrieb'] },
  ...Array.from({ length: 8 }, () => ({ limit: 3, q: drawWord(random, words) })),
  ...Array.from({ length: 4 }, () => ({
    limit: 50,
    q: `${drawWord(random, words)} ${drawWord(random, words)}`,
  })),
];

/**
 * All pages of a question. Cursors are compared where nothing in them is a place in the log: not among the newest, and not of
 * members, whose class is named by when somebody joined.
 */
const pagesOf = (runner: Runner, question: Question, viewer: StreamName | null): readonly unknown[] => {
  const pages: unknown[] = [];
  const sight = sightOf(runner.models(), viewer);
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const params = { ...question, ...(cursor === undefined ? {} : { cursor }) };
    const page = ask(runner, 'list-solutions', params, {}, sight, undefined) as Page;
    cursor = page.next;
    const byPlace = viewer !== null || (question.q === undefined && question.sort === undefined);
    expect(pages.length).toBeLessThan(STEPS);
    pages.push(byPlace ? { ...page, next: page.next !== undefined } : page);
  }
  return pages;
};

const runnerOver = async (...log: Parameters<typeof fixedLog>): Promise<Runner> => {
  const runner = new Runner({ store: fixedLog(...log), projections: PROJECTIONS });
  await runner.start();
  return runner;
};

describe('what an audience class is answered', () => {
  it('is what a world would answer that holds only what the class sees', async () => {
    const found = { hits: 0, mended: 0, hidden: 0, pages: 0 };
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const world = worldOf(seed, STEPS);
      const random = randomOf(seed + 1000);
      const events = logOf(world.happenings);
      const { store, grow } = growingLog();
      const whole = new Runner({ store, projections: PROJECTIONS });
      await whole.start();
      // Whoever took the place of a Reference with something hidden sees less than the public in one place.
      const claims = world.happenings.filter(({ type }) => type === 'ReferenceClaimed');
      const claimer = random.pick(claims)?.stream ?? random.pick(world.organisations);
      const viewers = [null, random.pick(world.organisations), claimer];
      let grown = 0;
      // Asked again and again while it grows: what is kept from question to question must be kept up.
      for (const upTo of [0.5, 0.75, 1].map((part) => Math.floor(part * events.length))) {
        grow(events.slice(grown, upTo));
        grown = upTo;
        const questions = questionsOf(random, world);
        for (const viewer of viewers) {
          const seen = seenOf(world.happenings.slice(0, upTo), viewer);
          const apart = await runnerOver(logOf(seen));
          found.hidden += upTo - seen.length;
          for (const question of questions) {
            const pages = pagesOf(whole, question, viewer);
            const where = `${seed} ${upTo} ${String(viewer)} ${JSON.stringify(question)}`;
            expect(pages, where).toEqual(pagesOf(apart, question, viewer));
            found.pages += pages.length;
            const { items, total } = pages[0] as Page;
            if (typeof question.q !== 'string' || total === 0) continue;
            found.hits += 1;
            if (!items[0]?.title.includes(question.q)) found.mended += 1;
          }
          await apart.close();
        }
      }
      await whole.close();
    }
    // The worlds are worth looking at: much is hidden, found, and found by other words than were asked for.
    expect(found.hidden).toBeGreaterThan(WORLDS * 30);
    expect(found.hits).toBeGreaterThan(WORLDS * 40);
    expect(found.mended).toBeGreaterThan(WORLDS * 10);
    expect(found.pages).toBeGreaterThan(WORLDS * 200);
  }, 240_000);
});
