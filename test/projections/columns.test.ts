import { beforeAll, expect, it } from 'vitest';
import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { Usage } from '../../contracts/views/parts.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { adoptionColumns } from '../../projections/reading/columns/adoption-columns.ts';
import { sightOf } from '../../projections/reading/sight.ts';
import { numberedDescendants, type Viewpoint } from '../../projections/reading/usage/descendants.ts';
import { countOutcomes } from '../../projections/reading/usage/outcomes.ts';
import { usageOf } from '../../projections/reading/usage/usage.ts';
import { onDay } from '../../projections/tables/kommune/on-day.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';
import { Runner } from '../../src/project/runner.ts';
import { randomFrom } from '../faults/harness/random.ts';
import { demoEvents } from '../project/demo-log.ts';
import { fixedLog } from '../project/fixed-log.ts';
import { growingLog } from '../project/growing-log.ts';
import { descendantIds, figures, outcomeCount } from './row-walking.ts';

// Columns are kept up change by change; what is counted in them is what rows say, at every moment, to every viewer, on every day.

const DAYS = ['2024-06-30', '2025-11-30', '2026-11-24', '2027-06-01'];

let events: StoredEvent[];
beforeAll(async () => {
  events = await demoEvents();
});

/** The figures of an answer under the names that rows have. */
const asFigures = (usage: Usage): Record<string, number> =>
  Object.fromEntries(
    Object.entries({
      ...{ interesse: usage.interesse, 'in-pruefung': usage.inPruefung, unbestaetigt: usage.unbestaetigt },
      ...{ 'in-entwicklung': usage.inEntwicklung, 'in-erprobung': usage.inErprobung },
      ...{ 'in-einfuehrung': usage.inEinfuehrung, 'im-betrieb': usage.imBetrieb, beendet: usage.beendet },
      ...{ 'nicht-weiterverfolgt': usage.nichtWeiterverfolgt, andere: usage.andereStellen },
      geplant: usage.geplant,
    }).filter(([, count]) => count > 0),
  );

/** "Planned" and "decided" are one figure: of whoever did both it counts once, which two sets of rows do not say. */
const together = ({ geplant = 0, beschlossen = 0, ...others }: Record<string, number>) => ({
  others,
  least: Math.max(geplant, beschlossen),
  most: geplant + beschlossen,
});

const compare = (models: ReadModels, id: string, viewpoint: Viewpoint): void => {
  const columns = adoptionColumns(models);
  for (const withIdeas of [false, true])
    expect(
      numberedDescendants(models, id, viewpoint, { withIdeas }).map((number) => columns.id(number)),
      id,
    ).toEqual(descendantIds(models, id, viewpoint, withIdeas));
  const { geplant = 0, ...told } = asFigures(usageOf(models, id, viewpoint));
  const { others, least, most } = together(figures(models, id, viewpoint));
  expect(told, id).toEqual(others);
  expect(geplant).toBeGreaterThanOrEqual(least);
  expect(geplant).toBeLessThanOrEqual(most);
  const all = numberedDescendants(models, id, viewpoint, { withIdeas: true });
  expect(countOutcomes(columns, all, viewpoint.sight), id).toBe(outcomeCount(models, id, viewpoint));
};

it.each([1, 2, 3])(
  'say what rows say while the log grows by chance (%i)',
  async (seed) => {
    const random = randomFrom(seed);
    const { store, grow } = growingLog();
    const runner = new Runner({ store, projections: PROJECTIONS });
    await runner.start();
    const streams = [...new Set(events.map(({ stream }) => stream))];
    let compared = 0;
    for (let from = 0; from < events.length; ) {
      const count = random.pick([1, 1, 2, 3, 8]);
      grow(events.slice(from, from + count));
      from += count;
      const viewer: StreamName | null = random.chance(0.4) ? null : random.pick(streams);
      const models = onDay(runner.models(), random.pick(DAYS));
      const viewpoint = { sight: sightOf(models, viewer), day: random.pick(DAYS) };
      const ids = [...models.catalogue.solutions.values()].map(({ solutionId }) => solutionId);
      // Now and then all of them, as a page of the catalogue; else one, as its page.
      for (const id of random.chance(0.05)
        ? ids
        : ids.length > 0
          ? [1, 2, 3].map(() => random.pick(ids))
          : []) {
        compare(models, id, viewpoint);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(500);
  },
  120_000,
);

it('say of the past what rows said then', async () => {
  const runner = new Runner({ store: fixedLog(events), projections: PROJECTIONS });
  await runner.start();
  for (const part of [0.3, 0.6, 0.9]) {
    const position = events[Math.floor(events.length * part)]?.position;
    const models = onDay(runner.models(position), '2026-11-24');
    const viewpoint = { sight: sightOf(models, null), day: '2026-11-24' };
    for (const { solutionId } of models.catalogue.solutions.values()) compare(models, solutionId, viewpoint);
  }
}, 60_000);
