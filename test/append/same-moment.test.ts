import { expect, it, onTestFinished } from 'vitest';
import type { Position } from '../../contracts/envelope.ts';
import { checkedEvents } from '../../src/store/checked-events.ts';
import type { AppendResult, EventStore } from '../../src/store/event-store.ts';
import { openEventStore } from '../../src/store/eventstoredb/store.ts';
import { optionsFor } from '../conformance/eventstoredb.ts';
import { id } from '../decide/names.ts';
import { startDouble } from '../double/cluster.ts';
import { commandSide, KOMMUNE, PROJECT } from './command-side.ts';

const ROUNDS = 4;

/** Lets nobody go on before `count` are there. */
const meeting = (count: number): (() => Promise<void>) => {
  const there: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      there.push(resolve);
      if (there.length === count) for (const goOn of there.splice(0)) goOn();
    });
};

/** Two hubs, each with a store of its own on one server, and a Kommune that both know. */
const twoOnOneServer = async () => {
  const double = await startDouble();
  onTestFinished(() => double.stop());
  const results: AppendResult[] = [];
  const meet = meeting(2);
  let together = false;
  const open = (): EventStore => {
    const store = openEventStore(optionsFor(double.url, { watchMs: 200 }));
    onTestFinished(() => store.close());
    const append: EventStore['append'] = async (...given) => {
      if (!together) return store.append(...given);
      // What the first one stores cannot have come to the second one when that sends the same.
      await meet();
      const result = await store.append(...given);
      results.push(result);
      return result;
    };
    return { ...store, append };
  };
  const [log, other] = [open(), open()];
  const hubs = [await commandSide(log), await commandSide(other)] as const;
  const { stream } = await hubs[0].send('register-kommune', null, KOMMUNE);
  await hubs[1].runner.waitFor(hubs[0].runner.position, 5000);
  /** Both hubs send a command of the same key at the same moment. */
  const both = async (key: string, titles: readonly [string, string]) => {
    // Both decide on the same revision.
    const head = (await log.head()) as Position;
    for (const { runner } of hubs) expect(await runner.waitFor(head, 5000)).toBe(true);
    together = true;
    results.length = 0;
    const answers = await Promise.all(
      hubs.map(({ send }, index) =>
        send('share-project', stream, { ...PROJECT, title: titles[index] }, { commandId: id(key) }),
      ),
    );
    together = false;
    // The server took the second append for a repeat, and did not say so.
    expect(results).toHaveLength(2);
    expect(results).toEqual(
      results.map(() => expect.objectContaining({ outcome: 'appended', repeated: false })),
    );
    return answers;
  };
  const events = async () => {
    const checked = await Array.fromAsync(checkedEvents(log));
    expect(checked.filter(({ wrong }) => wrong !== 'ok')).toEqual([]);
    return checked.map(({ event }) => event);
  };
  return { hubs, stream, both, events };
};

it('the same command at two hubs at the same moment acts once, and both answer what is stored', async () => {
  const { hubs, stream, both, events } = await twoOnOneServer();
  for (let round = 0; round < ROUNDS; round += 1) {
    const [first, second] = await both(`round ${round}`, ['Titel', 'Titel']);
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect([first?.repeated, second?.repeated].toSorted()).toEqual([false, true]);
    expect(second?.answer).toEqual(first?.answer);
    const stored = await events();
    expect(stored).toHaveLength(2 + 3 * round);
    expect(first?.answer).toMatchObject({ revision: 1 + 3 * round, position: stored.at(-1)?.position });
    // Both go on where that ended: what one of them sealed and nobody stored is in no chain.
    for (const [index, { send }] of hubs.entries()) {
      const commandId = id(`after ${round} ${index}`);
      expect(await send('share-project', stream, PROJECT, { commandId })).toMatchObject({ status: 201 });
    }
  }
});

it('two commands under one key at two hubs at the same moment: one acts, the other hears that the key is taken', async () => {
  const { hubs, stream, both, events } = await twoOnOneServer();
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await both(`round ${round}`, ['Titel', 'Ein anderer']);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    const winner = answers.findIndex(({ status }) => status === 201);
    const stored = await events();
    expect(stored).toHaveLength(2 + 2 * round);
    expect(stored.at(-1)?.data).toMatchObject({ title: ['Titel', 'Ein anderer'][winner] });
    expect(answers[winner]?.answer?.position).toBe(stored.at(-1)?.position);
    // The one that was not stored goes on where the other ended.
    const next = await hubs[1 - winner]?.send('share-project', stream, PROJECT, {
      commandId: id(`after ${round}`),
    });
    expect(next).toMatchObject({ status: 201, repeated: false });
  }
});
