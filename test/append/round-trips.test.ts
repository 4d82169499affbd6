import { describe, expect, it, onTestFinished } from 'vitest';
import { checkedEvents } from '../../src/store/checked-events.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { openEventStore } from '../../src/store/eventstoredb/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { optionsFor } from '../conformance/eventstoredb.ts';
import { id } from '../decide/names.ts';
import { startDouble } from '../double/cluster.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { type Calls, commandSide as hub, KOMMUNE, PROJECT } from './command-side.ts';

const ONE_APPEND: Calls = { append: 1, readStream: 0, head: 0 };
const ONE_READ: Calls = { append: 0, readStream: 1, head: 0 };

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

  it('of two commands to one stream at once the second is decided on what the first one stored, without a conflict', async () => {
    const { one, stream, store } = await two(open);
    const [first, second] = await Promise.all([
      one.send('share-project', stream, PROJECT),
      one.send('share-project', stream, { ...PROJECT, title: 'Danach' }),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.answer?.revision).toBe((first.answer?.revision ?? 0) + 1);
    // Counted from before both: an append for each, and where the log brings it later than the answer one read between them.
    expect(second.calls.append).toBe(2);
    expect(second.calls.readStream).toBeLessThanOrEqual(1);
    const seals: string[] = [];
    for await (const { wrong } of checkedEvents(store)) seals.push(wrong);
    expect(new Set(seals)).toEqual(new Set(['ok']));
    // Whoever waits for the answer needs no read.
    expect(await one.send('share-project', stream, PROJECT)).toMatchObject({ calls: ONE_APPEND });
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
