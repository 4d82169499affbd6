import type { z } from 'zod';
import { firstDay } from '../../../contracts/fields.ts';
import type { ReferenceItem } from '../../../contracts/views/catalogue.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import { fold } from '../../search/fold.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import { ownerRef, verbundRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { Asked } from '../asked.ts';
import { disputed } from '../disputes.ts';
import { isOpen } from '../open-reference.ts';
import { titleOf } from '../titles.ts';
import { seesSolution } from '../visible.ts';

/** What reading References takes of a question. */
export type ReferenceAsked = Pick<Asked<unknown>, 'sight' | 'text'>;

/** What a Reference is on: it describes that itself, or names a solution, which is public and stays so. */
export const matterOf = ({ catalogue }: ReadModels, { solution, solutionId = '' }: ReferenceRow) => {
  const matter = solution ?? catalogue.solutions.get(solutionId)?.fields;
  if (matter === undefined) throw new Error(`a Reference is on ${solutionId}, which was never shared`);
  return matter;
};

/** All that a statement says, without who says so. What it says of something that stands here is said by its fact and values alone. */
const statedBy = (row: ReferenceRow, text: ReferenceAsked['text']): string => {
  const { party, solutionId, solution, status, since, anzahl, adoptedFrom, statement } = row;
  const isInWords = solutionId === undefined || row.fact === 'ergebnis';
  const matter = solutionId ?? (solution && fold(text(solution.title)));
  const words = isInWords ? fold(text(statement)) : undefined;
  const began = since === undefined ? undefined : firstDay(since);
  return JSON.stringify([party, matter, row.fact, status, began, anzahl, adoptedFrom, words]);
};

/** Other open References that state the same, from another source. */
const agreeing = (models: ReadModels, row: ReferenceRow, asked: ReferenceAsked): string[] => {
  const stated = statedBy(row, asked.text);
  return models.catalogue.references
    .by('party', row.party)
    .filter((other) => other.referenceId !== row.referenceId && isOpen(models, other, asked.sight))
    .filter((other) => statedBy(other, asked.text) === stated)
    .map(({ referenceId }) => referenceId)
    .sort();
};

/** From whom it was taken over by the source; undefined where that is not said, or not for the viewer. */
const origin = (models: ReadModels, { adoptedFrom }: ReferenceRow, { sight }: ReferenceAsked) => {
  if (adoptedFrom === undefined) return undefined;
  const named = models.catalogue.references.get(adoptedFrom);
  const place = models.whereabouts.solutions.get(adoptedFrom);
  if (named === undefined && !seesSolution(models, sight, adoptedFrom)) return undefined;
  const stream = named?.party ?? place?.stream;
  return {
    solutionId: adoptedFrom,
    title: titleOf(models, sight, adoptedFrom),
    ...(stream && ownerRef(models, stream)),
  };
};

/** A Reference as it stands in lists. */
export const referenceItem = (
  models: ReadModels,
  row: ReferenceRow,
  asked: ReferenceAsked,
): Presentable<z.output<typeof ReferenceItem>> => {
  const { title, summary, gestaltungsfelder } = matterOf(models, row);
  const { referenceId, solutionId, status, since, anzahl, statement, asOf, source } = row;
  return {
    ...{ referenceId, title, summary, gestaltungsfelder, fact: row.fact, statement },
    ...present({ solutionId, status, since, anzahl, asOf, adoptedFrom: origin(models, row, asked) }),
    source: source.url === undefined ? { title: source.title } : { ...source, url: source.url },
    ...ownerRef(models, row.party),
    recordedBy: verbundRef(models, row.recorderId),
    ...disputed(models, [referenceId], asked.sight),
    einigMit: agreeing(models, row, asked),
  };
};
