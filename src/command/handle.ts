import { dayInBerlin } from '../../contracts/days.ts';
import {
  organisationIdOf,
  type SealedEvent,
  type StoredEvent,
  type StreamName,
} from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { isRefusal, type Refusal } from '../decide/model/refusal.ts';
import { deciderOf } from '../registry.ts';
import { Damage } from '../store/damage.ts';
import { EngineUnavailable, type EventStore } from '../store/event-store.ts';
import { inTime } from '../store/in-time.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { answerFor, unchangedAnswer } from './answer.ts';
import { contentHash } from './content-hash.ts';
import { gatherFacts } from './gather-facts.ts';
import { idFor, newStream } from './ids.ts';
import { actorOn, type Handled, type HandleParts, type Incoming } from './incoming.ts';
import { sealEvents } from './seal-events.ts';
import type { HandledCommand, StreamEntry } from './stream-cache.ts';
import { wellFormed } from './well-formed.ts';

const busy = () =>
  new Problem('writes-unavailable', {
    detail: 'Die Eintragung kam gerade nicht durch. Bitte gleich noch einmal versuchen.',
    retryAfterSeconds: 2,
  });

const tooLate = () =>
  new Problem('writes-unavailable', {
    detail:
      'Der Speicher hat nicht rechtzeitig geantwortet; ob die Eintragung noch ankommt, ist offen. Bitte noch einmal senden, mit demselben Idempotency-Key: Sie wird nicht doppelt eingetragen.',
    retryAfterSeconds: 5,
  });

const checking = () =>
  new Problem('writes-unavailable', {
    detail:
      'Gerade wird geprüft, ob der Speicher alles zeigt, was eingetragen wurde. Lesen geht weiter; bitte gleich noch einmal eintragen.',
    retryAfterSeconds: 2,
  });

const notShownYet = () =>
  new Problem('writes-unavailable', {
    detail:
      'Die Eintragung ist gespeichert, wird hier aber noch nicht gezeigt. Bitte gleich noch einmal senden, mit demselben Idempotency-Key: Sie wird nicht doppelt eingetragen.',
    retryAfterSeconds: 1,
  });

const refusal = ({ code, refused: _, ...details }: Refusal) => new Problem(code, details);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const recordedAtOf = ({ imported }: Incoming, { moment }: HandleParts): string =>
  imported?.recordedAt ?? moment().toISOString();

/** Commands that make streams run one after the other: the next one sees the keys (rule 23) of the last. */
const lane = (incoming: Incoming) => incoming.target ?? `new ${incoming.command.creates}`;

/**
 * Handles a command: well-formed, dedupe, If-Match, decide, append (DESIGN §3; the actor has been authorised).
 * Throws a Problem where it refuses; nothing is written then. Throws Damage where what is stored cannot be relied on. Repeats
 * answer as the first time. Whatever becomes of it is answered within `deadlineMs` of its arrival, however many wait before it: what
 * has been sent to the event store by then goes on, and whoever asks again with the same key hears of it.
 */
export const handle = async (incoming: Incoming, parts: HandleParts): Promise<Handled> => {
  const today = dayInBerlin(recordedAtOf(incoming, parts));
  const body = wellFormed(incoming.command, incoming.body, today);
  // A clock that is set does not shorten or stretch anybody's waiting.
  const end = performance.now() + parts.deadlineMs;
  const handling = parts.queue.run(lane(incoming), async () => {
    for (let conflicts = 0; ; conflicts += 1) {
      // Whoever waited for his turn for too long has been answered by now.
      if (performance.now() >= end) throw busy();
      const handled = await attempt(incoming, body, parts);
      if (handled !== 'conflict') return handled;
      // The first one may only say that others have written since: there is nobody to give way to.
      if (conflicts > 0) await pause(5 + parts.random() * 45);
    }
  });
  const handled = await inTime(handling, end - performance.now());
  if (handled === undefined) throw tooLate();
  return shown(handled, end, parts);
};

/**
 * Whoever got an answer finds what was written at the same hub: the answer waits until the read models have come so far. They apply the
 * log in its order, and others write to it, too; so what an append returned cannot be applied before what stands before it has come.
 */
const shown = async (handled: Handled, end: number, parts: HandleParts): Promise<Handled> => {
  const waiting = parts.directory.waitFor(handled.answer.position);
  if ((await inTime(waiting, end - performance.now())) !== true) throw notShownYet();
  return handled;
};

/**
 * Decides on the stream as it is known here and appends at its revision, so that one call to the engine is enough: where others have
 * written since, the engine says so. What writes nothing (a refusal, "nothing to do") has no such protection, so it is said only once
 * the stream has been read and holds no more than was decided on. A conflict leaves the state read on.
 */
const attempt = async (
  incoming: Incoming,
  body: unknown,
  parts: HandleParts,
): Promise<Handled | 'conflict'> => {
  const { command, commandId } = incoming;
  // Whoever decides on less than there is refuses what is right.
  if (parts.store.doubt?.() !== undefined) throw checking();
  const stream = incoming.target ?? newStream(command.creates ?? 'kommune', 'demo', commandId);
  try {
    const entry = await parts.cache.atHand(stream);
    const { revision } = entry;
    const isAll = async () => (await parts.cache.current(stream)).revision === revision;
    try {
      const handled = await decideOn(stream, entry, incoming, body, parts);
      if (handled !== 'unchanged') return handled;
      return (await isAll()) ? unchanged(stream, entry) : 'conflict';
    } catch (error) {
      if (!(error instanceof Problem) || (await isAll())) throw error;
      return 'conflict';
    }
  } catch (error) {
    if (!(error instanceof EngineUnavailable || error instanceof StoreProblem)) throw error;
    parts.cache.clear();
    if (error instanceof Damage) throw error;
    throw new Problem('writes-unavailable', {
      detail: 'Der Speicher nimmt gerade nichts an. Lesen geht weiter; bitte später noch einmal eintragen.',
      retryAfterSeconds: 5,
    });
  }
};

/** Throws the Problem of a refusal; whether that stands is for the caller to find out. */
const decideOn = async (
  stream: StreamName,
  entry: StreamEntry,
  incoming: Incoming,
  body: unknown,
  parts: HandleParts,
): Promise<Handled | 'conflict' | 'unchanged'> => {
  const { command, commandId } = incoming;
  if (entry.unknown) throw unknownEvents();
  const hash = contentHash(command.name, incoming.target, incoming.body);
  const known = entry.commands.get(commandId);
  if (known !== undefined) return repeat(stream, known, hash, parts);
  checkExists(entry, incoming);
  checkRevision(entry, incoming.ifMatch);
  const { revision } = entry;
  const events = await decide(stream, entry, incoming, body, parts);
  // Others may have written while this was decided: then it rests on more than the repeats were looked for in.
  if (entry.revision !== revision) return 'conflict';
  if (events.length === 0) return 'unchanged';
  checkExpected(incoming);
  const sealed = sealEvents(stream, entry, events, hash, incoming, recordedAtOf(incoming, parts));
  return append(stream, entry, sealed, parts);
};

const unknownEvents = () =>
  new Problem('writes-unavailable', {
    detail: 'Hier wurde mit einer neueren Fassung dieses Dienstes eingetragen. Bitte zuerst aktualisieren.',
    retryAfterSeconds: 60,
  });

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
  parts: HandleParts,
): Promise<Handled> => {
  if (known.contentHash !== hash)
    throw new Problem('key-reused', {
      detail:
        'Unter diesem Idempotency-Key wurde schon etwas anderes eingetragen. Bitte einen neuen verwenden.',
    });
  const events = await readRange(parts.store, stream, known.from, known.to);
  return { status: 201, answer: answerFor(events), stream, repeated: true };
};

const checkExists = (entry: StreamEntry, { command, target }: Incoming): void => {
  if (entry.revision !== 'no-stream' || command.creates !== undefined) return;
  const what = target?.startsWith('verbund-') ? 'Diesen Zusammenschluss' : 'Diese Kommune';
  throw new Problem('not-found', { detail: `${what} gibt es hier nicht.` });
};

const checkRevision = (entry: StreamEntry, wanted: ReadonlySet<number> | undefined): void => {
  if (wanted === undefined) return;
  if (entry.revision !== 'no-stream' && wanted.has(entry.revision)) return;
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

const decide = async (
  stream: StreamName,
  entry: StreamEntry,
  incoming: Incoming,
  body: unknown,
  parts: HandleParts,
) => {
  const decider = deciderOf(incoming.command.name);
  const queries = decider.factQueries(body);
  // Of other streams nothing protects what is decided: what was stored when the command arrived is known first.
  const head = queries.length > 0 ? await parts.store.head() : null;
  if (!(await parts.directory.waitFor(head))) throw busy();
  const facts = await gatherFacts(queries, { directory: parts.directory, cache: parts.cache, stream, head });
  const decision = decider.decide(await parts.cache.state(stream, entry, decider.fold), body, {
    stream,
    organisationId: organisationIdOf(stream),
    actor: actorOn(stream, incoming),
    confirmedBody: parts.directory.isConfirmed(organisationIdOf(stream)),
    today: dayInBerlin(recordedAtOf(incoming, parts)),
    newId: (kind, index) => idFor(stream, incoming.commandId, kind, index),
    facts,
  });
  if (isRefusal(decision)) throw refusal(decision);
  return decision;
};

const append = async (
  stream: StreamName,
  entry: StreamEntry,
  events: readonly SealedEvent[],
  parts: HandleParts,
): Promise<Handled | 'conflict'> => {
  const result = await parts.store.append(stream, entry.revision, events);
  switch (result.outcome) {
    case 'conflict':
      await parts.cache.current(stream);
      return 'conflict';
    case 'too-large':
      throw new Problem('too-large', { detail: 'Diese Eintragung ist zu groß.' });
    case 'appended':
      if (!result.repeated) {
        parts.cache.absorb(stream, result.events);
        return { status: 201, answer: answerFor(result.events), stream, repeated: false };
      }
      // It stood there already, unknown here: whether under this key the same was asked for is found where its events are.
      await parts.cache.current(stream);
      return 'conflict';
  }
};

const unchanged = (stream: StreamName, { revision, position }: StreamEntry): Handled => {
  if (revision === 'no-stream' || position === null) throw new Error(`nothing is stored in ${stream}`);
  return { status: 200, answer: unchangedAnswer(position, revision), stream, repeated: false };
};
