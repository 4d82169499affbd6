import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { EVENTS, type EventType } from '../../../contracts/subjects.ts';
import { CHANNELS } from '../../../contracts/views/channels.ts';
import type { Audience } from '../../model/audience.ts';
import type { ProjectedEvent } from '../../model/event.ts';
import { projection } from '../../model/projection.ts';
import { table } from '../../model/table.ts';
import { kommune } from '../kommune/project.ts';
import { verbund } from '../verbund/project.ts';
import { whereabouts } from '../whereabouts/project.ts';
import { audienceOf } from './audience.ts';
import { type PushModels, pushData } from './push-data.ts';
import { waysOver } from './ways-over.ts';

/** The Verbünde whose channels carry this: its own, those that the Kommune belongs to by now, and the one that it speaks to. */
const verbuendeOf = (event: ProjectedEvent, models: PushModels): readonly string[] => {
  const id = organisationIdOf(event.stream);
  if (event.stream.startsWith('verbund-')) return [id];
  const joined = models.verbund.memberships.by('kommune', id).map(({ verbundId }) => verbundId);
  return [...new Set([...joined, ...spokenTo(event)])];
};

/** A Verbund is told what a Kommune says of belonging to it: who asks does not belong yet, who leaves no longer. */
const spokenTo = (event: ProjectedEvent): readonly string[] => {
  switch (event.type) {
    case 'KommuneJoined':
    case 'KommuneLeft':
    case 'MembershipAccepted':
    case 'MembershipDeclined':
      return [event.data.verbundId];
    default:
      return [];
  }
};

const FOLLOWED: ReadonlySet<string> = new Set(CHANNELS.map(({ name }) => name));

/** The channel of the entry that this tells of, where its kind has one and no table of its own. */
const entryChannel = (
  { type, data }: ProjectedEvent,
  { whereabouts: { entries } }: PushModels,
): readonly string[] => {
  const field = EVENTS.get(type)?.entry?.id ?? '';
  const id = (data as Readonly<Record<string, unknown>>)[field];
  const kind = typeof id === 'string' ? entries.get(id)?.kind : undefined;
  return kind !== undefined && FOLLOWED.has(kind) ? [`${kind}:${String(id)}`] : [];
};

/** Something that happened and is never told (rule 18): that it is there, for those who may see it. */
interface QuietRow {
  readonly type: EventType;
  readonly stream: StreamName;
  readonly time: string;
  readonly actor: ProjectedEvent['actor'];
  readonly audience: Audience;
}

/** By the ids of events. */
const tables = { quiet: table<QuietRow>()() };

/**
 * What is new: the channels `feed`, `kommune:<id>`, `verbund:<id>`, and that of an entry where no other projection has it. Of what
 * it tells it keeps no rows beside its pushes.
 */
export const feed = projection({
  name: 'feed',
  version: 5,
  reads: [whereabouts, kommune, verbund],
  tables,
  on: {},
  onEvery: (event, { models, push, tables, once }) => {
    const audience = audienceOf(event, models.whereabouts);
    if (!EVENTS.get(event.type)?.feed) {
      const { id, type, stream, recordedAt: time, actor } = event;
      tables.quiet.put(id, { type, stream, time, actor, audience });
      return;
    }
    const own = event.stream.startsWith('kommune-') ? [`kommune:${organisationIdOf(event.stream)}`] : [];
    const verbuende = verbuendeOf(event, models).map((id) => `verbund:${id}`);
    const channels = ['feed', ...own, ...verbuende, ...entryChannel(event, models)];
    push({ channels, audience, ...waysOver(event, models.whereabouts), data: pushData(event, models, once) });
  },
});
