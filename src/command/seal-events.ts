import { dayInBerlin } from '../../contracts/days.ts';
import type { Actor, Metadata, SealedEvent, StreamName } from '../../contracts/envelope.ts';
import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { seal } from '../store/seal.ts';
import { idFor } from './ids.ts';
import { actorOn, type OnBehalf } from './incoming.ts';
import { newSalt } from './salt.ts';
import type { StreamEntry } from './stream-cache.ts';

/** What was decided, before it is sealed. */
export type Decided = readonly { readonly type: string; readonly data: object }[];

/** The field of each event type that says as of when the statement holds; such a field stands at the top. */
const AS_OF: ReadonlyMap<string, string> = new Map(
  [...EVENTS.values()].flatMap(({ name, data }): [string, string][] => {
    const [field] = markedPaths(data, 'asOf').map(([top = '']) => top);
    return field === undefined ? [] : [[name, field]];
  }),
);

/**
 * Fills in that a statement is of today where the own organisation speaks and says nothing else (DOMAIN, Stand). Of what a file brought
 * it is not known, and stays so.
 */
const withAsOf = (
  type: string,
  data: Record<string, unknown>,
  { organisation }: Actor,
  stream: StreamName,
  today: string | undefined,
): Record<string, unknown> => {
  const field = AS_OF.get(type);
  const speaks = organisation === null || organisation === stream;
  if (field === undefined || data[field] !== undefined || today === undefined || !speaks) return data;
  return { ...data, [field]: today };
};

/**
 * The decided events as they are to be stored: with ids and metadata, each chained to the one before it. `contentHash`
 * tells a repeat from another command under the same key; `recordedAt` is an instant (ISO 8601).
 */
export const sealEvents = (
  stream: StreamName,
  entry: StreamEntry,
  events: Decided,
  contentHash: string,
  incoming: OnBehalf,
  recordedAt: string,
): SealedEvent[] => {
  const { commandId, imported, correlationId = commandId, causationId = commandId } = incoming;
  const common = {
    commandId,
    contentHash,
    actor: actorOn(stream, incoming),
    recordedAt,
    ...(imported === undefined ? {} : { clock: 'import' as const, loadedOn: imported.loadedOn }),
    correlationId,
    causationId,
  } satisfies Partial<Metadata>;
  const today = imported === undefined ? dayInBerlin(recordedAt) : undefined;
  let prevHash = entry.lastHash;
  let revision = entry.revision === 'no-stream' ? 0 : entry.revision + 1;
  return events.map((event, index) => {
    const version = EVENTS.get(event.type)?.version ?? 1;
    const id = idFor(stream, commandId, 'event', index);
    const said = JSON.parse(JSON.stringify(event.data)) as Record<string, unknown>;
    const data = withAsOf(event.type, said, common.actor, stream, today);
    const sealed = seal(
      { stream, revision, prevHash },
      { id, type: event.type, version, data },
      { ...common, salt: newSalt() },
    );
    prevHash = sealed.metadata.hash;
    revision += 1;
    return sealed;
  });
};
