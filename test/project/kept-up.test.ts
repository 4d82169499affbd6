import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { sightOf } from '../../projections/verbund/sight.ts';
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

let events: StoredEvent[];
let viewers: readonly (StreamName | null)[];

/** What the catalogue says to everybody who looks, at this moment. */
const catalogue = (runner: Runner) =>
  viewers.flatMap((viewer) =>
    DAYS.flatMap((day) =>
      QUESTIONS.map((params) =>
        ask(runner, 'list-solutions', params, {}, sightOf(runner.models(), viewer), undefined, day),
      ),
    ),
  );

beforeAll(async () => {
  events = await demoEvents();
  const streams = [...new Set(events.map(({ stream }) => stream))];
  // Few enough that all their views are kept from question to question.
  viewers = [null, ...streams.filter((_, index) => index % 6 === 0).slice(0, 4)];
}, 60_000);

describe('the catalogue, asked again and again while the log grows', () => {
  it('says what it would say to somebody who starts there', async () => {
    expect(viewers.length).toBeGreaterThan(3);
    const { store, grow } = growingLog();
    const kept = new Runner({ store, projections: PROJECTIONS });
    await kept.start();
    let compared = 0;
    for (let from = 0; from < events.length; from += 7) {
      grow(events.slice(from, from + 7));
      const said = catalogue(kept);
      if (from % 105 !== 0) continue;
      const fresh = new Runner({ store: fixedLog(events.slice(0, from + 7)), projections: PROJECTIONS });
      await fresh.start();
      expect(said, `after ${from + 7} events`).toEqual(catalogue(fresh));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(5);
  }, 120_000);
});
