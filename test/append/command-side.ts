import { onTestFinished } from 'vitest';
import type { StoredEvent, StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { PROJECTIONS } from '../../projections/all.ts';
import { feeding } from '../../src/command/feeding.ts';
import type { HandleParts, Incoming } from '../../src/command/incoming.ts';
import { KeyedQueue } from '../../src/command/queue.ts';
import { StreamCache } from '../../src/command/stream-cache.ts';
import { submit } from '../../src/command/submit.ts';
import { directoryOf } from '../../src/hub/directory.ts';
import { Runner } from '../../src/project/runner.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { id } from '../decide/names.ts';
import { demoAccess, somebody } from './demo-access.ts';

/** What was asked of the engine. */
export interface Calls {
  append: number;
  readStream: number;
  head: number;
}

const counted = (store: EventStore, calls: Calls): EventStore => ({
  ...store,
  append: (...args) => {
    calls.append += 1;
    return store.append(...args);
  },
  readStream: (...args) => {
    calls.readStream += 1;
    return store.readStream(...args);
  },
  head: () => {
    calls.head += 1;
    return store.head();
  },
});

/** The same store, of which `cache` hears late: what others wrote reaches it only along with something of its own. */
const hearingLate = (
  store: EventStore,
  cache: StreamCache,
  isOwn: (event: StoredEvent) => boolean,
): EventStore => ({
  ...store,
  subscribeAll: (after, subscriber) => {
    const held: StoredEvent[] = [];
    return store.subscribeAll(after, {
      ...subscriber,
      onEvents: (events) => {
        held.push(...events);
        cache.follow(held.splice(0, held.findLastIndex(isOwn) + 1));
        return subscriber.onEvents(events);
      },
    });
  },
});

type Body = Readonly<Record<string, unknown>>;
type Others = Partial<Pick<Incoming, 'ifMatch' | 'commandId'>>;

/** A hub's command side over a store that others may share; `hears`: what others wrote reaches its memory of streams as it comes. */
export const commandSide = async (store: EventStore, hears = true) => {
  const calls: Calls = { append: 0, readStream: 0, head: 0 };
  const here = counted(store, calls);
  const cache = new StreamCache(here, 1000);
  const own = new Set<string>();
  const fed = hears
    ? feeding(store, cache)
    : hearingLate(store, cache, ({ metadata }) => own.has(metadata.commandId));
  const runner = new Runner({ projections: PROJECTIONS, store: fed });
  await runner.start();
  onTestFinished(() => runner.close());
  const parts: HandleParts = {
    access: demoAccess,
    ...{ store: here, cache, directory: directoryOf(runner, 5000, () => new Date()) },
    queue: new KeyedQueue({ perKey: 100, total: 100 }),
    moment: () => new Date('2026-10-01T08:00:00Z'),
    random: () => 0,
    deadlineMs: 10_000,
  };
  let keys = 0;
  /** What a command was answered, and which calls it took. */
  const send = async (name: string, target: StreamName | null, body: Body, others: Others = {}) => {
    keys += 1;
    const before = { ...calls };
    const incoming: Incoming = {
      command: COMMANDS.get(name) as Incoming['command'],
      ...{ target, body, commandId: id(`${hears} ${keys}`) },
      actor: somebody(),
      ...others,
    };
    own.add(incoming.commandId);
    const answered = await submit(incoming, parts).then(
      ({ status, ...handled }) => ({ status: status as number, ...handled }),
      (error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        return { status: error.status, answer: undefined, stream: '' as StreamName, repeated: false };
      },
    );
    return {
      ...answered,
      calls: {
        append: calls.append - before.append,
        readStream: calls.readStream - before.readStream,
        head: calls.head - before.head,
      },
    };
  };
  return { send, runner };
};

export const PROJECT = {
  title: 'Titel',
  summary: 'Worum es geht',
  gestaltungsfelder: ['Bürgerservice'],
  innovationStatus: 'laeuft',
};
export const KOMMUNE = { name: 'Weidenrode', kind: 'gemeinde', land: 'Hessen' };
