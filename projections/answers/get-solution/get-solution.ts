import type { z } from 'zod';
import type { StreamName } from '../../../contracts/envelope.ts';
import { isPlanned, isUnderWay } from '../../../contracts/fields/kinds/adoption.ts';
import type { listAdoptions } from '../../../contracts/views/adoptions.ts';
import type { getSolution, SolutionDetail } from '../../../contracts/views/catalogue.ts';
import type { AdoptionItem, Outcome } from '../../../contracts/views/parts.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import { type Sight, sightOwnerOf } from '../../model/sight.ts';
import { isWrittenFor } from '../../model/written.ts';
import type { Asked } from '../../reading/asked.ts';
import { adoptionColumns } from '../../reading/columns/adoption-columns.ts';
import { dayNumber } from '../../reading/columns/days.ts';
import { disputed } from '../../reading/disputes.ts';
import { adoptionItem } from '../../reading/items/adoption-item.ts';
import { referenceEntry, sharedTo, solutionEntry } from '../../reading/items/entry.ts';
import { referenceItem } from '../../reading/items/reference-item.ts';
import { kontaktFor } from '../../reading/kontakt.ts';
import { openReferencesOn } from '../../reading/open-reference.ts';
import { originsOf, subjectOf, titleOf } from '../../reading/titles.ts';
import { begunTo, versionsTo } from '../../reading/usage/begun.ts';
import { bringing } from '../../reading/usage/brought.ts';
import { numberedDescendants, type Viewpoint } from '../../reading/usage/descendants.ts';
import { hiddenPart } from '../../reading/usage/hidden-part.ts';
import { indirectly } from '../../reading/usage/indirect.ts';
import { usageOf } from '../../reading/usage/usage.ts';
import { seesAdoption, seesSolution } from '../../reading/visible.ts';
import type { ReferenceRow, SolutionRow } from '../../tables/catalogue/tables.ts';
import type { AdoptionRow } from '../../tables/lineage/tables.ts';
import { kommuneRef, landOf, ownerRef, verbundRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { adoptionsPage } from './adoptions-page.ts';
import { descentOf } from './descent.ts';
import { countBrought, type Descending, portionOf, wholeOf } from './portions.ts';

type Question = Asked<Pick<z.output<typeof getSolution.params>, 'stand' | 'zum' | 'atLeast'>>;
type Detail = Presentable<Omit<SolutionDetail, 'position'>>;

const viewpointOf = ({ sight, params, today }: Pick<Question, 'sight' | 'params' | 'today'>): Viewpoint => ({
  sight,
  day: params.zum ?? today,
});

/** How the answer tells what descends from a solution; `owner` is whose that is. */
type Tell = (
  found: Descending,
  owner: StreamName,
) => {
  readonly adoptions: readonly Presentable<AdoptionItem>[];
  readonly outcomes: readonly Presentable<Outcome>[];
};

/** What descends from a node, and what of that brought something. */
const descending = (models: ReadModels, solutionId: string, asked: Question): Descending => {
  const viewpoint = viewpointOf(asked);
  const all = numberedDescendants(models, solutionId, viewpoint, { withIdeas: true });
  return { all, own: undefined, brought: bringing(models, solutionId, all, viewpoint) };
};

/** What has it in it, as far as the viewer sees that. */
const wholesOf = (models: ReadModels, solutionId: string, asked: Question) => {
  const direct = numberedDescendants(models, solutionId, viewpointOf(asked));
  const { wholes } = indirectly(models, solutionId, direct, asked.sight);
  return wholes.length === 0 ? {} : { bausteinVon: wholes.flatMap((id) => origin(models, id)) };
};

const referencesOn = (models: ReadModels, solutionId: string, asked: Question) =>
  openReferencesOn(models, solutionId, asked.sight).map((row) => referenceItem(models, row, asked));

/** What publications say otherwise of what stands under these ids. */
const strittig = (models: ReadModels, { sight }: Question, ...ids: readonly string[]) => {
  const all = disputed(models, ids, sight);
  return all.strittig.length === 0 ? {} : all;
};

/** Whom its owner invited to say that they built it jointly, and who has not said so to the viewer; they are no owners by that (rule 25). */
const invited = (models: ReadModels, { solutionId, fields, stream }: SolutionRow, sight: Sight) => {
  const said = models.lineage.adoptions
    .by('source', solutionId)
    .filter(({ gemeinsam, adoptionId }) => gemeinsam && seesAdoption(models, sight, adoptionId));
  const spoken = new Set([stream, ...said.map((row) => row.stream)]);
  const open = fields.traeger?.filter((kommuneId) => !spoken.has(`kommune-${kommuneId}`)) ?? [];
  return open.length === 0 ? undefined : open.map((kommuneId) => kommuneRef(models, kommuneId));
};

const sharedDetail = (models: ReadModels, row: SolutionRow, asked: Question, tell: Tell): Detail => {
  const { title: _, summary: __, traeger: ___, ...fields } = row.fields;
  const blocks = row.enthaelt.filter(({ solutionId }) => seesSolution(models, asked.sight, solutionId));
  return {
    ...present(fields),
    ...solutionEntry(models, row, viewpointOf(asked)).item(asked),
    ...present({ eingeladen: invited(models, row, asked.sight) }),
    enthaelt: blocks.map(({ solutionId }) => ({
      solutionId,
      title: titleOf(models, asked.sight, solutionId),
    })),
    versions: row.versions
      .filter((version) => isWrittenFor(asked.sight, version))
      .map(({ version, recordedAt, note }) => ({ version, recordedAt, ...present({ note }) })),
    ...present({ withdrawnReason: row.withdrawn }),
    recognitions: row.recognitions
      .filter((one) => isWrittenFor(asked.sight, one))
      .map(({ verbundId, on, reason }) => ({
        verbund: verbundRef(models, verbundId),
        on,
        reason,
      })),
    origins: [],
    ...tell(descending(models, row.solutionId, asked), row.stream),
    ...wholesOf(models, row.solutionId, asked),
    references: referencesOn(models, row.solutionId, asked),
    ...strittig(models, asked, row.solutionId),
    sharedBy: sharedTo(asked.sight, row).recordedBy,
    ...present({ kontakt: kontaktFor(models, row.solutionId, row.stream) }),
    ...present({ revision: asked.revision(row.stream) }),
  } as Detail;
};

const referenceDetail = (models: ReadModels, row: ReferenceRow, asked: Question): Detail =>
  ({
    ...referenceEntry(models, row).item(asked),
    enthaelt: [],
    versions: [{ version: 1, recordedAt: row.recordedAt }],
    recognitions: [],
    origins: [],
    adoptions: [],
    outcomes: [],
    references: referencesOn(models, row.referenceId, asked),
    sharedBy: row.recordedBy,
    ...present({ revision: asked.revision(`verbund-${row.recorderId}`) }),
  }) as Detail;

const origin = (models: ReadModels, solutionId: string) => {
  const row = models.catalogue.solutions.get(solutionId);
  return row === undefined ? [] : [{ solutionId, title: row.fields.title, ...ownerRef(models, row.stream) }];
};

/** The shared solutions that an adoption goes back to, those that the viewer sees; also while it has not begun. */
const originsSeen = (
  models: ReadModels,
  { begun, sources }: AdoptionRow,
  sight: Sight,
): readonly string[] => {
  const from = begun === undefined ? sources : [begun];
  const isHidden = hiddenPart(models, sight);
  const origins = from.flatMap(({ solutionId }) => originsOf(models, solutionId, isHidden));
  return [...new Set(origins)].filter((id) => seesSolution(models, sight, id));
};

/**
 * What somebody made of a solution, or plans to, or did not pursue: described by its adoption, and by the origin whose solution it
 * is. It stands under the id of its variant, or of the adoption while there is none.
 */
const adoptionDetail = (
  models: ReadModels,
  solutionId: string,
  adoption: AdoptionRow,
  asked: Question,
  tell: Tell,
): Detail => {
  const visible = originsSeen(models, adoption, asked.sight);
  const first = models.catalogue.solutions.get(visible[0] ?? '');
  const viewpoint = viewpointOf(asked);
  const found = { ...descending(models, solutionId, asked), own: adoption };
  const began = begunTo(asked.sight, adoption);
  const place =
    models.whereabouts.solutions.get(solutionId) ?? models.whereabouts.adoptions.get(adoption.adoptionId);
  return {
    solutionId,
    entry: 'loesung',
    title: titleOf(models, asked.sight, subjectOf(adoption)),
    summary: first?.fields.summary ?? '',
    ...ownerRef(models, adoption.stream),
    ...present({ land: landOf(models, adoption.stream) }),
    gestaltungsfelder: first?.fields.gestaltungsfelder ?? [],
    ...present({ art: first?.fields.art, innovationStatus: first?.fields.innovationStatus }),
    version: Math.max(1, adoption.versions.length),
    sharedAt: began.recordedAt,
    sichtbarkeit: place?.audience.level ?? 'kommune',
    withdrawn: false,
    bewaehrt: false,
    mitErgebnis: countBrought(models, found, asked.sight) > 0,
    usage: usageOf(models, solutionId, viewpoint),
    enthaelt: [],
    versions: versionsTo(asked.sight, adoption),
    recognitions: [],
    adoption: adoptionItem(models, adoption, viewpoint),
    origins: visible.flatMap((id) => origin(models, id)),
    ...wholesOf(models, solutionId, asked),
    ...tell(found, adoption.stream),
    references: referencesOn(models, solutionId, asked),
    ...strittig(models, asked, adoption.adoptionId, solutionId),
    sharedBy: began.recordedBy,
    ...present({ kontakt: kontaktFor(models, solutionId, adoption.stream) }),
    ...present({ revision: asked.revision(adoption.stream) }),
  } as Detail;
};

/** The adoption that stands under this id, where the viewer sees it. */
const adoptionUnder = (models: ReadModels, id: string, sight: Sight): AdoptionRow | undefined => {
  if (seesSolution(models, sight, id)) return models.lineage.adoptions.by('variant', id)[0];
  const row = models.lineage.adoptions.get(id);
  return row?.begun === undefined && seesAdoption(models, sight, id) ? row : undefined;
};

const detailOf = (models: ReadModels, asked: Question, tell: Tell): Detail | undefined => {
  const id = asked.path.solutionId ?? '';
  const reference = models.catalogue.references.get(id);
  if (reference) return referenceDetail(models, reference, asked);
  const shared = models.catalogue.solutions.get(id);
  if (shared)
    return seesSolution(models, asked.sight, id) ? sharedDetail(models, shared, asked, tell) : undefined;
  const adoption = adoptionUnder(models, id, asked.sight);
  return adoption && adoptionDetail(models, id, adoption, asked, tell);
};

/** One solution, adoption or Reference with all that descends from it; undefined where it is unknown or hidden. */
export const wholeSolution = (models: ReadModels, asked: Question): Detail | undefined =>
  detailOf(models, asked, (found) => wholeOf(models, found, viewpointOf(asked)));

/** What the viewer's organisation has itself taken from a solution, or plans to, and is not over. */
const ownOf = (models: ReadModels, { all }: Descending, { sight, day }: Viewpoint, id: string) => {
  const owner = sightOwnerOf(sight);
  if (owner === null) return {};
  const columns = adoptionColumns(models);
  const on = dayNumber(day);
  const own = all.find((number) => {
    const status = columns.streamOf(number) === owner ? columns.statusAt(number, on) : undefined;
    return (
      (isPlanned(status) || isUnderWay(status)) &&
      columns.row(number).sources.some(({ solutionId }) => solutionId === id)
    );
  });
  return own === undefined ? {} : { eigene: adoptionItem(models, columns.row(own), { sight, day }) };
};

/**
 * One solution, adoption or Reference with all that its page tells, and of what descends from it a portion; undefined where it is
 * unknown or hidden.
 */
export const getSolutionQuery = (
  models: ReadModels,
  asked: Asked<z.output<typeof getSolution.params>>,
): Detail | undefined => {
  const viewpoint = viewpointOf(asked);
  return detailOf(models, asked, (found, owner) => ({
    ...portionOf(models, found, viewpoint, asked),
    descent: descentOf(models, found, owner, viewpoint),
    ...ownOf(models, found, viewpoint, asked.path.solutionId ?? ''),
  }));
};

type ListQuestion = Asked<z.output<typeof listAdoptions.params>>;

/** What descends from a solution or an adoption, in the order that is asked for; undefined where that is unknown or hidden. */
export const listAdoptionsQuery = (models: ReadModels, asked: ListQuestion) => {
  const id = asked.path.solutionId ?? '';
  const shared = models.catalogue.solutions.get(id);
  const isSeen = shared
    ? seesSolution(models, asked.sight, id)
    : adoptionUnder(models, id, asked.sight) !== undefined;
  if (!isSeen) return models.catalogue.references.get(id) && { items: [], total: 0 };
  const viewpoint = viewpointOf(asked);
  return adoptionsPage(
    models,
    numberedDescendants(models, id, viewpoint, { withIdeas: true }),
    viewpoint,
    asked,
  );
};
