import { PARTICULARS } from '../../../contracts/adoption/particulars.ts';
import { dayInBerlin, laterOf } from '../../../contracts/days.ts';
import { certainFrom, type FieldDate, firstDay } from '../../../contracts/fields.ts';
import { EVENTS } from '../../../contracts/subjects.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { present } from '../../model/present.ts';
import { projection } from '../../model/projection.ts';
import type { Way } from '../../model/push.ts';
import type { WriteTable } from '../../model/table.ts';
import { writtenFor } from '../../model/written.ts';
import { catalogue } from '../catalogue/project.ts';
import type { CatalogueTables } from '../catalogue/tables.ts';
import { audienceOf } from '../feed/audience.ts';
import { type PushModels, pushData } from '../feed/push-data.ts';
import { kommune } from '../kommune/project.ts';
import { verbund } from '../verbund/project.ts';
import { whereabouts } from '../whereabouts/project.ts';
import { ancestorsOf } from './ancestors.ts';
import { isForAll, type Links, waysUp } from './links.ts';
import { countReported } from './reported.ts';
import { type AdoptionRow, lineageTables, type StatusPoint, type TouchedRow } from './tables.ts';

type Adoptions = WriteTable<AdoptionRow>;

/** A statement on an adoption: since when something holds, as of when that is said, and on what it rests. */
type Said = ProjectedEvent<
  'AdoptionPlanned' | 'BestPracticeAdopted' | 'AdoptionStatusChanged' | 'UsageEnded' | 'AdoptionAbandoned'
>;

/** As of when it is said. Entries of before that was asked are of the day on which they were made, unless a file brought them. */
const standOf = ({ data: { stand }, clock, recordedAt }: Said): FieldDate | undefined =>
  stand ?? (clock === 'import' ? undefined : dayInBerlin(recordedAt));

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

const laterWord = (one: FieldDate | undefined, other: FieldDate | undefined): FieldDate | undefined =>
  one === undefined || (other !== undefined && firstDay(other) >= firstDay(one)) ? other : one;

const change = (
  adoptions: Adoptions,
  adoptionId: string,
  how: (row: AdoptionRow) => Partial<AdoptionRow>,
) => {
  const row = adoptions.get(adoptionId);
  if (row) adoptions.put(adoptionId, { ...row, ...how(row) });
};

/** Marks what is written into an adoption: it is for those whom the adoption is for by then. */
const into = ({ whereabouts }: PushModels, adoptionId: string) =>
  writtenFor(whereabouts.adoptions.get(adoptionId)?.audience);

const plan = (event: ProjectedEvent<'AdoptionPlanned'>, adoptions: Adoptions, models: PushModels) => {
  const { data, stream, recordedAt, position, actor } = event;
  adoptions.put(data.adoptionId, {
    adoptionId: data.adoptionId,
    stream,
    sources: data.sources,
    points: withPoint([], data.status ?? 'geplant', data.on, event),
    recordedAt,
    recordedPosition: position,
    recordedBy: actor,
    ...present({ lastWord: standOf(event), ab: data.ab }),
    ...(data.note === undefined ? {} : { note: { text: data.note, ...into(models, data.adoptionId) } }),
    versions: [],
    outcomes: [],
  });
};

const particularsOf = (data: ProjectedEvent<'BestPracticeAdopted'>['data']) =>
  present(
    Object.fromEntries(PARTICULARS.map((name) => [name, data[name]])) as Pick<
      typeof data,
      (typeof PARTICULARS)[number]
    >,
  );

const begin = (event: ProjectedEvent<'BestPracticeAdopted'>, adoptions: Adoptions, models: PushModels) => {
  const { adoptionId, solutionId, sources, relation, what, module, adoptedOn, status, changes } = event.data;
  const { stream, recordedAt, position, actor } = event;
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
    begun: { solutionId, relation, ...present({ adoptedOn, what, module }), ...particularsOf(event.data) },
    versions: [{ version: 1, recordedAt, changes: changes ?? [], ...into(models, adoptionId) }],
    outcomes: [],
  });
};

/** Tells of these nodes and of all that they go back to that something happened. */
const touch = (
  { position }: ProjectedEvent,
  nodes: readonly string[],
  catalogue: CatalogueTables,
  tables: { readonly adoptions: Adoptions; readonly touched: WriteTable<TouchedRow> },
  isMoved: boolean,
): void => {
  for (const id of ancestorsOf({ catalogue, lineage: tables }, nodes)) {
    const moved = isMoved ? position : tables.touched.get(id)?.moved;
    tables.touched.put(id, moved === undefined ? { position } : { position, moved });
  }
};

/** What puts an adoption before fewer or before more (rule 9). */
const MOVING: ReadonlySet<string> = new Set(['AdoptionAbandoned', 'ResultReleased']);

/** Channels on which an event is told to the same audience; `ways`: to those only who see one of them. */
interface Told {
  readonly channels: string[];
  readonly ways?: readonly Way[];
}

/** On which channels an event about these nodes is told, and to whom: nobody is told of a way that he may not see. */
const toldOn = (links: Links, nodes: readonly string[]): readonly Told[] => {
  const told = new Map<string, Told>();
  for (const [id, ways] of waysUp(links, nodes)) {
    const isOpen = ways.some(isForAll);
    const key = isOpen ? '' : JSON.stringify(ways);
    const group = told.get(key) ?? { channels: [], ...(isOpen ? {} : { ways }) };
    group.channels.push(`solution:${id}`);
    told.set(key, group);
  }
  return [...told.values()];
};

/** The nodes that an event speaks of: what descends from them descends from their ancestors as well. */
const nodesOf = (event: ProjectedEvent, adoptions: Adoptions): readonly string[] => {
  const { data } = event as { data: { adoptionId?: string; solutionId?: string; referenceId?: string } };
  const row = data.adoptionId === undefined ? undefined : adoptions.get(data.adoptionId);
  if (row) return row.begun ? [row.begun.solutionId] : row.sources.map(({ solutionId }) => solutionId);
  return [data.solutionId, data.referenceId].filter((id) => id !== undefined);
};

/** Who took over what from whom, and what became of it; owns the channels `solution:<id>`. */
export const lineage = projection({
  name: 'lineage',
  version: 9,
  reads: [whereabouts, kommune, verbund, catalogue],
  tables: lineageTables,
  on: {
    AdoptionPlanned: (event, { tables, models }) => plan(event, tables.adoptions, models),
    BestPracticeAdopted: (event, { tables, models }) => {
      // What was planned may begin from other sources: the ones that were planned lose it.
      const planned = tables.adoptions
        .get(event.data.adoptionId)
        ?.sources.map(({ solutionId }) => solutionId);
      // What was planned before all may begin before fewer.
      touch(event, planned ?? [], models.catalogue, tables, true);
      begin(event, tables.adoptions, models);
    },
    AdoptionStatusChanged: (event, { tables: { adoptions } }) =>
      change(adoptions, event.data.adoptionId, ({ points, lastWord }) => ({
        points: withPoint(points, event.data.status, event.data.on, event),
        ...present({ lastWord: laterWord(lastWord, standOf(event)) }),
      })),
    AdaptationRecorded: ({ data, recordedAt }, { tables, models }) =>
      change(tables.adoptions, data.adoptionId, ({ versions }) => ({
        versions: [
          ...versions,
          { version: data.version, recordedAt, changes: data.changes, ...into(models, data.adoptionId) },
        ],
      })),
    UsageReconfirmed: ({ data }, { tables }) =>
      change(tables.adoptions, data.adoptionId, ({ lastWord }) => ({
        ...present({ lastWord: laterWord(lastWord, data.on) }),
      })),
    UsageEnded: (event, { tables: { adoptions } }) =>
      change(adoptions, event.data.adoptionId, ({ points }) => {
        const { on, anlass, replacedBy, reason } = event.data;
        return {
          points: withPoint(points, 'beendet', on, event),
          ended: present({ anlass, replacedBy, reason }),
        };
      }),
    AdoptionAbandoned: (event, { tables: { adoptions } }) =>
      change(adoptions, event.data.adoptionId, ({ points }) => {
        const { on, reason, note, alternativen } = event.data;
        return {
          points: withPoint(points, 'nicht-weiterverfolgt', on, event),
          abandoned: { reason, ...present({ note, alternativen }) },
        };
      }),
    ResultReleased: ({ data, recordedAt, actor }, { tables }) =>
      change(tables.adoptions, data.adoptionId, () => ({ released: { recordedAt, recordedBy: actor } })),
    OutcomeReported: ({ data, recordedAt }, { tables, models }) =>
      change(tables.adoptions, data.adoptionId, ({ outcomes }) => ({
        outcomes: [
          ...outcomes,
          {
            ...data,
            reportedAt: recordedAt,
            confirmed: false,
            ...into(models, data.adoptionId),
          },
        ],
      })),
    OutcomeConfirmed: ({ data }, { tables }) =>
      change(tables.adoptions, data.adoptionId, ({ outcomes }) => ({
        outcomes: outcomes.map((outcome) =>
          outcome.outcomeId === data.outcomeId ? { ...outcome, confirmed: true } : outcome,
        ),
      })),
  },
  onEvery: (event, { models, tables, push }) => {
    countReported(event, tables, models.whereabouts);
    if (!EVENTS.get(event.type)?.feed) return;
    const nodes = nodesOf(event, tables.adoptions);
    if (nodes.length === 0) return;
    touch(event, nodes, models.catalogue, tables, MOVING.has(event.type));
    const audience = audienceOf(event, models.whereabouts);
    const data = pushData(event, models);
    for (const { channels, ways } of toldOn({ ...models, lineage: tables }, nodes))
      push({ channels, audience, ...(ways === undefined ? {} : { ways }), data });
  },
});
