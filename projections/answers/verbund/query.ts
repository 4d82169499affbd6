import type { z } from 'zod';
import { type FieldDate, firstDay } from '../../../contracts/fields.ts';
import type { MembershipStatus } from '../../../contracts/membership.ts';
import type { getVerbund, listVerbuende, VerbundItem } from '../../../contracts/views/verbund.ts';
import { foldingNames, pageByName, sortingNames } from '../../lists/by-name.ts';
import { present } from '../../model/present.ts';
import type { Asked } from '../../reading/asked.ts';
import { byNames } from '../../reading/by-names.ts';
import { adoptionItem } from '../../reading/items/adoption-item.ts';
import { adoptionsOf, doesOf } from '../../reading/items/does.ts';
import { solutionEntry } from '../../reading/items/entry.ts';
import { referenceItem } from '../../reading/items/reference-item.ts';
import { kontaktOf } from '../../reading/kontakt.ts';
import { mandatesOn } from '../../reading/mandates.ts';
import { isOpen } from '../../reading/open-reference.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import { seesSolution } from '../../reading/visible.ts';
import { fold } from '../../search/fold.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import { byAnswer } from '../../tables/kommune/interests.ts';
import { kommuneRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { VerbundRow } from '../../tables/verbund/tables.ts';
import { statusOf } from '../../tables/verbund/words.ts';

const item = (
  models: ReadModels,
  { verbundId, name, kind, ...row }: VerbundRow,
  viewpoint: Viewpoint,
): VerbundItem => ({
  verbundId,
  name,
  kind,
  ...present({ land: row.land, beitritt: row.beitritt }),
  mitglieder: models.verbund.memberships.by('verbund', verbundId).length,
  ...doesOf(models, `verbund-${verbundId}`, viewpoint),
});

/** All Verbünde by name; where words are given those in whose names they stand. */
export const listVerbuendeQuery = (
  models: ReadModels,
  { params, cursors, sight, today }: Asked<z.output<typeof listVerbuende.params>>,
) => {
  const words = fold(params.q ?? '').trim();
  const folded = foldingNames(models.memory);
  const rows = [...models.verbund.verbuende.values()].filter((row) => folded(row).includes(words));
  const page = pageByName(rows, ({ verbundId }) => verbundId, params, {
    cursors,
    nameOf: sortingNames(models.memory),
  });
  return { ...page, items: page.items.map((row) => item(models, row, { sight, day: today })) };
};

interface Named {
  readonly kommuneId: string;
  readonly since: FieldDate;
}

const named = (models: ReadModels, rows: readonly Named[]) =>
  rows
    .map(({ kommuneId, since }) => ({ ...kommuneRef(models, kommuneId), since: firstDay(since) }))
    .sort(byNames);

/** A Verbund with its members and what they share; undefined where it is unknown. */
export const getVerbundQuery = (models: ReadModels, asked: Asked<z.output<typeof getVerbund.params>>) => {
  const { sight, today, path } = asked;
  const row = models.verbund.verbuende.get(path.verbundId ?? '');
  if (row === undefined) return undefined;
  const members = models.verbund.memberships.by('verbund', row.verbundId);
  const words = models.verbund.words.by('verbund', row.verbundId);
  const interests = byAnswer(models.kommune.interests.by('verbund', row.verbundId));
  const open = (status: MembershipStatus) => words.filter((one) => statusOf(one) === status);
  const viewpoint = { sight, day: today };
  const told = (rows: readonly ReferenceRow[]) =>
    rows
      .filter((reference) => isOpen(models, reference, sight))
      .map((reference) => referenceItem(models, reference, asked));
  const stream = `verbund-${row.verbundId}` as const;
  const streams = [stream, ...members.map(({ kommuneId }) => `kommune-${kommuneId}`)];
  return {
    ...item(models, row, viewpoint),
    members: named(models, members),
    angefragt: named(models, open('angefragt')),
    angegeben: named(models, open('angegeben')),
    interessierte: interests.open.map(({ kommuneId }) => kommuneRef(models, kommuneId)).sort(byNames),
    nichtBeantwortet: named(models, interests.unanswered),
    loesungen: streams
      .flatMap((owner) => models.catalogue.solutions.by('stream', owner))
      .filter(({ solutionId }) => seesSolution(models, sight, solutionId))
      .map((solution) => solutionEntry(models, solution, viewpoint).item(asked)),
    uebernahmen: adoptionsOf(models, stream, viewpoint).map((row) => adoptionItem(models, row, viewpoint)),
    verweise: told(models.catalogue.references.by('recorder', row.verbundId)),
    auftraege: mandatesOn(models, 'verbund', row.verbundId, today),
    zurueckgenommen: models.catalogue.references
      .by('recorder', row.verbundId)
      .filter(({ withdrawn }) => withdrawn !== undefined).length,
    verweiseUeber: told(models.catalogue.references.by('party', stream)),
    ...present({ kontakt: kontaktOf(models, row.verbundId), revision: asked.revision(stream) }),
  };
};
