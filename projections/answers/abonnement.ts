import type { z } from 'zod';
import type { StreamName } from '../../contracts/envelope.ts';
import type { AbonnementItem, kommuneAbonnements } from '../../contracts/views/abonnement.ts';
import { present } from '../model/present.ts';
import type { Presentable } from '../model/presentable.ts';
import { type Sight, sightOwnerOf } from '../model/sight.ts';
import type { Asked } from '../reading/asked.ts';
import { titleOf } from '../reading/titles.ts';
import { seesEntry, seesSolution } from '../reading/visible.ts';
import type { AbonnementRow } from '../tables/abonnement.ts';
import { kommuneRef, verbundRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';

type Params = z.output<typeof kommuneAbonnements.params>;

/** The title of what is followed, for whoever may see it. */
const titleFor = (models: ReadModels, sight: Sight, row: AbonnementRow) => {
  const { solutionId, kommuneId, verbundId, needId } = row;
  if (kommuneId !== undefined) return kommuneRef(models, kommuneId).name;
  if (verbundId !== undefined) return verbundRef(models, verbundId).name;
  if (needId !== undefined)
    return seesEntry(models, sight, 'need', needId) ? models.need.needs.get(needId)?.satz : undefined;
  return solutionId !== undefined && seesSolution(models, sight, solutionId)
    ? titleOf(models, sight, solutionId)
    : undefined;
};

const item = (models: ReadModels, sight: Sight, row: AbonnementRow): Presentable<AbonnementItem>[] => {
  const box = models.abonnement.postfaecher.get(row.postfachId);
  if (box === undefined) return [];
  const { abonnementId, postfachId, seit, stream: _, ...said } = row;
  const { postfach, status, nichtAngenommen, zuletzt } = box;
  const title = titleFor(models, sight, row);
  return [
    {
      ...{ abonnementId, postfachId, postfach, status, seit, nichtAngenommen },
      ...present({ ...said, title, zuletzt }),
    } as Presentable<AbonnementItem>,
  ];
};

/** What this organisation has ordered, the newest first: for itself only. To others there is nothing. */
const ofStream = (models: ReadModels, { sight }: Asked<Params>, stream: StreamName) => {
  const rows = sightOwnerOf(sight) === stream ? models.abonnement.abonnements.by('stream', stream) : [];
  const sorted = [...rows].sort((a, b) =>
    `${a.seit} ${a.abonnementId}` > `${b.seit} ${b.abonnementId}` ? -1 : 1,
  );
  const items = sorted.flatMap((row) => item(models, sight, row));
  return { items, total: items.length };
};

/** The query functions of what is followed by mail; undefined where there is no such organisation. */
export const abonnementQueries = {
  'kommune-abonnements': (models: ReadModels, asked: Asked<Params>) => {
    const { kommuneId = '' } = asked.path;
    return models.kommune.kommunen.get(kommuneId) && ofStream(models, asked, `kommune-${kommuneId}`);
  },
  'verbund-abonnements': (models: ReadModels, asked: Asked<Params>) => {
    const { verbundId = '' } = asked.path;
    return models.verbund.verbuende.get(verbundId) && ofStream(models, asked, `verbund-${verbundId}`);
  },
};
