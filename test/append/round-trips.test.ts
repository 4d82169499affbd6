import { describe, expect, it, onTestFinished } from 'vitest';
import type { StreamName } from '../../contracts/envelope.ts';
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
import { openEventStore } from '../../src/store/eventstoredb/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { demoAccess, somebody } from '../append/demo-access.ts';
import { optionsFor } from '../conformance/eventstoredb.ts';
import { id } from '../decide/names.ts';
import { startDouble } from '../double/cluster.ts';
import { emptyDirectory } from '../project/demo-log.ts';

/** What was asked of the engine. */
interface Calls {
  append: number;
  readStream: number;
  head: number;
}

const ONE_APPEND: Calls = { append: 1, readStream: 0, head: 0 };
const ONE_READ: Calls = { append: 0, readStream: 1, head: 0 };

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

type Body = Readonly<Record<string, unknown>>;
type Others = Partial<Pick<Incoming, 'ifMatch' | 'commandId'>>;

/** A hub's command side over a store that others may share; `hears`: what the log brings reaches its memory of streams. */
const hub = async (store: EventStore, hears = true) => {
  const calls: Calls = { append: 0, readStream: 0, head: 0 };
  const here = counted(store, calls);
  const cache = new StreamCache(here, 1000);
  const runner = new Runner({ projections: PROJECTIONS, store: hears ? feeding(store, cache) : store });
  await runner.start();
  onTestFinished(() => runner.close());
  const parts: HandleParts = {
    access: demoAccess,
    ...{ store: here, cache, directory: directoryOf(runner, 5000) },
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
    const answered = await submit(
      {
        command: COMMANDS.get(name) as Incoming['command'],
        ...{ target, body, commandId: id(`${hears} ${keys}`) },
        actor: somebody(),
        ...others,
      },
      parts,
    ).then(
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
  return { send };
};

const PROJECT = {
  title: 'Titel',
  summary: 'Worum es geht',
  gestaltungsfelder: ['Bürgerservice'],
  innovationStatus: 'laeuft',
};
const KOMMUNE = { name: 'Weidenrode', kind: 'gemeinde', land: 'Hessen' };

/** Two hubs over one store, of which the second does not hear what the first one does; a Kommune with a solution that both know. */
const two = async (open: () => Promise<EventStore>) => {
  const store = await open();
  onTestFinished(() => store.close());
  const [one, deaf] = [await hub(store), await hub(store, false)];
  const { stream } = await one.send('register-kommune', null, KOMMUNE);
  const { answer } = await one.send('share-project', stream, PROJECT);
  await deaf.send('share-project', stream, PROJECT);
  await one.send('share-project', stream, PROJECT);
  const { solutionId } = answer as unknown as { solutionId: string };
  const revise = { solutionId, note: 'Neu', summary: 'Worum es jetzt geht' };
  return { store, one, deaf, stream, solutionId, revise };
};

const ENGINES: readonly (readonly [string, () => Promise<EventStore>])[] = [
  ['SQLite', async () => openSqliteStore(emptyDirectory())],
  [
    'EventStoreDB (double)',
    async () => {
      const double = await startDouble();
      onTestFinished(() => double.stop());
      return openEventStore(optionsFor(double.url));
    },
  ],
];

describe.each(ENGINES)('calls to %s for a command', (_name, open) => {
  it('one append where nobody else has written, and no read; what stands on other streams is asked for once', async () => {
    const { one, stream, solutionId, revise } = await two(open);
    expect(await one.send('revise-project', stream, revise)).toMatchObject({
      status: 201,
      calls: ONE_APPEND,
    });
    expect(await one.send('share-project', stream, PROJECT)).toMatchObject({
      status: 201,
      calls: ONE_APPEND,
    });
    const other = await one.send('register-kommune', null, { ...KOMMUNE, name: 'Talheim' });
    expect(other.status).toBe(201);
    const adopt = await one.send('plan-adoption', other.stream, { sources: [{ solutionId }] });
    expect(adopt).toMatchObject({ status: 201, calls: { append: 1, head: 1 } });
    const again = await one.send('plan-adoption', other.stream, { sources: [{ solutionId }] });
    expect(again.calls).toMatchObject({ head: 1, readStream: again.status === 201 ? 0 : 1 });
  });

  it('one read before a refusal, and nothing else', async () => {
    const { one, stream, revise } = await two(open);
    const gone = { ...revise, solutionId: id('nowhere') };
    expect(await one.send('revise-project', stream, gone)).toMatchObject({ status: 404, calls: ONE_READ });
    const stale = await one.send('revise-project', stream, revise, { ifMatch: new Set([0]) });
    expect(stale).toMatchObject({ status: 412, calls: ONE_READ });
    const reused = await one.send(
      'share-project',
      stream,
      { ...PROJECT, title: 'Anders' },
      { commandId: id('true 2') },
    );
    expect(reused).toMatchObject({ status: 422, calls: { append: 0 } });
  });

  it('whoever has not heard of what another wrote hears it from the engine, reads once and decides again', async () => {
    const { one, deaf, stream, revise } = await two(open);
    const { answer } = await one.send('share-project', stream, PROJECT);
    const { solutionId } = answer as unknown as { solutionId: string };
    // Right on what is stored, wrong on what the second one knows.
    const revised = await deaf.send('revise-project', stream, { ...revise, solutionId });
    expect(revised).toMatchObject({ status: 201, calls: { append: 1 } });
    await one.send('share-project', stream, PROJECT);
    const shared = await deaf.send('share-project', stream, PROJECT);
    expect(shared).toMatchObject({ status: 201, calls: { append: 2, readStream: 1 } });
    await one.send('share-project', stream, PROJECT);
    const current = shared.answer?.revision ?? 0;
    const late = await deaf.send('share-project', stream, PROJECT, { ifMatch: new Set([current]) });
    expect(late).toMatchObject({ status: 412 });
  });

  it('a repeat of what another hub did is answered as there, and under its key nothing else is taken', async () => {
    const { one, deaf, stream, store } = await two(open);
    // Knows the place at which the first one goes on: there the engine itself takes the same ids for a repeat.
    await deaf.send('share-project', stream, PROJECT);
    const commandId = id('a key');
    const first = await one.send('share-project', stream, PROJECT, { commandId });
    const other = await deaf.send('share-project', stream, { ...PROJECT, title: 'Anders' }, { commandId });
    expect(other).toMatchObject({ status: 422, answer: undefined });
    const again = await deaf.send('share-project', stream, PROJECT, { commandId });
    expect(again).toMatchObject({ status: 201, answer: first.answer, repeated: true });
    const events = await Array.fromAsync(store.readStream(stream));
    expect(events.filter(({ metadata }) => metadata.commandId === commandId)).toHaveLength(1);
  });

  it('a repeat that its hub has not heard of is answered as there', async () => {
    const { one, deaf, stream } = await two(open);
    // Knows the place at which the first one goes on: there the engine itself takes the same ids for a repeat.
    await deaf.send('share-project', stream, PROJECT);
    const commandId = id('a key');
    const first = await one.send('share-project', stream, PROJECT, { commandId });
    const again = await deaf.send('share-project', stream, PROJECT, { commandId });
    expect(again).toMatchObject({ status: 201, answer: first.answer, repeated: true, calls: { append: 1 } });
  });
});
