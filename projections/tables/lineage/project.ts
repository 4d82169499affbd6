import { EVENTS } from '../../../contracts/subjects.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { present } from '../../model/present.ts';
import { projection } from '../../model/projection.ts';
import type { Way } from '../../model/push.ts';
import type { WriteTable } from '../../model/table.ts';
import { catalogue } from '../catalogue/project.ts';
import type { CatalogueTables } from '../catalogue/tables.ts';
import { audienceOf } from '../feed/audience.ts';
import { pushData } from '../feed/push-data.ts';
import { waysOver } from '../feed/ways-over.ts';
import { kommune } from '../kommune/project.ts';
import { verbund } from '../verbund/project.ts';
import { whereabouts } from '../whereabouts/project.ts';
import { ancestorsOf } from './ancestors.ts';
import { isForAll, type Links, waysUp } from './links.ts';
import { countReported } from './reported.ts';
import { type Adoptions, begin, change, into, laterWord, takeStatus } from './statements.ts';
import { lineageTables, type RetractedRow, type TouchedRow } from './tables.ts';

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

/** True where an event puts an entry that is there before fewer or before more (rule 9). */
const isMoving = ({ type }: ProjectedEvent): boolean => {
  const { entry, makes = [] } = EVENTS.get(type) ?? {};
  const isMoved = entry?.atMost !== undefined || entry?.openedTo !== undefined;
  return isMoved && !makes.includes(entry.id);
};

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

/** What a new version does no longer hold as a building block: who has that in it has changed. */
const leftBy = (event: ProjectedEvent, { solutions }: CatalogueTables): readonly string[] =>
  event.type === 'ProjectRevised' ? (solutions.get(event.data.solutionId)?.left ?? []) : [];

/** The nodes that an event speaks of: what descends from them descends from their ancestors as well. */
const nodesOf = (event: ProjectedEvent, adoptions: Adoptions): readonly string[] => {
  const { data } = event as { data: { adoptionId?: string; solutionId?: string; referenceId?: string } };
  const row = data.adoptionId === undefined ? undefined : adoptions.get(data.adoptionId);
  if (row) return row.begun ? [row.begun.solutionId] : row.sources.map(({ solutionId }) => solutionId);
  return [data.solutionId, data.referenceId].filter((id) => id !== undefined);
};

/** An adoption that was declared in error has no row: nothing counts it, and nothing goes back to it. */
const forget = (
  adoptionId: string,
  { adoptions, retracted }: { readonly adoptions: Adoptions; readonly retracted: WriteTable<RetractedRow> },
): void => {
  const row = adoptions.get(adoptionId);
  if (row === undefined) return;
  retracted.put(adoptionId, { sources: row.sources });
  adoptions.remove(adoptionId);
};

/** Who took over what from whom, and what became of it; owns the channels `solution:<id>`. */
export const lineage = projection({
  name: 'lineage',
  version: 14,
  reads: [whereabouts, kommune, verbund, catalogue],
  tables: lineageTables,
  on: {
    BestPracticeAdopted: (event, { tables, models }) => {
      // What was planned may begin from other sources: the ones that were planned lose it.
      const planned = tables.adoptions
        .get(event.data.adoptionId)
        ?.sources.map(({ solutionId }) => solutionId);
      // What was planned before all may begin before fewer.
      touch(event, planned ?? [], models.catalogue, tables, true);
      begin(event, tables.adoptions, models);
    },
    ProjectJoined: (event, { tables, models }) => begin(event, tables.adoptions, models),
    AdaptationRecorded: ({ data, recordedAt }, { tables, models }) =>
      change(tables.adoptions, data.adoptionId, ({ versions }) => ({
        versions: [
          ...versions,
          { version: data.version, recordedAt, changes: data.changes, ...into(models, data.adoptionId) },
        ],
      })),
    AdoptionUnchanged: ({ data }, { tables }) =>
      change(tables.adoptions, data.adoptionId, ({ begun }) =>
        begun === undefined ? {} : { begun: { ...begun, relation: 'unveraendert' as const } },
      ),
    UsageReconfirmed: ({ data }, { tables }) =>
      change(tables.adoptions, data.adoptionId, ({ lastWord }) => ({
        ...present({ lastWord: laterWord(lastWord, data.on) }),
      })),
    ResultReleased: ({ data, recordedAt, actor }, { tables }) =>
      change(tables.adoptions, data.adoptionId, () => ({ released: { recordedAt, recordedBy: actor } })),
    // What it brought counts no more; the row goes once it has been told who goes back to what (`forget`).
    AdoptionRetracted: ({ data }, { tables }) =>
      change(tables.adoptions, data.adoptionId, () => ({ outcomes: [] })),
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
  onEvery: (event, { models, tables, push, once }) => {
    takeStatus(event, tables.adoptions, models);
    countReported(event, tables, models.whereabouts);
    if (!EVENTS.get(event.type)?.feed) return;
    const nodes = nodesOf(event, tables.adoptions);
    if (nodes.length === 0) return;
    touch(event, [...nodes, ...leftBy(event, models.catalogue)], models.catalogue, tables, isMoving(event));
    const audience = audienceOf(event, models.whereabouts);
    const data = pushData(event, models, once);
    for (const { channels, ways } of toldOn({ ...models, lineage: tables }, nodes))
      push({ channels, audience, ...waysOver(event, models.whereabouts, ways), data });
    if (event.type === 'AdoptionRetracted') forget(event.data.adoptionId, tables);
  },
});
