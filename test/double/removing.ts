import { isTombstoned } from './deciding.ts';
import { type Log, metadataEvent } from './log.ts';
import { type Expected, MAX_SIGNED, type Written } from './record.ts';
import type { Stream } from './stream.ts';

const fits = (expected: Expected, { current, softlyDeleted }: Stream, log: Log): boolean =>
  expected === 'any' ||
  (softlyDeleted && expected === 'no_stream' && log.hardships.has('2.21')) ||
  (expected === 'stream_exists'
    ? current >= 0
    : expected === 'no_stream'
      ? current === -1
      : expected === current);

/** Rule 2.21: writes what hides all events of a stream. */
export const softDelete = (log: Log, name: string, expected: Expected): Written => {
  const stream = log.stream(name);
  if (isTombstoned(log, name)) return { outcome: 'deleted' };
  const { current } = stream;
  const nothing = current === -1 && !stream.hasMetadata;
  if (nothing || !fits(expected, stream, log)) return { outcome: 'wrong-version', current };
  const position = log.add(`$$${name}`, metadataEvent(`{"$tb":${MAX_SIGNED}}`)).position;
  return { outcome: 'written', revision: current, position };
};

/** Rule 2.21: ends a stream for good. */
export const tombstone = (log: Log, name: string, expected: Expected): Written => {
  const stream = log.stream(name);
  if (isTombstoned(log, name)) return { outcome: 'deleted' };
  if (expected === 'stream_exists' && stream.softlyDeleted) return { outcome: 'deleted' };
  if (!fits(expected, stream, log)) return { outcome: 'wrong-version', current: stream.current };
  const { position } = log.addTombstone(name);
  return { outcome: 'written', revision: stream.current, position };
};

/** Rules 7.5 and 7.6: takes away for good what is hidden; the last event of a stream that lives stays. */
export const scavenge = (log: Log): void => {
  for (const [name, stream] of log.streams) {
    const ended = isTombstoned(log, name);
    const first = stream.first(log.youngerThan);
    for (const event of stream.events)
      if (ended || (event.revision < first && event.revision < stream.current)) event.scavenged = true;
  }
  log.add('$scavenges', { ...metadataEvent('{}'), type: '$scavengeCompleted' });
};
