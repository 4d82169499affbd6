import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../contracts/envelope.ts';
import type { SolutionItem } from '../../contracts/views/catalogue.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { PUBLIC_SIGHT } from '../../projections/reading/sight.ts';
import { Runner } from '../../src/project/runner.ts';
import { ask } from '../project/ask-all.ts';
import { demoEvents } from '../project/demo-log.ts';
import { fixedLog } from '../project/fixed-log.ts';
import { recount } from './recount.ts';

let events: StoredEvent[];
let runner: Runner;

beforeAll(async () => {
  events = await demoEvents();
  runner = new Runner({ store: fixedLog(events), projections: PROJECTIONS });
  await runner.start();
});

const yearLater = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

const counted = (today: string) => {
  const list = ask(runner, 'list-solutions', { limit: 200 }, {}, PUBLIC_SIGHT, undefined, today) as {
    items: SolutionItem[];
  };
  return list.items
    .filter(({ entry }) => entry === 'loesung')
    .map(({ solutionId, usage }) => ({ solutionId, usage }));
};

const asFigures = (usage: SolutionItem['usage']) =>
  Object.fromEntries(
    Object.entries({
      'im-betrieb': usage.imBetrieb,
      unbestaetigt: usage.unbestaetigt,
      interesse: usage.interesse,
      'in-pruefung': usage.inPruefung,
      geplant: usage.geplant,
      'in-entwicklung': usage.inEntwicklung,
      'in-erprobung': usage.inErprobung,
      'in-einfuehrung': usage.inEinfuehrung,
      beendet: usage.beendet,
      'nicht-weiterverfolgt': usage.nichtWeiterverfolgt,
      'andere-stellen': usage.andereStellen,
    }).filter(([, count]) => count > 0),
  );

describe('rule 14: how many Kommunen use something', () => {
  it.each([0, 1, 2])('equals an independent recount, %i times 12 months later', (years) => {
    let today = events[0]?.metadata.loadedOn ?? '';
    for (let year = 0; year < years; year += 1) today = yearLater(today);
    const expected = recount(events, today);
    const items = counted(today);
    expect(items.length).toBeGreaterThan(20);
    for (const { solutionId, usage } of items)
      expect(asFigures(usage), solutionId).toEqual(expected.get(solutionId));
  });

  it('rule 10: what was in use has become unconfirmed when nobody said a word for two years', () => {
    const today = events[0]?.metadata.loadedOn ?? '';
    const sum = (day: string, figure: 'imBetrieb' | 'unbestaetigt') =>
      counted(day).reduce((total, { usage }) => total + usage[figure], 0);
    const later = yearLater(yearLater(today));
    expect(sum(today, 'imBetrieb')).toBeGreaterThan(20);
    expect(sum(later, 'imBetrieb')).toBe(0);
    expect(sum(later, 'unbestaetigt')).toBeGreaterThan(sum(today, 'unbestaetigt') + 20);
  });
});
