import { dayInBerlin } from '../../../contracts/days.ts';
import { organisationIdOf } from '../../../contracts/envelope.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { projection } from '../../model/projection.ts';
import type { WriteTable } from '../../model/table.ts';
import { writtenFor } from '../../model/written.ts';
import { audienceOf } from '../feed/audience.ts';
import { whereabouts } from '../whereabouts/project.ts';
import type { WhereaboutsTables } from '../whereabouts/tables.ts';
import {
  type BlockRow,
  catalogueTables,
  type DisputeRow,
  type ReferenceRow,
  type SolutionRow,
  type VersionRow,
} from './tables.ts';

interface Tables {
  readonly solutions: WriteTable<SolutionRow>;
  readonly references: WriteTable<ReferenceRow>;
  readonly disputes: WriteTable<DisputeRow>;
}

const blocksOf = (tables: Tables, ids: readonly string[], sinceVersion: number): BlockRow[] =>
  ids.map((solutionId) => ({
    solutionId,
    version: tables.solutions.get(solutionId)?.versions.length ?? 1,
    sinceVersion,
  }));

/** The version that an event makes, for those whom the solution is for by then. */
const versionOf = (
  { position, recordedAt, actor }: ProjectedEvent<'ProjectShared' | 'ProjectRevised'>,
  version: number,
  solutionId: string,
  places: WhereaboutsTables,
): VersionRow => ({
  version,
  recordedAt,
  position,
  recordedBy: actor,
  ...writtenFor(places.solutions.get(solutionId)?.audience),
});

const share = (event: ProjectedEvent<'ProjectShared'>, tables: Tables, places: WhereaboutsTables) => {
  const { solutionId, sichtbarkeit: _, kontakt: __, enthaelt = [], ...fields } = event.data;
  tables.solutions.put(solutionId, {
    solutionId,
    stream: event.stream,
    fields,
    enthaelt: blocksOf(tables, enthaelt, 1),
    versions: [versionOf(event, 1, solutionId, places)],
    recognitions: [],
  });
};

/** Keeps the blocks that stay with the version that named them; new ones are pinned as they are now. */
const revisedBlocks = (row: SolutionRow, ids: readonly string[], version: number, tables: Tables) =>
  blocksOf(tables, ids, version).map(
    (block) => row.enthaelt.find(({ solutionId }) => solutionId === block.solutionId) ?? block,
  );

const revise = (event: ProjectedEvent<'ProjectRevised'>, tables: Tables, places: WhereaboutsTables) => {
  const { solutionId, version, note, sichtbarkeit: _, kontakt: __, enthaelt, ...changed } = event.data;
  const row = tables.solutions.get(solutionId);
  if (row === undefined) return;
  const left =
    enthaelt && row.enthaelt.map((block) => block.solutionId).filter((id) => !enthaelt.includes(id));
  const { left: _left, ...before } = row;
  tables.solutions.put(solutionId, {
    ...before,
    ...(left === undefined || left.length === 0 ? {} : { left }),
    fields: { ...row.fields, ...(changed as Partial<typeof row.fields>) },
    enthaelt: enthaelt === undefined ? row.enthaelt : revisedBlocks(row, enthaelt, version, tables),
    versions: [...row.versions, { ...versionOf(event, version, solutionId, places), note }],
  });
};

const record = ({
  data,
  stream,
  recordedAt,
  position,
  actor,
}: ProjectedEvent<'ReferenceRecorded'>): ReferenceRow => ({
  ...data,
  party: data.verbundId === undefined ? `kommune-${data.kommuneId}` : `verbund-${data.verbundId}`,
  recorderId: organisationIdOf(stream),
  recordedAt,
  recordedPosition: position,
  recordedBy: actor,
});

/** Shared solutions with their versions and recognitions, and References with what contradicts them. */
export const catalogue = projection({
  name: 'catalogue',
  version: 7,
  reads: [whereabouts],
  tables: catalogueTables,
  on: {
    ProjectShared: (event, { tables, models }) => share(event, tables, models.whereabouts),
    ProjectRevised: (event, { tables, models }) => revise(event, tables, models.whereabouts),
    ProjectWithdrawn: ({ data, recordedAt }, { tables }) => {
      const row = tables.solutions.get(data.solutionId);
      const withdrawnOn = dayInBerlin(recordedAt);
      if (row) tables.solutions.put(data.solutionId, { ...row, withdrawn: data.reason, withdrawnOn });
    },
    BestPracticeRecognised: ({ data, stream, recordedAt }, { tables, models }) => {
      const row = tables.solutions.get(data.solutionId);
      const recognition = {
        verbundId: organisationIdOf(stream),
        on: recordedAt,
        reason: data.reason,
        ...writtenFor(models.whereabouts.solutions.get(data.solutionId)?.audience),
      };
      if (row)
        tables.solutions.put(data.solutionId, { ...row, recognitions: [...row.recognitions, recognition] });
    },
    BestPracticeRevoked: ({ data, stream }, { tables }) => {
      const row = tables.solutions.get(data.solutionId);
      const recognitions = row?.recognitions.filter(
        ({ verbundId }) => verbundId !== organisationIdOf(stream),
      );
      if (row && recognitions) tables.solutions.put(data.solutionId, { ...row, recognitions });
    },
    ReferenceRecorded: (event, { tables }) => tables.references.put(event.data.referenceId, record(event)),
    ReferenceDisputed: (event, { tables, models }) => {
      const { data, stream } = event;
      const between = [data.referenceId, data.mit] as const;
      const verbundId = organisationIdOf(stream);
      tables.disputes.put(between.toSorted().join(' '), {
        ...{ between, grund: data.grund, verbundId },
        ...writtenFor(audienceOf(event, models.whereabouts)),
      });
    },
    ReferenceWithdrawn: ({ data }, { tables }) => {
      const row = tables.references.get(data.referenceId);
      if (row) tables.references.put(data.referenceId, { ...row, withdrawn: data.grund });
    },
    ReferenceClaimed: ({ data }, { tables }) => {
      const row = tables.references.get(data.referenceId);
      if (row) tables.references.put(data.referenceId, { ...row, claimedBy: data.solutionId });
    },
  },
});
