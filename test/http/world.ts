import { dayInBerlin } from '../../contracts/days.ts';
import type { Surroundings } from '../../src/main.ts';
import { type Stage, stage } from '../journey/stage.ts';
import { type ProblemDocument, problemIn, type Sent, send } from './send.ts';

/** A hub with a few entries, and what is needed to see that something did not change it. */
export interface World extends Stage {
  readonly kommuneId: string;
  readonly otherId: string;
  /** Ids and days by the name that fixtures call them. */
  readonly names: Readonly<Record<string, string>>;
  /** Everything that a refusal must leave as it was. */
  state(): Promise<object>;
  refused(sent: Sent): Promise<ProblemDocument>;
}

/** The id that stands nowhere. */
export const UNKNOWN = '00000000-0000-4000-8000-000000000000';

const DAY_MS = 24 * 60 * 60 * 1000;

const reported = async (on: Stage, kommuneId: string, adoptionId: string): Promise<string> => {
  const path = `/v1/kommunen/${kommuneId}/report-outcome`;
  const outcome = {
    indicator: 'Tage',
    unit: 'Tage',
    before: 9,
    after: 4,
    period: '2025',
    method: 'gemessen',
  };
  const { body } = await on.post(path, { adoptionId, ...outcome }, on.actor('kommune', kommuneId));
  return String(body.outcomeId);
};

/** Two Kommunen that have shared with and adopted from each other. */
export const world = async (
  settings: Readonly<Record<string, string>> = {},
  surroundings: Surroundings = {},
): Promise<World> => {
  const on = await stage(settings, surroundings);
  const [kommuneId, otherId] = [await on.kommune('Gemeinde Aue'), await on.kommune('Gemeinde Berg')];
  const own = await on.share(kommuneId, { title: 'Eigenes' });
  const foreign = await on.share(otherId, { title: 'Fremdes' });
  const foreign2 = await on.share(otherId, { title: 'Noch nicht übernommen' });
  const withdrawn = await on.share(otherId, { title: 'Zurückgezogen' });
  await on.done(`/v1/kommunen/${otherId}/withdraw-project`, { solutionId: withdrawn, reason: 'Abgelöst' });
  const back = await on.adopt(otherId, own);
  const { adoptionId = '' } = await on.adopt(kommuneId, foreign);
  return {
    ...on,
    kommuneId,
    otherId,
    names: {
      own,
      foreign,
      foreign2,
      withdrawn,
      descendant: back.solutionId as string,
      foreignAdoption: back.adoptionId as string,
      adoption: adoptionId,
      outcome: await reported(on, kommuneId, adoptionId),
      unknown: UNKNOWN,
      today: dayInBerlin(new Date()),
      tomorrow: dayInBerlin(new Date(Date.now() + DAY_MS)),
    },
    state: async () => ({
      position: on.hub.runner.position,
      applied: on.hub.runner.applied,
      rows: on.hub.runner.rowsHash,
      ready: (await on.json('/readyz')).status,
    }),
    refused: async (sent) => problemIn(await send(on.hub.url, sent)),
  };
};
