import type { Hardships } from './hardships.ts';
import type { IdMemory } from './id-memory.ts';
import type { Expected, Proposed } from './record.ts';
import type { Stream } from './stream.ts';

/** What is decided by: the streams as they stand, those events among them that nobody is shown yet (rule 3.2). */
interface Standing {
  readonly hardships: Hardships;
  readonly memory: IdMemory;
  stream(name: string): Stream;
}

/** What the server makes of a write: it writes, knows it already up to a number, refuses it, or fails without a word. */
export type Verdict = 'write' | 'wrong' | 'deleted' | 'unanswered' | number;

/** True where a stream's end, or that of the stream that `$$…` speaks of, is for good (rule 2.19). */
export const isTombstoned = (log: Standing, name: string): boolean =>
  log.stream(name.startsWith('$$') ? name.slice(2) : name).tombstoned;

/** Rule 3.1: the order of the checks. */
export const decide = (
  log: Standing,
  name: string,
  expected: Expected,
  events: readonly Proposed[],
): Verdict => {
  const stream = log.stream(name);
  if (isTombstoned(log, name)) return 'deleted';
  if (expected === 'stream_exists') {
    if (stream.softlyDeleted) return 'deleted';
    if (stream.current === -1 && !stream.hasMetadata) return 'wrong';
  }
  if (expected === 'any' || expected === 'stream_exists') return byMemory(log, name, events);
  return byPlace(log, stream, name, expected === 'no_stream' ? -1 : expected, events);
};

// Rule 3.3: only ids that this process wrote lately, whatever their place.
const byMemory = (log: Standing, name: string, events: readonly Proposed[]): Verdict => {
  const numbers: number[] = [];
  for (const { id } of events) {
    const place = log.memory.placeOf(id);
    if (place?.stream !== name) return numbers.length === 0 ? 'write' : 'wrong';
    numbers.push(place.revision);
  }
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return 'write';
  // Rule 3.5, row E3: an exception in the server's own queue.
  return last < first - 1 && log.hardships.has('3.5') ? 'unanswered' : last;
};

// Rule 3.4: the ids at the places that they would have got.
const byPlace = (
  log: Standing,
  stream: Stream,
  name: string,
  expected: number,
  events: readonly Proposed[],
): Verdict => {
  const { current, softlyDeleted } = stream;
  if (expected > current) return 'wrong';
  if (expected === current) return 'write';
  const isAt = ({ id }: Proposed, number: number): boolean => {
    const place = log.memory.placeOf(id);
    if (place?.stream === name && place.revision === number) return true;
    const stored = stream.events[number];
    return stored?.id === id && !(stored.scavenged === true && log.hardships.has('3.11'));
  };
  const same = events.every((event, index) => isAt(event, expected + 1 + index));
  if (same && events.length > 0) return expected + events.length;
  const first = events[0] !== undefined && isAt(events[0], expected + 1);
  // Rule 3.9: "no stream" on a softly deleted one begins it again.
  return softlyDeleted && expected === -1 && !first ? 'write' : 'wrong';
};
