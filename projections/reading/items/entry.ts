import { organisationIdOf, type Position, type StreamName } from '../../../contracts/envelope.ts';
import type { SolutionItem } from '../../../contracts/views/catalogue.ts';
import type { Usage } from '../../../contracts/views/parts.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import { type Reads, reads, through } from '../../model/reads.ts';
import type { Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import { firstSeen, isWrittenFor } from '../../model/written.ts';
import type { ReferenceRow, SolutionRow, VersionRow } from '../../tables/catalogue/tables.ts';
import { landOf, ORGANISATION_READS, ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { ADOPTER_READS, adopterFacets } from '../usage/adopters.ts';
import type { Viewpoint } from '../usage/descendants.ts';
import { SUMMARY_READS, summaryOf } from '../usage/summary.ts';
import { matterOf, type ReferenceAsked, referenceItem } from './reference-item.ts';

/** An item of the catalogue with what it is filtered and sorted by. */
export interface Entry {
  readonly id: string;
  readonly title: TextRef;
  readonly position: Position;
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** Made only for the page that is shown, for whoever asks: others may know of a contradiction that the public does not know of. */
  readonly item: (asked: ReferenceAsked) => Presentable<SolutionItem>;
}

/** What is read of the Verbünde that a Kommune is in, by its id: the key of a membership is the Verbund's id and the Kommune's. */
const MEMBERSHIP_READS = reads<ReadModels>(
  ({ verbund }) => verbund.memberships,
  (_, key) => [key.slice(key.indexOf(' ') + 1)],
);

const entriesOf = ({ catalogue }: ReadModels, stream: string): readonly string[] => [
  ...catalogue.solutions.by('stream', stream).map(({ solutionId }) => solutionId),
  ...catalogue.references.by('party', stream).map(({ referenceId }) => referenceId),
];

/** What is read of an entry itself, by its id: its words, whose it is, and for whom. */
export const ENTRY_TEXT_READS: Reads<ReadModels> = [
  ...reads<ReadModels>(({ catalogue }) => catalogue.solutions),
  ...reads<ReadModels>(({ catalogue }) => catalogue.references),
  ...reads<ReadModels>(
    ({ whereabouts }) => whereabouts.solutions,
    // A Reference gives way to the entry that took its place, for those who may see that.
    ({ catalogue }, id) => [
      id,
      ...catalogue.references.by('claim', id).map(({ referenceId }) => referenceId),
    ],
  ),
  ...through(ORGANISATION_READS, entriesOf),
];

/** All that an entry is shown, filtered and sorted by, by its id. */
export const ENTRY_READS: Reads<ReadModels> = [
  ...ENTRY_TEXT_READS,
  ...SUMMARY_READS,
  ...ADOPTER_READS,
  ...through(MEMBERSHIP_READS, (models, kommuneId) => entriesOf(models, `kommune-${kommuneId}`)),
];

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
  gemeinsam: 0,
  mittelbar: 0,
  lautQuellen: 0,
};

const verbuendeOf = (models: ReadModels, kommuneId: string) =>
  models.verbund.memberships.by('kommune', kommuneId).map(({ verbundId }) => verbundId);

/** What the place of an entry is: Land, kind and Verbünde of its Kommune, or the Verbund itself. */
const placeFacets = (models: ReadModels, stream: StreamName) => {
  const id = organisationIdOf(stream);
  const kommune = models.kommune.kommunen.get(id);
  const land = landOf(models, stream);
  return {
    land: land ? [land] : [],
    kind: kommune ? [kommune.kind] : [],
    verbund: stream.startsWith('kommune-') ? verbuendeOf(models, id) : [id],
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
  const place = placeFacets(models, stream);
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
export const referenceEntry = (models: ReadModels, row: ReferenceRow): Entry => {
  const place = placeFacets(models, row.party);
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
    item: (asked) => ({
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
      withdrawn: row.withdrawn !== undefined,
      bewaehrt: false,
      mitErgebnis: false,
      usage: NOBODY,
      reference: referenceItem(models, row, asked),
    }),
  };
};
