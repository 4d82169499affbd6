import type { Metadata, SealedEvent, StreamName } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { seal } from '../store/seal.ts';
import { idFor } from './ids.ts';
import { actorOn, type Incoming } from './incoming.ts';
import { newSalt } from './salt.ts';
import type { StreamEntry } from './stream-cache.ts';

/** What was decided, before it is sealed. */
export type Decided = readonly { readonly type: string; readonly data: object }[];

/**
 * The decided events as they are to be stored: with ids and metadata, each chained to the one before it. `contentHash`
 * tells a repeat from another command under the same key; `recordedAt` is an instant (ISO 8601).
 */
export const sealEvents = (
  stream: StreamName,
  entry: StreamEntry,
  events: Decided,
  contentHash: string,
  incoming: Incoming,
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
  let prevHash = entry.lastHash;
  let revision = entry.revision === 'no-stream' ? 0 : entry.revision + 1;
  return events.map((event, index) => {
    const version = EVENTS.get(event.type)?.version ?? 1;
    const id = idFor(stream, commandId, 'event', index);
    const data = JSON.parse(JSON.stringify(event.data)) as Record<string, unknown>;
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
