import { dayInBerlin } from '../../contracts/days.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import type { FieldDate } from '../../contracts/fields.ts';
import { MOST_SUGGESTIONS, type Reason } from '../../contracts/views/suggestions.ts';
import { present } from '../model/present.ts';
import type { Asked } from '../reading/asked.ts';
import { adoptionsOf } from '../reading/items/does.ts';
import { likeWords } from '../reading/likes.ts';
import { originsOf } from '../reading/titles.ts';
import type { Viewpoint } from '../reading/usage/descendants.ts';
import { hiddenPart } from '../reading/usage/hidden-part.ts';
import { statusAt } from '../reading/usage/status.ts';
import { seesSolution } from '../reading/visible.ts';
import type { KommuneRow } from '../tables/kommune/tables.ts';
import { madeFrom } from '../tables/lineage/made-from.ts';
import type { AdoptionRow } from '../tables/lineage/tables.ts';
import { kommuneRef, ownerRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { fitting } from './list-solutions/fitting.ts';

type NeedRow = NonNullable<ReturnType<ReadModels['need']['needs']['get']>>;

/** So many reasons for one thing: the third one persuades nobody. */
const REASONS = 2;

/** What adoptions go back to, by all ways that may be told. */
const takenIn = (
  models: ReadModels,
  rows: readonly AdoptionRow[],
  { sight }: Viewpoint,
): readonly string[] => {
  const isHidden = hiddenPart(models, sight);
  const from = rows.flatMap((row) => madeFrom(row).filter(({ solutionId }) => !isHidden(row, solutionId)));
  return from.flatMap(({ solutionId }) => originsOf(models, solutionId, isHidden));
};

/** Whoever uses something twice is one reason. */
const isSame = (a: Reason, b: Reason): boolean =>
  a.fact === b.fact && a.kommune?.kommuneId === b.kommune?.kommuneId;

/** Things that may be suggested, in the order in which they were found, each with its reasons. */
export class Found {
  readonly all = new Map<string, Reason[]>();
  readonly #isOpen: (solutionId: string) => boolean;

  constructor(isOpen: (solutionId: string) => boolean) {
    this.#isOpen = isOpen;
  }

  add(solutionId: string, reason: Reason): void {
    const known = this.all.get(solutionId);
    if (known !== undefined) {
      if (known.length < REASONS && !known.some((one) => isSame(one, reason))) known.push(reason);
    } else if (this.#isOpen(solutionId)) this.all.set(solutionId, [reason]);
  }
}

/** Not its own, not withdrawn, and nothing that it has looked at already. */
export const openFor = (models: ReadModels, stream: StreamName, viewpoint: Viewpoint) => {
  const known = new Set(takenIn(models, adoptionsOf(models, stream, viewpoint), viewpoint));
  return (solutionId: string): boolean => {
    const row = models.catalogue.solutions.get(solutionId);
    return (
      row !== undefined &&
      row.stream !== stream &&
      row.withdrawn === undefined &&
      !known.has(solutionId) &&
      seesSolution(models, viewpoint.sight, solutionId)
    );
  };
};

/** What fits what it looks for. */
export const byNeed = (
  models: ReadModels,
  found: Found,
  needs: readonly NeedRow[],
  asked: Asked<unknown>,
  by: StreamName,
) => {
  for (const need of needs) {
    const words = asked.text(need.satz);
    const all = fitting(models, { ...need, words, by, most: MOST_SUGGESTIONS }, asked);
    for (const { solutionId } of all as readonly { readonly solutionId?: string }[]) {
      const stream =
        solutionId === undefined ? undefined : models.catalogue.solutions.get(solutionId)?.stream;
      if (solutionId === undefined || stream === undefined) continue;
      const owner = ownerRef(models, stream);
      const date = dayInBerlin(need.statedAt) as FieldDate;
      found.add(solutionId, { fact: `passt zu Ihrem Gesuch „${words}“`, ...owner, date });
    }
  }
};

/** What those like it use, and what they share; the most alike first. */
export const byLikes = (
  models: ReadModels,
  found: Found,
  own: KommuneRow,
  likes: readonly KommuneRow[],
  viewpoint: Viewpoint,
) => {
  for (const row of likes) {
    const like = likeWords(own, row);
    const kommune = kommuneRef(models, row.kommuneId);
    const stream: StreamName = `kommune-${row.kommuneId}`;
    for (const adoption of adoptionsOf(models, stream, viewpoint)) {
      const point = statusAt(adoption, viewpoint.day);
      if (point?.status !== 'im-betrieb' || adoption.begun?.relation === 'angeregt') continue;
      for (const solutionId of takenIn(models, [adoption], viewpoint))
        if (models.catalogue.solutions.get(solutionId)?.stream !== stream)
          found.add(solutionId, {
            fact: `nutzt das (${like})`,
            kommune,
            ...present({ date: point.on }),
          } as Reason);
    }
    for (const { solutionId } of models.catalogue.solutions.by('stream', stream)) {
      const date = models.catalogue.solutions.get(solutionId)?.versions[0]?.recordedAt;
      found.add(solutionId, {
        fact: `hat das vorgestellt (${like})`,
        kommune,
        ...(date === undefined ? {} : { date: dayInBerlin(date) as FieldDate }),
      });
    }
  }
};
