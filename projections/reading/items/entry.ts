import { organisationIdOf, type Position } from '../../../contracts/envelope.ts';
import type { SolutionItem } from '../../../contracts/views/catalogue.ts';
import type { Usage } from '../../../contracts/views/parts.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import { firstSeen, isWrittenFor } from '../../model/written.ts';
import type { ReferenceRow, SolutionRow, VersionRow } from '../../tables/catalogue/tables.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { adopterFacets } from '../usage/adopters.ts';
import { summaryOf } from '../usage/summary.ts';
import type { Viewpoint } from '../usage/usage.ts';
import { matterOf, type ReferenceAsked, referenceItem } from './reference-item.ts';

/** An item of the catalogue with what it is filtered and sorted by. */
export interface Entry {
  readonly id: string;
  readonly title: TextRef;
  readonly position: Position;
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** Made only for the page that is shown. */
  readonly item: () => Presentable<SolutionItem>;
}

const NOBODY: Usage = {
  imBetrieb: 0,
  unbestaetigt: 0,
  interesse: 0,
  inPruefung: 0,
  geplant: 0,
  inEntwicklung: 0,
  inErprobung: 0,
  inEinfuehrung: 0,
  beendet: 0,
  nichtWeiterverfolgt: 0,
  andereStellen: 0,
  lautQuellen: 0,
};

const verbuendeOf = (models: ReadModels, kommuneId: string) =>
  models.verbund.memberships.by('kommune', kommuneId).map(({ verbundId }) => verbundId);

/** What the place of an entry is: Land, kind and Verbünde of its Kommune, or the Verbund itself. */
const placeFacets = (models: ReadModels, kommuneId: string | undefined, verbundId?: string) => {
  const kommune = kommuneId === undefined ? undefined : models.kommune.kommunen.get(kommuneId);
  const land = kommune?.land ?? (verbundId && models.verbund.verbuende.get(verbundId)?.land);
  return {
    land: land ? [land] : [],
    kind: kommune ? [kommune.kind] : [],
    verbund: kommuneId === undefined ? [verbundId ?? ''] : verbuendeOf(models, kommuneId),
  };
};

/** The version with which the viewer came to know a solution that they see: it was shared with them by that. */
export const sharedTo = (sight: Sight, { versions }: SolutionRow): VersionRow =>
  versions[firstSeen(sight, versions) - 1] as VersionRow;

/** A shared solution as an entry; the caller has checked that it may be seen. */
export const solutionEntry = (models: ReadModels, row: SolutionRow, viewpoint: Viewpoint): Entry => {
  const { fields, solutionId, stream } = row;
  const { usage, statuses, mitErgebnis, adopters } = summaryOf(models, solutionId, viewpoint);
  const bewaehrt = row.recognitions.some((one) => isWrittenFor(viewpoint.sight, one));
  const shared = sharedTo(viewpoint.sight, row);
  const kommuneId = stream.startsWith('kommune-') ? organisationIdOf(stream) : undefined;
  const place = placeFacets(models, kommuneId, organisationIdOf(stream));
  return {
    id: solutionId,
    title: fields.title,
    position: shared.position,
    facets: {
      ...place,
      art: [fields.art],
      gestaltungsfeld: fields.gestaltungsfelder,
      innovationStatus: [fields.innovationStatus],
      status: statuses,
      bewaehrt: [String(bewaehrt)],
      mitErgebnis: [String(mitErgebnis)],
      ...adopterFacets(models, adopters),
    },
    item: () => ({
      solutionId,
      entry: 'loesung',
      title: fields.title,
      summary: fields.summary,
      ...ownerRef(models, stream),
      ...present({ land: place.land[0] }),
      gestaltungsfelder: fields.gestaltungsfelder,
      art: fields.art,
      innovationStatus: fields.innovationStatus,
      version: row.versions.length,
      sharedAt: shared.recordedAt,
      sichtbarkeit: models.whereabouts.solutions.get(solutionId)?.audience.level ?? 'kommune',
      withdrawn: row.withdrawn !== undefined,
      bewaehrt,
      mitErgebnis,
      usage,
    }),
  };
};

/** A Reference as an entry: a claim, never counted. */
export const referenceEntry = (models: ReadModels, row: ReferenceRow, asked: ReferenceAsked): Entry => {
  const { kommuneId, verbundId } = row;
  const place = placeFacets(models, kommuneId, verbundId);
  const { title, summary, gestaltungsfelder } = matterOf(models, row);
  return {
    id: row.referenceId,
    title,
    position: row.recordedPosition,
    facets: {
      ...place,
      gestaltungsfeld: gestaltungsfelder,
      bewaehrt: ['false'],
      mitErgebnis: ['false'],
    },
    item: () => ({
      solutionId: row.referenceId,
      entry: 'verweis',
      title,
      summary,
      ...ownerRef(models, row.party),
      ...present({ land: place.land[0] }),
      gestaltungsfelder,
      version: 1,
      sharedAt: row.recordedAt,
      sichtbarkeit: 'oeffentlich',
      withdrawn: false,
      bewaehrt: false,
      mitErgebnis: false,
      usage: NOBODY,
      reference: referenceItem(models, row, asked),
    }),
  };
};
