import { PARTICULARS } from '../../../contracts/adoption/particulars.ts';
import { isOnBehalf, organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { EndStatus } from '../../../contracts/fields/kinds/adoption.ts';
import type { AdoptionItem, AdoptionStatus, Outcome } from '../../../contracts/views/parts.ts';
import { present } from '../../model/present.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Sight } from '../../model/sight.ts';
import type { TextRef } from '../../model/texts.ts';
import { isWrittenFor } from '../../model/written.ts';
import { takenFrom } from '../../tables/lineage/ancestors.ts';
import { isMerged } from '../../tables/lineage/merged.ts';
import type { AdoptionRow, OutcomeRow, StatusPoint } from '../../tables/lineage/tables.ts';
import { kommuneRef, landOf, ownerRef, verbundRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { subjectOf, titleOf } from '../titles.ts';
import { isOpened } from '../usage/begun.ts';
import type { Viewpoint } from '../usage/descendants.ts';
import { seenAsIdea } from '../usage/idea.ts';
import { laterWord, statusAt, unconfirmedOn } from '../usage/status.ts';
import { seesSolution } from '../visible.ts';
import { sourcesItem } from './sources-item.ts';

/** The outcomes of an adoption as they stand in lists, as far as they were written for the viewer. */
export const outcomeItems = (models: ReadModels, row: AdoptionRow, sight: Sight): Presentable<Outcome>[] => {
  const written = row.outcomes.filter((outcome) => isWrittenFor(sight, outcome));
  if (written.length === 0) return [];
  const { sources, eigenes } = sourcesItem(models, row, sight);
  const common = {
    ...ownerRef(models, row.stream),
    ...(isMerged(row) && { vorlagen: eigenes ? [...sources, eigenes] : sources }),
  };
  return written.map(({ audience: _, ...outcome }) => ({ ...(present(outcome) as OutcomeRow), ...common }));
};

/** What was said when it was planned, where that was said to the viewer. */
const noteTo = (sight: Sight, { note }: AdoptionRow): TextRef | undefined =>
  note !== undefined && isWrittenFor(sight, note) ? note.text : undefined;

/** Why it ended, where it has ended by the day that is looked at. */
export const endOf = (row: AdoptionRow, status: AdoptionStatus | undefined, sight: Sight) => {
  const { abandoned, ended } = row;
  const note = noteTo(sight, row);
  if (status === 'nicht-weiterverfolgt') return { ...abandoned, note: abandoned?.note ?? note };
  if (status === 'beendet') return { ...ended, note };
  return { note };
};

/** True where the node, or something that it was taken over from, has been withdrawn before the viewer. */
const isWithdrawn = (models: ReadModels, sight: Sight, id: string): boolean =>
  [id, ...takenFrom(models.lineage.adoptions, id, seenAsIdea(models, sight))].some(
    (node) =>
      models.catalogue.solutions.get(node)?.withdrawn !== undefined && seesSolution(models, sight, node),
  );

/** What belongs to the adoption and not to what was adopted, as far as it was said. */
const particularsOf = (models: ReadModels, begun: NonNullable<AdoptionRow['begun']>) =>
  present(
    Object.fromEntries(
      PARTICULARS.map((name) => [
        name,
        name === 'fuer' ? begun.fuer?.map((kommuneId) => kommuneRef(models, kommuneId)) : begun[name],
      ]),
    ),
  );

/** Where whose adoption it is lies, and how many live there, by now. */
export const placeOf = (models: ReadModels, { stream }: Pick<AdoptionRow, 'stream'>) => {
  const { population, location } = models.kommune.kommunen.get(organisationIdOf(stream)) ?? {};
  const place = present({ land: landOf(models, stream), population, location });
  return Object.keys(place).length === 0 ? undefined : place;
};

/** What it was before it was over; nothing where it is not, or was nothing before. */
export const previously = ({ points }: AdoptionRow, point: StatusPoint | undefined) => {
  if (point === undefined || !(EndStatus.options as readonly string[]).includes(point.status))
    return undefined;
  const before = points[points.indexOf(point) - 1];
  return before && { status: before.status, ...present({ since: before.on }) };
};

/** How and when it is to begin; how is told to those whom the plan was written for. */
const planItem = ({ ab, geplanteRelation }: AdoptionRow, opened: boolean) =>
  present({ ab, geplanteRelation: opened ? undefined : geplanteRelation });

/** All that it was by a day, where that is more than what it is. */
const verlaufOf = ({ points }: AdoptionRow, day: string) => {
  const past = points.filter((point) => point.day <= day);
  return past.length < 2
    ? undefined
    : past.map(({ status, on, stand, belege }) => ({ status, ...present({ since: on, stand, belege }) }));
};

/** An adoption as it stands in lists; the caller has checked that it may be seen. */
export const adoptionItem = (
  models: ReadModels,
  row: AdoptionRow,
  { sight, day }: Viewpoint,
): Presentable<AdoptionItem> => {
  const point = statusAt(row, day) ?? row.points[0];
  const opened = isOpened(row, sight);
  const isHidden = opened && point?.status !== 'nicht-weiterverfolgt';
  const { solutionId, relation, what, module, adoptedOn } = row.begun ?? {};
  return {
    adoptionId: row.adoptionId,
    ...present({ solutionId, relation, what, module, adoptedOn }),
    ...present({ version: row.versions.at(-1)?.version, gemeinsam: row.gemeinsam }),
    title: titleOf(models, sight, subjectOf(row)),
    ...ownerRef(models, row.stream),
    ...present({ place: placeOf(models, row) }),
    ...sourcesItem(models, row, sight),
    status: point?.status ?? 'geplant',
    ...present({ statusSince: point?.on, stand: point?.stand, belege: isHidden ? undefined : point?.belege }),
    ...present({ previously: previously(row, point), lastWord: laterWord(row, point) }),
    ...unconfirmedOn(day)(row, statusAt(row, day)),
    ...(opened ? {} : present({ verlauf: verlaufOf(row, day) })),
    ...(row.begun === undefined ? planItem(row, opened) : opened ? {} : particularsOf(models, row.begun)),
    changes: row.versions
      .filter((version) => isWrittenFor(sight, version))
      .flatMap(({ changes }) => changes.map((change) => present(change) as typeof change)),
    ...present(endOf(row, point?.status, sight)),
    outcomes: outcomeItems(models, row, sight),
    sichtbarkeit: models.whereabouts.adoptions.get(row.adoptionId)?.audience.level ?? 'kommune',
    ...(isOnBehalf(row.recordedBy, row.stream) && !opened
      ? { imAuftragVon: verbundRef(models, organisationIdOf(row.recordedBy.organisation as StreamName)) }
      : {}),
    sourceWithdrawn: row.sources.some((source) => isWithdrawn(models, sight, source.solutionId)),
  } as Presentable<AdoptionItem>;
};
