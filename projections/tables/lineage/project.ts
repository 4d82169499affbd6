import { dayInBerlin, laterOf } from '../../../contracts/days.ts';
import { type FieldDate, firstDay } from '../../../contracts/fields.ts';
import { EVENTS } from '../../../contracts/subjects.ts';
import type { AdoptionStatus } from '../../../contracts/views/parts.ts';
import type { ProjectedEvent } from '../../model/event.ts';
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

/** The points with one more; it cannot lie before the last one, whatever precision its date has. */
const withPoint = (
  points: readonly StatusPoint[],
  status: AdoptionStatus,
  on: FieldDate,
): readonly StatusPoint[] => [
  ...points,
  { status, on, day: laterOf(firstDay(on), points.at(-1)?.day ?? '') },
];

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

const plan = (
  { data, stream, recordedAt, position, actor }: ProjectedEvent<'AdoptionPlanned'>,
  adoptions: Adoptions,
  models: PushModels,
) =>
  adoptions.put(data.adoptionId, {
    adoptionId: data.adoptionId,
    stream,
    sources: data.sources,
    points: withPoint([], 'geplant', dayInBerlin(recordedAt)),
    recordedAt,
    recordedPosition: position,
    recordedBy: actor,
    lastWord: dayInBerlin(recordedAt),
    ...(data.note === undefined ? {} : { note: { text: data.note, ...into(models, data.adoptionId) } }),
    versions: [],
    outcomes: [],
  });

const begin = (event: ProjectedEvent<'BestPracticeAdopted'>, adoptions: Adoptions, models: PushModels) => {
  const { adoptionId, solutionId, sources, relation, what, module, adoptedOn, status, changes } = event.data;
  const { stream, recordedAt, position, actor } = event;
  const planned = adoptions.get(adoptionId);
  // A plan that was entered after the beginning says nothing about the time before it.
  const before = planned?.points.filter(({ day }) => day < firstDay(adoptedOn)) ?? [];
  adoptions.put(adoptionId, {
    adoptionId,
    stream,
    sources,
    points: withPoint(before, status, adoptedOn),
    recordedAt,
    recordedPosition: position,
    recordedBy: actor,
    lastWord: dayInBerlin(recordedAt),
    ...(planned?.note === undefined ? {} : { note: planned.note }),
    begun: { solutionId, relation, adoptedOn, ...(what ? { what } : {}), ...(module ? { module } : {}) },
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
  version: 8,
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
    AdoptionStatusChanged: ({ data, recordedAt }, { tables }) =>
      change(tables.adoptions, data.adoptionId, ({ points, lastWord }) => ({
        points: withPoint(points, data.status, data.on),
        lastWord: laterOf(lastWord, dayInBerlin(recordedAt)),
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
        lastWord: laterOf(lastWord, firstDay(data.on)),
      })),
    UsageEnded: ({ data }, { tables }) =>
      change(tables.adoptions, data.adoptionId, ({ points }) => ({
        points: withPoint(points, 'beendet', data.on),
        ended: { replacedBy: data.replacedBy, reason: data.reason },
      })),
    AdoptionAbandoned: ({ data }, { tables }) =>
      change(tables.adoptions, data.adoptionId, ({ points }) => ({
        points: withPoint(points, 'nicht-weiterverfolgt', data.on),
        abandoned: { reason: data.reason, note: data.note },
      })),
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
