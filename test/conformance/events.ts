import { expect } from 'vitest';
import type { SealedEvent, StoredEvent, StreamName } from '../../contracts/envelope.ts';
import type { AppendResult, EventStore, ExpectedRevision } from '../../src/store/event-store.ts';
import { seal } from '../../src/store/seal.ts';
import { id, kommune } from '../decide/names.ts';

/** What a test may want to be different about the events that it makes. */
export interface Wishes {
  /** Events with the same word have the same ids. */
  readonly word?: string;
  readonly prevHash?: string | null;
  readonly recordedAt?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const DATA = {
  title: 'Gewerbe anmelden – „online“ 🙂',
  adoptedOn: { date: '2024', precision: 'year' },
  users: 4,
};

/** `count` events sealed for their places in `stream` from `revision` on. */
export const events = (
  stream: StreamName,
  revision: number,
  count = 1,
  { word = 'a', prevHash = null, recordedAt = '2026-10-01T08:00:00.000Z', data = DATA }: Wishes = {},
): SealedEvent[] => {
  const made: SealedEvent[] = [];
  for (let index = 0; index < count; index += 1) {
    const place = { stream, revision: revision + index, prevHash: made.at(-1)?.metadata.hash ?? prevHash };
    const event = {
      id: id(`${stream} ${word} ${revision + index}`),
      type: 'ProjectShared',
      version: 1,
      data: { ...data, index: revision + index },
    };
    made.push(seal(place, event, metadata(`${stream} ${word}`, recordedAt)));
  }
  return made;
};

const metadata = (command: string, recordedAt: string) => ({
  commandId: id(command),
  contentHash: 'c'.repeat(64),
  actor: { organisation: kommune('Weidenrode'), role: 'Digitallotsin', subjectRef: id('somebody') },
  recordedAt,
  correlationId: id('correlation'),
  causationId: id('causation'),
  salt: '00112233445566778899aabbccddeeff',
});

/**
 * What stands where an append of `count` events says that they stand, as it is read; fails the test where the append was refused or names
 * another place than reading does.
 */
export const storedOf = async (
  store: EventStore,
  stream: StreamName,
  result: AppendResult,
  count = 1,
): Promise<readonly StoredEvent[]> => {
  if (result.outcome !== 'appended') throw new Error(`expected an append, got ${JSON.stringify(result)}`);
  const { revision, position } = result;
  const read = (await all(store.readStream(stream, revision - count + 1))).slice(0, count);
  expect(read).toHaveLength(count);
  expect(read.at(-1)).toMatchObject({ revision, position });
  return read;
};

/** Appends `count` events and gives what was stored. */
export const appended = async (
  store: EventStore,
  stream: StreamName,
  expected: ExpectedRevision,
  count = 1,
  wishes: Wishes = {},
): Promise<readonly StoredEvent[]> => {
  const revision = typeof expected === 'number' ? expected + 1 : 0;
  const result = await store.append(stream, expected, events(stream, revision, count, wishes));
  return storedOf(store, stream, result, count);
};

/** Everything that an iteration brings. */
export const all = async (source: AsyncIterable<StoredEvent>): Promise<StoredEvent[]> =>
  Array.fromAsync(source);
