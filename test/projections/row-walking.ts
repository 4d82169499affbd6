import { isUnderWay } from '../../contracts/fields/kinds/adoption.ts';
import { firstDay } from '../../contracts/fields.ts';
import { isWrittenFor } from '../../projections/model/written.ts';
import type { Viewpoint } from '../../projections/reading/usage/descendants.ts';
import { statusAt } from '../../projections/reading/usage/status.ts';
import { seesAdoption, seesSolution } from '../../projections/reading/visible.ts';
import { isOwnPart } from '../../projections/tables/lineage/made-from.ts';
import type { AdoptionRow } from '../../projections/tables/lineage/tables.ts';
import type { ReadModels } from '../../projections/tables/read-models.ts';

// What counts and walks say where they read every row themselves: rule 14 by going through the tables, without a column.

/** What descends from a solution, the nearest first, each once, not through those that `passes` leaves out. */
const walked = (
  models: ReadModels,
  solutionId: string,
  passes: (row: AdoptionRow, from: string) => boolean,
): AdoptionRow[] => {
  const nodes = new Set([solutionId]);
  const found = new Map<string, AdoptionRow>();
  for (const node of nodes)
    for (const row of models.lineage.adoptions.by('source', node)) {
      if (!passes(row, node)) continue;
      found.set(row.adoptionId, row);
      if (row.begun) nodes.add(row.begun.solutionId);
    }
  return [...found.values()];
};

const looking = (models: ReadModels, { sight, day }: Viewpoint) => {
  const isIdea = (row: AdoptionRow) =>
    row.begun?.relation === 'angeregt' && seesAdoption(models, sight, row.adoptionId);
  const isHidden = (row: AdoptionRow, from: string) =>
    isOwnPart(row, from) &&
    !(seesSolution(models, sight, from) && seesAdoption(models, sight, row.adoptionId));
  const isSeen = (row: AdoptionRow) =>
    seesAdoption(models, sight, row.adoptionId) && statusAt(row, day) !== undefined;
  return { isIdea, isHidden, isSeen };
};

/** The ids of all that a viewer sees to descend from a solution, in order. */
export const descendantIds = (models: ReadModels, id: string, viewpoint: Viewpoint, withIdeas: boolean) => {
  const { isIdea, isHidden, isSeen } = looking(models, viewpoint);
  return walked(models, id, (row, from) => (withIdeas || !isIdea(row)) && !isHidden(row, from))
    .filter(isSeen)
    .map(({ adoptionId }) => adoptionId);
};

/** Of whom each figure of rule 14 counts, by the status or what else it is of; without those whose own it is. */
export const figures = (models: ReadModels, id: string, viewpoint: Viewpoint): Record<string, number> => {
  const { day } = viewpoint;
  const { isIdea, isHidden, isSeen } = looking(models, viewpoint);
  const rows = walked(models, id, (row, from) => !isIdea(row) && !isHidden(row, from)).filter(isSeen);
  const hasBuilt = (row: AdoptionRow) =>
    row.gemeinsam && statusAt(row, day)?.status !== 'nicht-weiterverfolgt';
  const owner = models.whereabouts.solutions.get(id)?.stream;
  const builders = new Set([owner, ...rows.filter(hasBuilt).map(({ stream }) => stream)]);
  const yearBefore = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  const who = new Map<string, Set<string>>();
  for (const row of rows.filter(({ stream }) => !builders.has(stream))) {
    const status = statusAt(row, day)?.status ?? '';
    const kommune = models.kommune.kommunen.get(row.stream.slice('kommune-'.length));
    const counts = row.stream.startsWith('kommune-') && kommune?.staat === undefined;
    const isOld = row.lastWord === undefined || firstDay(row.lastWord) < yearBefore;
    const figure = counts ? (status === 'im-betrieb' && isOld ? 'unbestaetigt' : status) : 'andere';
    if (counts || isUnderWay(status)) who.set(figure, (who.get(figure) ?? new Set()).add(row.stream));
  }
  return Object.fromEntries([...who].map(([figure, streams]) => [figure, streams.size]));
};

/** How many outcomes the viewer sees on what descends from a solution, ideas among it. */
export const outcomeCount = (models: ReadModels, id: string, viewpoint: Viewpoint): number => {
  const ids = new Set(descendantIds(models, id, viewpoint, true));
  return [...ids].reduce((sum, adoptionId) => {
    const outcomes = models.lineage.adoptions.get(adoptionId)?.outcomes ?? [];
    return sum + outcomes.filter((one) => isWrittenFor(viewpoint.sight, one)).length;
  }, 0);
};
