import { PARTICULARS } from '../../../contracts/adoption/particulars.ts';
import { dayInBerlin, laterOf } from '../../../contracts/days.ts';
import { isOnBehalf } from '../../../contracts/envelope.ts';
import { adoption } from '../../../contracts/fields/kinds/adoption.ts';
import { solution } from '../../../contracts/fields/kinds/solution.ts';
import { certainFrom, type FieldDate, firstDay, statusAfter } from '../../../contracts/fields.ts';
import { EVENTS } from '../../../contracts/subjects.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { present } from '../../model/present.ts';
import type { WriteTable } from '../../model/table.ts';
import type { TextRef } from '../../model/texts.ts';
import { writtenFor } from '../../model/written.ts';
import type { CatalogueTables } from '../catalogue/tables.ts';
import type { PushModels } from '../feed/push-data.ts';
import { type AdoptionRow, ENDS, type StatusPoint } from './tables.ts';

export type Adoptions = WriteTable<AdoptionRow>;

/** A statement on an adoption: since when something holds, as of when that is said, and on what it rests. */
type Said = Pick<ProjectedEvent, 'clock' | 'recordedAt' | 'actor' | 'stream'> & {
  readonly data: Pick<StatusPoint, 'stand' | 'belege'>;
};

/** As of when it is said. Entries of before that was asked are of the day on which they were made, unless a file brought them. */
const standOf = ({ data: { stand }, clock, recordedAt, actor, stream }: Said): FieldDate | undefined =>
  stand ?? (clock === 'import' || isOnBehalf(actor, stream) ? undefined : dayInBerlin(recordedAt));

/**
 * The points with one more; it cannot lie before the last one, whatever precision its date has. Where since when is not known, it is
 * certain as of when it was said.
 */
const withPoint = (
  points: readonly StatusPoint[],
  status: AdoptionStatus,
  on: FieldDate | undefined,
  event: Said,
): readonly StatusPoint[] => {
  const stand = standOf(event);
  const day = on === undefined ? firstDay(stand ?? dayInBerlin(event.recordedAt)) : certainFrom(on);
  return [
    ...points,
    {
      ...{ status, day: laterOf(day, points.at(-1)?.day ?? '') },
      ...present({ on, stand, belege: event.data.belege }),
    },
  ];
};

export const laterWord = (one: FieldDate | undefined, other: FieldDate | undefined): FieldDate | undefined =>
  one === undefined || (other !== undefined && firstDay(other) >= firstDay(one)) ? other : one;

export const change = (
  adoptions: Adoptions,
  adoptionId: string,
  how: (row: AdoptionRow) => Partial<AdoptionRow>,
) => {
  const row = adoptions.get(adoptionId);
  if (row) adoptions.put(adoptionId, { ...row, ...how(row) });
};

/** Marks what is written into an adoption: it is for those whom the adoption is for by then. */
export const into = ({ whereabouts }: PushModels, adoptionId: string) =>
  writtenFor(whereabouts.adoptions.get(adoptionId)?.audience);

/** What an event that begins an adoption says of it; what was built jointly says no more than that. */
type Beginning = ProjectedEvent<'BestPracticeAdopted'> | ProjectedEvent<'ProjectJoined'>;

const sinceOf = ({ type, data }: Beginning): FieldDate | undefined =>
  type === 'ProjectJoined' ? data.seit : data.adoptedOn;

/** What is said of how it was taken over, or that it was not. */
const howOf = ({ type, data }: Beginning): Partial<AdoptionRow['begun']> => {
  if (type === 'ProjectJoined') return {};
  const { relation, what, module, ursprungAussen } = data;
  const particulars = Object.fromEntries(PARTICULARS.map((name) => [name, data[name]]));
  return { relation, ...present({ what, module, ursprungAussen, ...particulars }) };
};

/** How many versions of a solution of one's own there are by now. */
const latestOf = (adoptions: Adoptions, { catalogue }: BeginModels, solutionId: string): number => {
  const shared = catalogue.solutions.get(solutionId);
  return (shared ?? adoptions.by('variant', solutionId)[0])?.versions.length ?? 1;
};

/** The own project that went in, pinned as it is by then. */
const ownOf = ({ type, data }: Beginning, adoptions: Adoptions, models: BeginModels) =>
  type === 'ProjectJoined' || data.eigenes === undefined
    ? {}
    : {
        eigenes: {
          solutionId: data.eigenes,
          version: latestOf(adoptions, models, data.eigenes),
        },
      };

interface BeginModels extends PushModels {
  readonly catalogue: CatalogueTables;
}

/** An adoption that begins, planned before or not. */
export const begin = (event: Beginning, adoptions: Adoptions, models: BeginModels) => {
  const { adoptionId, solutionId, sources, status, changes } = event.data;
  const { type, stream, recordedAt, position, actor } = event;
  const adoptedOn = sinceOf(event);
  const planned = adoptions.get(adoptionId);
  // A plan that was entered after the beginning says nothing about the time before it.
  const before =
    planned?.points.filter(({ day }) => adoptedOn === undefined || day < firstDay(adoptedOn)) ?? [];
  adoptions.put(adoptionId, {
    adoptionId,
    stream,
    sources,
    points: withPoint(before, status, adoptedOn, event),
    recordedAt,
    recordedPosition: position,
    recordedBy: actor,
    ...present({ lastWord: standOf(event) }),
    ...(planned?.note === undefined ? {} : { note: planned.note }),
    ...(type === 'ProjectJoined' ? { gemeinsam: true } : {}),
    begun: { solutionId, ...present({ adoptedOn }), ...howOf(event), ...ownOf(event, adoptions, models) },
    versions: [{ version: 1, recordedAt, changes: changes ?? [], ...into(models, adoptionId) }],
    outcomes: [],
  });
};

/** What an event can say beside the status that it gives an adoption. */
type Statement = Omit<ProjectedEvent, 'data'> & {
  readonly data: Pick<StatusPoint, 'on' | 'stand' | 'belege'> &
    Pick<AdoptionRow, 'adoptionId' | 'sources' | 'ab'> & {
      readonly note?: TextRef | undefined;
      readonly relation?: AdoptionRow['geplanteRelation'];
    };
};

/** What the row keeps of how it is over; undefined where this status does not end it. */
const endOf = (status: AdoptionStatus, { data }: Statement) => {
  const end = ENDS[status];
  if (end === undefined) return undefined;
  const fields = data as Readonly<Record<string, unknown>>;
  return { [end.as]: present(Object.fromEntries(end.keeps.map((name) => [name, fields[name]]))) };
};

/** What the row keeps of a plan. */
const planOf = (event: Statement, models: PushModels) => {
  const { ab, note, adoptionId, relation } = event.data;
  return {
    ...present({ lastWord: standOf(event), ab, geplanteRelation: relation }),
    ...(note === undefined ? {} : { note: { text: note, ...into(models, adoptionId) } }),
  };
};

/** An adoption that has not begun: planned, or not even that. */
const newRow = (event: Statement, status: AdoptionStatus, models: PushModels): AdoptionRow => ({
  adoptionId: event.data.adoptionId,
  stream: event.stream,
  sources: event.data.sources,
  points: withPoint([], status, event.data.on, event),
  recordedAt: event.recordedAt,
  recordedPosition: event.position,
  recordedBy: event.actor,
  ...(endOf(status, event) ?? planOf(event, models)),
  versions: [],
  outcomes: [],
});

/** One more point; what ends an adoption is no word on its use. */
const nextPoint =
  (event: Statement, status: AdoptionStatus) =>
  ({ points, lastWord }: AdoptionRow): Partial<AdoptionRow> => ({
    points: withPoint(points, status, event.data.on, event),
    ...(endOf(status, event) ?? present({ lastWord: laterWord(lastWord, standOf(event)) })),
  });

/** Takes in what an event says of the status of an adoption, as the event's definition says it (`onAdoption`). */
export const takeStatus = (event: ProjectedEvent, adoptions: Adoptions, models: PushModels): void => {
  const { entry, makes = [] } = EVENTS.get(event.type) ?? {};
  if (entry?.id !== adoption.id) return;
  const status = statusAfter(entry, event.data) as AdoptionStatus | undefined;
  // What begins with a variant of its own says more than a status: `begin`.
  if (status === undefined || makes.includes(solution.id)) return;
  const statement = event as Statement;
  const { adoptionId } = statement.data;
  if (makes.includes(adoption.id)) adoptions.put(adoptionId, newRow(statement, status, models));
  else change(adoptions, adoptionId, nextPoint(statement, status));
};
