import { dayInBerlin } from '../../contracts/days.ts';
import {
  organisationIdOf,
  type SealedEvent,
  type StoredEvent,
  type StreamName,
} from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Authorised } from '../access/access.ts';
import { isRefusal, type Refusal } from '../decide/model/refusal.ts';
import { deciderOf } from '../registry.ts';
import { tooLargeSentence } from '../store/append-limit.ts';
import type { EventStore } from '../store/event-store.ts';
import { answerFor } from './answer.ts';
import { contentHash } from './content-hash.ts';
import { idFor } from './ids.ts';
import { actorOn, type Handled, type HandleParts, type Incoming, recordedAtOf } from './incoming.ts';
import type { Prepared } from './prepare.ts';
import { sealEvents } from './seal-events.ts';
import type { HandledCommand, StreamEntry } from './stream-cache.ts';

/**
 * Handles a command that access has permitted: dedupe, If-Match, decide, append (DESIGN §3). A repeat answers as the first time.
 * What was appended now is answered as it was sealed: that it is what stands at the position of the answer is for the caller to find out.
 * `conflict`: the stream has moved on since the command was prepared, so it must be prepared and authorised anew. `unchanged`: there
 * is nothing to append. Throws the Problem of a refusal; whether that stands is for the caller to find out.
 */
export const handle = async (
  permission: Authorised<Prepared>,
  parts: HandleParts,
): Promise<Handled | 'conflict' | 'unchanged'> => {
  const prepared = parts.access.take(permission);
  const { command, target, entry, revision, missing } = prepared;
  // From here to the append nothing is waited for: the right, the repeats and the decision are of one revision.
  if (entry.revision !== revision) return 'conflict';
  const hash = contentHash(command.name, target, prepared.body);
  const known = entry.commands.get(prepared.commandId);
  if (known !== undefined) return repeat(prepared.stream, known, hash, parts.store);
  checkExists(entry, prepared);
  checkRevision(entry, prepared.ifMatch);
  if (missing !== undefined) throw missing;
  const recordedAt = recordedAtOf(prepared, parts.moment);
  const events = decide(prepared, recordedAt, parts);
  if (events.length === 0) return 'unchanged';
  checkExpected(prepared);
  return append(prepared, sealEvents(prepared.stream, entry, events, hash, prepared, recordedAt), parts);
};

const readRange = async (store: EventStore, stream: StreamName, from: number, to: number) => {
  const events: StoredEvent[] = [];
  for await (const event of store.readStream(stream, from)) {
    if (event.revision > to) break;
    events.push(event);
  }
  return events;
};

const repeat = async (
  stream: StreamName,
  known: HandledCommand,
  hash: string,
  store: EventStore,
): Promise<Handled> => {
  if (known.contentHash !== hash)
    throw new Problem('key-reused', {
      detail:
        'Unter diesem Idempotency-Key wurde schon etwas anderes eingetragen. Bitte einen neuen verwenden.',
    });
  const events = await readRange(store, stream, known.from, known.to);
  const last = events.at(-1);
  if (last === undefined) throw new Error(`${stream} does not show what stands from ${known.from} on`);
  return { status: 201, answer: answerFor(events, last), stream, repeated: true };
};

const checkExists = (entry: StreamEntry, { command, target }: Incoming): void => {
  if (entry.revision !== 'no-stream' || command.creates !== undefined) return;
  const what = target?.startsWith('verbund-') ? 'Diesen Zusammenschluss' : 'Diese Kommune';
  throw new Problem('not-found', { detail: `${what} gibt es hier nicht.` });
};

const checkRevision = (entry: StreamEntry, wanted: ReadonlySet<number> | undefined): void => {
  if (wanted === undefined) return;
  if (entry.revision !== 'no-stream' && wanted.has(entry.revision)) return;
  if (wanted.size === 0)
    throw new Problem('not-a-revision', {
      detail:
        'If-Match nennt keine Revision, zum Beispiel "r3". Der ETag einer Abfrage steht für deren Antwort, nicht für einen Stand, bei dem eingetragen werden kann.',
      errors: [
        {
          path: 'If-Match',
          message: 'Erwartet wird zum Beispiel "r3" (revision aus der Antwort, mit r davor).',
        },
      ],
    });
  throw new Problem('stale-revision', {
    detail: 'Seit Ihrem letzten Stand wurde hier etwas eingetragen. Bitte neu laden und noch einmal prüfen.',
  });
};

const checkExpected = ({ expectedStatus = 201 }: Incoming): void => {
  if (expectedStatus === 201) return;
  throw new Problem('not-expected', {
    detail: `Erwartet wird ${expectedStatus}, es wäre aber eingetragen worden. Nichts wurde eingetragen.`,
  });
};

const refusal = ({ code, refused: _, ...details }: Refusal) => new Problem(code, details);

const decide = (prepared: Prepared, recordedAt: string, { directory }: HandleParts) => {
  const { command, commandId, stream, state, wellFormed, facts } = prepared;
  const organisationId = organisationIdOf(stream);
  const decision = deciderOf(command.name).decide(state, wellFormed, {
    stream,
    organisationId,
    actor: actorOn(stream, prepared),
    confirmedBody: directory.isConfirmed(organisationId),
    today: dayInBerlin(recordedAt),
    newId: (kind, index) => idFor(stream, commandId, kind, index),
    facts,
  });
  if (isRefusal(decision)) throw refusal(decision);
  return decision;
};

const append = async (
  { stream, revision }: Prepared,
  events: readonly SealedEvent[],
  { store, cache }: HandleParts,
): Promise<Handled | 'conflict'> => {
  const result = await store.append(stream, revision, events);
  switch (result.outcome) {
    case 'conflict':
      await cache.current(stream);
      return 'conflict';
    case 'too-large':
      throw new Problem('too-large', { detail: tooLargeSentence(result.limitBytes) });
    case 'appended':
      if (!result.repeated) {
        cache.acknowledged(stream, result.revision);
        return { status: 201, answer: answerFor(events, result), stream, repeated: false };
      }
      // It stood there already, unknown here: whether under this key the same was asked for is found where its events are.
      await cache.current(stream);
      return 'conflict';
  }
};
