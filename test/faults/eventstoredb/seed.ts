import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Handled } from '../../../src/command/incoming.ts';
import { checkedEvents } from '../../../src/store/checked-events.ts';
import type { EventStore } from '../../../src/store/event-store.ts';
import { openEventStore } from '../../../src/store/eventstoredb/store.ts';
import { optionsFor } from '../../conformance/eventstoredb.ts';
import { type Double, startDouble } from '../../double/cluster.ts';
import { kommuneBody, projectBody } from '../../replicas/given.ts';
import { type Chance, chance } from './chance.ts';
import { type BareHub, bareHub } from './hub.ts';
import { mischief } from './mischief.ts';

/** What a run did, by name, and what did not hold. */
export interface Finding {
  readonly counts: Readonly<Record<string, number>>;
  readonly broken: readonly string[];
}

const WRITERS = 3;
const COMMANDS = 5;

/** Loses an event now and then between the store and who follows it: the rule that sabotage breaks. */
const leaky = (store: EventStore): EventStore => ({
  ...store,
  subscribeAll: (after, subscriber) => {
    let batches = 0;
    return store.subscribeAll(after, {
      ...subscriber,
      onEvents: (events) => {
        batches += 1;
        const left = batches % 5 === 0 ? events.slice(1) : events;
        return left.length === 0 ? undefined : subscriber.onEvents(left);
      },
    });
  },
});

const writing = async (hub: BareHub, writer: number, luck: Chance): Promise<Handled[]> => {
  const first = await hub.command(
    'register-kommune',
    null,
    `writer ${writer}`,
    kommuneBody(`Gemeinde ${writer}`),
  );
  const answers = [first];
  for (let index = 0; index < COMMANDS; index += 1) {
    const share = () =>
      hub.command('share-project', first.stream, `${writer} ${index}`, projectBody(`Projekt ${index}`));
    answers.push(await share());
    // A client that missed the answer asks again.
    if (luck.next() < 0.3) answers.push(await share());
  }
  return answers;
};

/** How long servers may take to agree again, in ms: an election takes 0.3 s at this pace. */
const REST_MS = 20_000;

const atRest = async (double: Double): Promise<boolean> => {
  const until = performance.now() + REST_MS;
  while (!double.atRest && performance.now() < until) await pause(5);
  return double.atRest;
};

const duplicates = (texts: readonly string[]): number => texts.length - new Set(texts).size;

const examined = async (hub: BareHub, store: EventStore, double: Double, answers: readonly Handled[]) => {
  const broken: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) broken.push(what);
  };
  // The double's own log is the oracle: it is not read through the engine.
  const stored = double.log.records
    .filter(({ stream }) => /^(kommune|verbund)-/.test(stream))
    .map(({ id }) => id);
  const answered = new Map<string, Handled>();
  for (const answer of answers) {
    const key = String(answer.answer.events[0]?.id);
    const before = answered.get(key);
    answered.set(key, answer);
    must(before === undefined || isDeepStrictEqual(before.answer, answer.answer), `two answers for ${key}`);
    for (const { id } of answer.answer.events) must(stored.includes(id), `answered and not stored: ${id}`);
  }
  must(duplicates(stored) === 0, `${duplicates(stored)} events stored twice`);
  must(stored.length === WRITERS * (COMMANDS + 1), `${stored.length} events stored`);
  const head = await store.head();
  must(head !== null && (await hub.runner.waitFor(head, 10_000)), 'the read models do not catch up');
  must(hub.runner.applied === stored.length, `${hub.runner.applied} of ${stored.length} events applied`);
  must(hub.runner.failures.length === 0, JSON.stringify(hub.runner.failures));
  // A reader of its own has seen nothing before, and cannot know that a leader which still lags shows too little (rule 11.2).
  must(await atRest(double), 'the servers do not come to rest');
  const reader = openEventStore(optionsFor(double.url));
  const read = await Array.fromAsync(checkedEvents(reader));
  await reader.close();
  must(
    isDeepStrictEqual(
      read.map(({ event }) => event.id),
      stored,
    ),
    'the log is read otherwise than it is stored',
  );
  must(
    read.every(({ wrong }) => wrong === 'ok'),
    'a seal is broken',
  );
  return { broken, stored: stored.length };
};

/** One run: writers and repeats on a hub, while its server suffers what this seed says. */
export const strike = async (seed: number, sabotage = false): Promise<Finding> => {
  const luck = chance(seed);
  const manner = luck.pick(['23.10', '24.10.4', '24.10.5'] as const);
  // Fifty times as fast as real servers: what matters is what can meet, not how long it takes.
  const double = await startDouble({
    manner,
    nodes: luck.pick([1, 3] as const),
    pace: 0.02,
    latency: luck.pick([0, 20, 100]),
    supervised: true,
    seed,
  });
  const times = {
    watchMs: 50,
    deadlineMs: 800,
    pauseMs: 2,
    longestPauseMs: 40,
    probeMs: 50,
    absenceMs: 5000,
  };
  const real = openEventStore(optionsFor(double.url, times));
  const store = sabotage ? leaky(real) : real;
  // Whose events were lost on the way waits in vain.
  const hub = await bareHub(store, sabotage ? 3000 : undefined);
  let over = false;
  try {
    const harm = mischief(double, luck, () => over);
    const writers = Array.from({ length: WRITERS }, (_, writer) =>
      writing(hub, writer, chance(seed + writer)),
    );
    const answers = (await Promise.all(writers)).flat();
    over = true;
    const done = await harm;
    const { broken, stored } = await examined(hub, store, double, answers);
    const counts = { ...done, events: stored, answers: answers.length, 'answers 503': hub.refused };
    return { counts, broken: broken.map((what) => `seed ${seed}: ${what}`) };
  } catch (error) {
    over = true;
    return { counts: {}, broken: [`seed ${seed}: ${(error as Error).stack}`] };
  } finally {
    for (const node of double.nodes) node.thaw();
    await hub.runner.close();
    await store.close();
    double.stop();
  }
};
