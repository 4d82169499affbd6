import type { z } from 'zod';
import { type FieldDate, firstDay } from '../../../contracts/fields.ts';
import type { MembershipStatus } from '../../../contracts/membership.ts';
import type { getKommune, listKommunen } from '../../../contracts/views/kommune.ts';
import { foldingNames, pageByName, sortingNames } from '../../lists/by-name.ts';
import { present } from '../../model/present.ts';
import { sightOwnerOf } from '../../model/sight.ts';
import type { Asked } from '../../reading/asked.ts';
import { adoptionItem } from '../../reading/items/adoption-item.ts';
import { adoptionsOf } from '../../reading/items/does.ts';
import { solutionEntry } from '../../reading/items/entry.ts';
import { kommuneItem } from '../../reading/items/kommune-item.ts';
import { referenceItem } from '../../reading/items/reference-item.ts';
import { kontaktOf } from '../../reading/kontakt.ts';
import { mandatesOn } from '../../reading/mandates.ts';
import { isOpen } from '../../reading/open-reference.ts';
import { seesSolution } from '../../reading/visible.ts';
import { fold } from '../../search/fold.ts';
import { byAnswer } from '../../tables/kommune/interests.ts';
import { everSaid } from '../../tables/kommune/on-day.ts';
import type { KommuneRow, LotseRow } from '../../tables/kommune/tables.ts';
import { verbundRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { statusOf } from '../../tables/verbund/words.ts';

type ListParams = z.output<typeof listKommunen.params>;

/** So many digits of a key are looked for: fewer would find whole Länder. */
const LEAST_DIGITS = 5;

/** True where its AGS or ARS begins with these digits. */
const hasKey = ({ ags, ars }: KommuneRow, words: string): boolean =>
  words.length >= LEAST_DIGITS &&
  /^\d+$/.test(words) &&
  [ags, ars].some((key) => key?.startsWith(words) === true);

/** All Kommunen by name or key. */
export const listKommunenQuery = (models: ReadModels, asked: Asked<ListParams>) => {
  const { params, sight, today } = asked;
  const words = fold(params.q ?? '').trim();
  const nameOf = foldingNames(models.memory);
  const rows = [...models.kommune.kommunen.values()].filter(
    (row) =>
      (everSaid(row).some((said) => nameOf(said).includes(words)) || hasKey(row, words)) &&
      (params.land === undefined || params.land === row.land) &&
      (params.kind === undefined || params.kind === row.kind),
  );
  const page = pageByName(rows, ({ kommuneId }) => kommuneId, params, {
    cursors: asked.cursors,
    nameOf: sortingNames(models.memory),
  });
  return { ...page, items: page.items.map((row) => kommuneItem(models, row, { sight, day: today })) };
};

/** Where the Lotsenteam is (rules 17 and 18: never who, never how many); its own Kommune sees the assignments. */
const lotsenteam = (models: ReadModels, kommuneId: string, own: boolean) => {
  const rows = models.kommune.lotsen.by('kommune', kommuneId);
  const assigned = rows.filter(({ status }) => status === 'benannt');
  return {
    ansprechpersonVorhanden: assigned.length > 0,
    bereiche: [...new Set(assigned.map(({ bereich }) => bereich))].sort(),
    ...(own ? { eintraege: ownLotsen(rows) } : {}),
  };
};

const ownLotsen = (rows: readonly LotseRow[]) =>
  rows
    .map(({ lotseId, bereich, status }) => ({ lotseId, bereich, status }))
    .sort((a, b) => (a.lotseId < b.lotseId ? -1 : 1));

interface Named {
  readonly verbundId: string;
  readonly since: FieldDate;
}

const named = (models: ReadModels, rows: readonly Named[]) =>
  rows.map(({ verbundId, since }) => ({ ...verbundRef(models, verbundId), since: firstDay(since) }));

/** The names of before that it has no more, each with the date of the change that ended it. */
const formerNames = (row: KommuneRow) => {
  const { changes = [], on = '' } = row.dated ?? {};
  const said = everSaid(row);
  const held = changes.filter(({ from }) => from <= on);
  return held
    .flatMap(({ validFrom: bis }, index) => {
      const [before, after] = [said[index]?.name, said[index + 1]?.name];
      return before === undefined || before === after || before === row.name ? [] : [{ name: before, bis }];
    })
    .reverse();
};

const announced = ({ dated }: KommuneRow) =>
  (dated?.changes ?? [])
    .filter(({ from }) => from > (dated?.on ?? ''))
    .map(({ fields, validFrom }) => ({ ...fields, validFrom }));

/** A Kommune with what it shares and uses; undefined where it is unknown. */
export const getKommuneQuery = (models: ReadModels, asked: Asked<z.output<typeof getKommune.params>>) => {
  const { sight, params, path } = asked;
  const row = models.kommune.kommunen.get(path.kommuneId ?? '');
  if (row === undefined) return undefined;
  const { kommuneId } = row;
  const stream = `kommune-${kommuneId}` as const;
  const viewpoint = { sight, day: params.zum ?? asked.today };
  const words = models.verbund.words.by('kommune', kommuneId);
  const interests = byAnswer(models.kommune.interests.by('kommune', kommuneId));
  const open = (status: MembershipStatus) => words.filter((one) => statusOf(one) === status);
  return {
    ...kommuneItem(models, row, viewpoint),
    verbuende: named(models, models.verbund.memberships.by('kommune', kommuneId)),
    angefragt: named(models, open('angefragt')),
    angegeben: named(models, open('angegeben')),
    interessen: interests.open.map(({ verbundId }) => verbundRef(models, verbundId)),
    nichtBeantwortet: named(models, interests.unanswered),
    loesungen: models.catalogue.solutions
      .by('stream', stream)
      .filter(({ solutionId }) => seesSolution(models, sight, solutionId))
      .map((solution) => solutionEntry(models, solution, viewpoint).item(asked)),
    uebernahmen: adoptionsOf(models, stream, viewpoint).map((adoption) =>
      adoptionItem(models, adoption, viewpoint),
    ),
    verweise: models.catalogue.references
      .by('party', stream)
      .filter((reference) => isOpen(models, reference, asked.sight))
      .map((reference) => referenceItem(models, reference, asked)),
    auftraege: mandatesOn(models, 'kommune', kommuneId, viewpoint.day),
    fruehereNamen: formerNames(row),
    angekuendigt: announced(row),
    lotsenteam: lotsenteam(models, kommuneId, sightOwnerOf(sight) === stream),
    ...present({ kontakt: kontaktOf(models, kommuneId), revision: asked.revision(stream) }),
  };
};
