import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { searching } from '../../projections/answers/list-solutions/search-index.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { Runner } from '../../src/project/runner.ts';
import { ask } from './ask-all.ts';
import { demoEvents } from './demo-log.ts';
import { fixedLog } from './fixed-log.ts';
import { growingLog } from './growing-log.ts';

let events: StoredEvent[];

beforeAll(async () => {
  events = await demoEvents();
});

const WORDS = 'parkausweis antrag onlin kita hundesteur';

const asked = (runner: Runner, q = WORDS) =>
  ask(runner, 'list-solutions', { q, limit: 200, weit: 'ja' }, {}, PUBLIC_SIGHT, undefined) as {
    total: number;
  };

/** A hub that has applied a third of the log, and a way to go on by some events. */
const third = async () => {
  const { store, grow } = growingLog();
  const runner = new Runner({ store, projections: PROJECTIONS });
  await runner.start();
  let grown = 0;
  const more = (count: number) => {
    grow(events.slice(grown, grown + count));
    grown += count;
  };
  more(Math.floor(events.length / 3));
  const steps = (words = WORDS) =>
    searching(runner.models(), { sight: PUBLIC_SIGHT, words, text: runner.text })[Symbol.iterator]();
  const fresh = async () => {
    const other = new Runner({ store: fixedLog(events.slice(0, grown)), projections: PROJECTIONS });
    await other.start();
    return other;
  };
  asked(runner);
  return { runner, more, steps, fresh };
};

describe('a search that is made in turns', () => {
  it('finds what it would find in one go, and is made once for all who ask', async () => {
    const { runner, steps, fresh } = await third();
    const [one, other] = [steps('rechnung friedhof'), steps('rechnung friedhof')];
    let taken = 0;
    while (one.next().done !== true && other.next().done !== true) taken += 2;
    expect(taken).toBeGreaterThan(10);
    expect(steps('rechnung friedhof').next().done).toBe(true);
    const found = asked(runner, 'rechnung friedhof');
    expect(found).toEqual(asked(await fresh(), 'rechnung friedhof'));
    expect(found.total).toBeGreaterThan(0);
  });

  it('finds what is there in the end, whatever is written between its turns', async () => {
    const { runner, more, steps, fresh } = await third();
    const before = asked(runner).total;
    const search = steps();
    let taken = 0;
    // Something is written in every pause: it does not begin anew for ever.
    while (search.next().done !== true) {
      more(3);
      taken += 1;
      expect(taken).toBeLessThan(2000);
    }
    more(200);
    const found = asked(runner);
    expect(found).toEqual(asked(await fresh()));
    expect(found.total).toBeGreaterThan(before);
  });
});
