import type { Position, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { checkedEvents } from '../store/checked-events.ts';
import type { EventStore, LogReader } from '../store/event-store.ts';

/** Thrown where the copy cannot be what the original is; the German message says which event and why. */
export class NotACopy extends Error {}

/** Told now and then; `done` events are there, of those that have been seen so far. */
export type Progress = (what: 'geprüft' | 'kopiert' | 'verglichen', done: number) => void;

/** Events of one append: the longest run of one stream within these bounds. Order across streams stays as it is. */
const RUN_EVENTS = 100;
const RUN_BYTES = 256 * 1024;

const PROGRESS_EVERY = 1000;

const same = (a: StoredEvent, b: StoredEvent): boolean =>
  a.id === b.id && a.stream === b.stream && a.revision === b.revision && a.metadata.hash === b.metadata.hash;

/** The next event of an iteration, or undefined at its end. */
const next = async (events: AsyncIterator<StoredEvent>): Promise<StoredEvent | undefined> => {
  const { done, value } = await events.next();
  return done === true ? undefined : value;
};

/**
 * How much of `from` stands in `to` already: the position in `from` of the last event that both have, and the number of
 * events. Throws NotACopy where `to` holds anything else.
 */
const alreadyThere = async (from: LogReader, to: LogReader, progress: Progress) => {
  const originals = from.readAll(null)[Symbol.asyncIterator]();
  let last: Position | null = null;
  let count = 0;
  for await (const copy of to.readAll(null)) {
    const original = await next(originals);
    if (original === undefined || !same(original, copy))
      throw new NotACopy(`Im Ziel steht schon etwas anderes (${copy.stream}, Eintrag ${copy.revision}).`);
    last = original.position;
    count += 1;
    if (count % PROGRESS_EVERY === 0) progress('geprüft', count);
  }
  await originals.return?.();
  return { last, count };
};

const write = async (to: EventStore, stream: StreamName, events: readonly StoredEvent[]): Promise<void> => {
  const [first] = events;
  if (first === undefined) return;
  const sealed = events.map(({ id, type, version, data, metadata }) => ({
    id,
    type,
    version,
    data,
    metadata,
  }));
  const result = await to.append(stream, first.revision === 0 ? 'no-stream' : first.revision - 1, sealed);
  const stored = result.outcome === 'appended' ? result.events : [];
  if (
    stored.length !== events.length ||
    !stored.every((copy, index) => same(copy, events[index] as StoredEvent))
  )
    throw new NotACopy(
      `${stream}, Eintrag ${first.revision}: das Ziel nimmt ihn nicht an (${result.outcome}).`,
    );
};

/** Appends what is missing, in the order of the log: one append after the other, since the order is part of the copy. */
const copyRest = async (
  from: LogReader,
  to: EventStore,
  after: Position | null,
  count: number,
  progress: Progress,
): Promise<number> => {
  let run: StoredEvent[] = [];
  let bytes = 0;
  let copied = count;
  const flush = async () => {
    if (run[0] !== undefined) await write(to, run[0].stream, run);
    copied += run.length;
    if (Math.floor(copied / PROGRESS_EVERY) > Math.floor((copied - run.length) / PROGRESS_EVERY))
      progress('kopiert', copied);
    [run, bytes] = [[], 0];
  };
  for await (const event of from.readAll(after)) {
    const size = JSON.stringify(event).length;
    const fits = run[0]?.stream === event.stream && run.length < RUN_EVENTS && bytes + size <= RUN_BYTES;
    if (run.length > 0 && !fits) await flush();
    run.push(event);
    bytes += size;
  }
  await flush();
  return copied;
};

/** Reads both logs side by side, each event checked against its seal. Throws NotACopy at the first difference. */
const compare = async (from: LogReader, to: LogReader, progress: Progress): Promise<number> => {
  const copies = checkedEvents(to)[Symbol.asyncIterator]();
  let count = 0;
  for await (const { event, wrong } of checkedEvents(from)) {
    const copy = await copies.next();
    if (copy.done === true || !same(event, copy.value.event) || wrong !== copy.value.wrong)
      throw new NotACopy(`${event.stream}, Eintrag ${event.revision}: im Ziel steht es anders.`);
    if (wrong !== 'ok')
      throw new NotACopy(
        `${event.stream}, Eintrag ${event.revision}: schon im Original beschädigt (${wrong}).`,
      );
    count += 1;
    if (count % PROGRESS_EVERY === 0) progress('verglichen', count);
  }
  if ((await copies.next()).done !== true) throw new NotACopy('Im Ziel steht mehr als im Original.');
  return count;
};

/**
 * Copies a log to another engine: same ids, metadata, hashes and global order; positions are the new engine's own. What an
 * interrupted run has copied stays and is gone on from. Resolves with the number of events, compared one by one. Throws
 * NotACopy.
 */
export const copyLog = async (from: LogReader, to: EventStore, progress: Progress): Promise<number> => {
  const { last, count } = await alreadyThere(from, to, progress);
  // The subscription brings back what is appended, sooner than reading it would.
  const brought = to.subscribeAll(await to.head(), { onEvents: () => undefined, onError: () => undefined });
  try {
    await copyRest(from, to, last, count, progress);
  } finally {
    await brought.close();
  }
  return compare(from, to, progress);
};
