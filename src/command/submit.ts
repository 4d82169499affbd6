import { dayInBerlin } from '../../contracts/days.ts';
import type { Position, StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { Damage } from '../store/damage.ts';
import { EngineUnavailable } from '../store/event-store.ts';
import { inTime } from '../store/in-time.ts';
import { StoreProblem } from '../store/store-problem.ts';
import { unchangedAnswer } from './answer.ts';
import { handle } from './handle.ts';
import { newStream } from './ids.ts';
import { type Handled, type HandleParts, type Incoming, recordedAtOf } from './incoming.ts';
import { prepare } from './prepare.ts';
import type { StreamEntry } from './stream-cache.ts';
import { busy, checking, notShownYet, notTaken, tooLate } from './unavailable.ts';
import { wellFormed } from './well-formed.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Commands that make streams run one after the other: the next one sees the keys (rule 23) of the last. */
const lane = (incoming: Incoming) => incoming.target ?? `new ${incoming.command.creates}`;

/**
 * Takes a command through its way: well-formed, facts, authorise, and `handle` (DESIGN §3); a refusal that rests on neither facts nor
 * state comes before the command waits for its turn. The one way in for HTTP, forms, files and
 * processes. Throws a Problem where it is refused; nothing is written then. Throws Damage where what is stored cannot be relied on.
 * It is answered within `deadlineMs` of its arrival, however many wait before it: what has been sent to the event store by then goes
 * on, and whoever asks again with the same key hears of it.
 */
export const submit = async (incoming: Incoming, parts: HandleParts): Promise<Handled> => {
  const body = wellFormed(incoming.command, incoming.body, dayInBerlin(recordedAtOf(incoming, parts.moment)));
  // What is certain to be refused waits for nobody, and nobody waits for it.
  parts.access.checkAhead(incoming);
  // A clock that is set does not shorten or stretch anybody's waiting.
  const end = performance.now() + parts.deadlineMs;
  for (;;) {
    const handling = parts.queue.run(lane(incoming), () => untilNoConflict(incoming, body, end, parts));
    const handled = await inTime(handling, end - performance.now());
    if (handled === undefined) throw tooLate();
    if (await isShown(handled.answer.position, end, parts)) return handled;
    // Another replica handled the same command at the same moment, and its events are stored: now they are known, and it is a repeat.
  }
};

/** `end`: when the caller has been answered, on the clock of `performance.now`. */
const untilNoConflict = async (
  incoming: Incoming,
  body: unknown,
  end: number,
  parts: HandleParts,
): Promise<Handled> => {
  for (let conflicts = 0; ; conflicts += 1) {
    if (performance.now() >= end) throw busy();
    const handled = await attempt(incoming, body, parts);
    if (handled !== 'conflict') return handled;
    // The first one may only say that others have written since: there is nobody to give way to.
    if (conflicts > 0) await pause(5 + parts.random() * 45);
  }
};

/**
 * Whoever got an answer finds what was written at the same hub: the answer waits until the read models have come so far. They apply the
 * log in its order, and others write to it, too; so what an append was sent cannot be applied before what stands before it has come.
 * False where another event stands at that place: the hash in the position tells.
 */
const isShown = async (
  position: Position,
  end: number,
  { directory }: Pick<HandleParts, 'directory'>,
): Promise<boolean> => {
  if (directory.knows(position)) return true;
  if ((await inTime(directory.waitFor(position), end - performance.now())) !== true) throw notShownYet();
  return directory.knows(position);
};

/** Where the event store fails nothing at hand is relied on any more. */
const attempt = async (
  incoming: Incoming,
  body: unknown,
  parts: HandleParts,
): Promise<Handled | 'conflict'> => {
  // Whoever decides on less than there is refuses what is right.
  if (parts.store.doubt?.() !== undefined) throw checking();
  try {
    return await decideAtHand(incoming, body, parts);
  } catch (error) {
    if (!(error instanceof EngineUnavailable || error instanceof StoreProblem)) throw error;
    parts.cache.clear();
    throw error instanceof Damage ? error : notTaken();
  }
};

/**
 * Decides on the stream as it is known here and appends at its revision, so that one call to the engine is enough: where others have
 * written since, the engine says so. What writes nothing (a refusal, "nothing to do") has no such protection, so it is said only once
 * the stream has been read and holds no more than was decided on. A conflict leaves the state read on.
 */
const decideAtHand = async (
  incoming: Incoming,
  body: unknown,
  parts: HandleParts,
): Promise<Handled | 'conflict'> => {
  const { access, cache } = parts;
  const stream =
    incoming.target ?? newStream(incoming.command.creates ?? 'kommune', 'demo', incoming.commandId);
  const entry = await cache.atHand(stream);
  const { revision } = entry;
  const isAll = async () => (await cache.current(stream)).revision === revision;
  try {
    const prepared = await prepare(incoming, body, stream, entry, parts);
    const handled = await handle(await access.authorise(prepared), parts);
    if (handled !== 'unchanged') return handled;
    return (await isAll()) ? unchanged(stream, entry) : 'conflict';
  } catch (error) {
    if (!(error instanceof Problem) || (await isAll())) throw error;
    return 'conflict';
  }
};

const unchanged = (stream: StreamName, { revision, position }: StreamEntry): Handled => {
  if (revision === 'no-stream' || position === null) throw new Error(`nothing is stored in ${stream}`);
  return { status: 200, answer: unchangedAnswer(position, revision), stream, repeated: false };
};
