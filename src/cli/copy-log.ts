import type { Position, SealedEvent, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { checkedEvents } from '../store/checked-events.ts';
import type { EventStore, LogReader } from '../store/event-store.ts';
import type { Run } from '../store/ordered-appends.ts';

/** Thrown where the copy cannot be what the original is; the German message says which event and why. */
export class NotACopy extends Error {}

/** Told now and then; `done` events are there, of those that have been seen so far. */
export type Progress = (what: 'geprüft' | 'kopiert' | 'verglichen', done: number) => void;

/** Events of one append: the longest run of one stream within these bounds. Order across streams stays as it is. */
const RUN_EVENTS = 100;
const RUN_BYTES = 256 * 1024;

/** Runs that are written at once where the engine can. */
const AT_ONCE_RUNS = 256;
const AT_ONCE_BYTES = 4 * 1024 * 1024;

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

const WHY_NOT_TAKEN: Readonly<Record<string, string>> = {
  conflict: 'dort wurde inzwischen etwas anderes eingetragen',
  'too-large':
    'er ist größer, als das Ziel auf einmal nimmt; ein EventStoreDB-Server muss mit --max-append-size=1048576 oder mehr laufen',
};

const notTaken = ({ stream, from }: Run, outcome: string): NotACopy =>
  new NotACopy(
    `${stream}, Eintrag ${from}: das Ziel nimmt ihn nicht an (${WHY_NOT_TAKEN[outcome] ?? outcome}).`,
  );

const DISORDERED =
  'Im Ziel stehen die Einträge nach einer Störung nicht in derselben Reihenfolge. Bitte das Ziel leeren und von vorn kopieren.';

const writeOne = async (to: EventStore, run: Run): Promise<void> => {
  const { stream, from, events } = run;
  const result = await to.append(stream, from === 0 ? 'no-stream' : from - 1, events);
  if (result.outcome !== 'appended') throw notTaken(run, result.outcome);
};

/** Writes runs in their order: many at once where the engine can. */
const write = async (to: EventStore, runs: readonly Run[]): Promise<void> => {
  if (to.appendInOrder === undefined) {
    for (const run of runs) await writeOne(to, run);
    return;
  }
  const result = await to.appendInOrder(runs);
  if (result.outcome === 'disordered') throw new NotACopy(DISORDERED);
  if (result.outcome !== 'appended') throw notTaken(result.run, result.outcome);
};

const sealedOf = ({ id, type, version, data, metadata }: StoredEvent): SealedEvent => ({
  id,
  type,
  version,
  data,
  metadata,
});

/** The longest runs of one stream within the bounds; order across streams stays as it is. */
async function* runsOf(log: AsyncIterable<StoredEvent>): AsyncIterable<Run & { readonly bytes: number }> {
  let run: { stream: StreamName; from: number; events: SealedEvent[]; bytes: number } | undefined;
  for await (const event of log) {
    const bytes = JSON.stringify(event).length;
    const fits =
      run?.stream === event.stream && run.events.length < RUN_EVENTS && run.bytes + bytes <= RUN_BYTES;
    if (run !== undefined && !fits) {
      yield run;
      run = undefined;
    }
    run ??= { stream: event.stream, from: event.revision, events: [], bytes: 0 };
    run.events.push(sealedOf(event));
    run.bytes += bytes;
  }
  if (run !== undefined) yield run;
}

/** Appends what is missing, in the order of the log, since the order is part of the copy. */
const copyRest = async (
  from: LogReader,
  to: EventStore,
  after: Position | null,
  count: number,
  progress: Progress,
): Promise<void> => {
  let runs: Run[] = [];
  let [bytes, copied] = [0, count];
  const flush = async () => {
    if (runs.length === 0) return;
    await write(to, runs);
    const before = copied;
    for (const { events } of runs) copied += events.length;
    if (Math.floor(copied / PROGRESS_EVERY) > Math.floor(before / PROGRESS_EVERY))
      progress('kopiert', copied);
    [runs, bytes] = [[], 0];
  };
  for await (const run of runsOf(from.readAll(after))) {
    if (runs.length >= AT_ONCE_RUNS || bytes + run.bytes > AT_ONCE_BYTES) await flush();
    runs.push(run);
    bytes += run.bytes;
  }
  await flush();
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
  await copyRest(from, to, last, count, progress);
  return compare(from, to, progress);
};
