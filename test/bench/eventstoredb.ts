import { EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import type { SealedEvent, StreamName } from '../../contracts/envelope.ts';
import { proposed } from '../../src/store/eventstoredb/event.ts';
import { openEventStore } from '../../src/store/eventstoredb/store.ts';
import { DoubleProcess, freePort } from '../cluster-demo/processes.ts';
import { commandLine } from '../command-line/options.ts';
import { events } from '../conformance/events.ts';
import { optionsFor } from '../conformance/eventstoredb.ts';
import { kommune } from '../decide/names.ts';
import { catchUpMemory } from './catch-up-memory.ts';

/**
 * `npm run bench:eventstoredb`: the engine beside the bare client, in one run against the same double, which is a
 * process of its own. Wall time and the CPU time of this process; medians of the rounds. Only the ratios mean something.
 * With `-- --memory 1000000` also the memory of a hub that reads so many events for the first time.
 */
const { values, wrongUsage } = commandLine(
  {
    options: {
      appends: { type: 'string', default: '2000' },
      events: { type: 'string', default: '20000' },
      rounds: { type: 'string', default: '3' },
      memory: { type: 'string', default: '0' },
    },
  },
  'npm run bench:eventstoredb -- [--appends 2000] [--events 20000] [--rounds 3] [--memory 1000000]',
);
if (!Object.values(values).every((value) => Number.isSafeInteger(Number(value)) && Number(value) >= 0))
  wrongUsage('every option is a whole number');
const APPENDS = Number(values.appends);
const EVENTS = Number(values.events);
const CALLERS = 32;

/** As in production: nothing that only tests need runs beside what is measured. */
const PATIENT = { watchMs: 10_000, deadlineMs: 60_000, probeMs: 5000 };

interface Measure {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

const measured = async (count: number, work: () => Promise<unknown>): Promise<Measure> => {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (count / (performance.now() - start)) * 1000, cpuMicros: (user + system) / count };
};

/** `CALLERS` callers, each with a stream of its own, one append after the other. */
const callers = (
  word: string,
  append: (stream: StreamName, revision: number, event: SealedEvent) => Promise<unknown>,
) => {
  const each = Math.ceil(APPENDS / CALLERS);
  const work = Array.from({ length: CALLERS }, (_, caller) => {
    const stream = kommune(`${word} ${caller}`);
    return { stream, sealed: events(stream, 0, each) };
  });
  return measured(each * CALLERS, () =>
    Promise.all(
      work.map(async ({ stream, sealed }) => {
        for (const [revision, event] of sealed.entries()) await append(stream, revision, event);
      }),
    ),
  );
};

const median = (list: readonly Measure[]): Measure =>
  list.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(list.length / 2)] as Measure;

const double = new DoubleProcess(await freePort(), 1);
await double.started();
const client = EventStoreDBClient.connectionString(double.url);
const filter = streamNameFilter({ prefixes: ['kommune-', 'verbund-'], maxSearchWindow: 500 });

/** The bare client, with a subscription beside it as every hub has one. */
const bareAppends = async (round: number): Promise<Measure> => {
  const subscription = client.subscribeToAll({ fromPosition: 'end', filter }).on('data', () => undefined);
  const result = await callers(`bare ${round}`, (stream, revision, event) =>
    client.appendToStream(stream, proposed(event), {
      expectedRevision: revision === 0 ? 'no_stream' : BigInt(revision - 1),
    }),
  );
  await subscription.unsubscribe();
  return result;
};

const portAppends = async (round: number): Promise<Measure> => {
  const store = openEventStore(optionsFor(double.url, PATIENT));
  const followed = store.subscribeAll(await store.head(), {
    onEvents: () => undefined,
    onError: console.error,
  });
  const result = await callers(`port ${round}`, (stream, revision, event) =>
    store.append(stream, revision === 0 ? 'no-stream' : revision - 1, [event]),
  );
  await followed.close();
  await store.close();
  return result;
};

const bareCatchUp = (): Promise<Measure> =>
  measured(EVENTS, async () => {
    let seen = 0;
    const subscription = client.subscribeToAll({ fromPosition: 'start', filter });
    for await (const { event } of subscription) {
      if (event !== undefined) seen += 1;
      if (seen === EVENTS) break;
    }
    await subscription.unsubscribe();
  });

const portCatchUp = async (): Promise<Measure> => {
  const store = openEventStore(optionsFor(double.url, PATIENT));
  const result = await measured(EVENTS, async () => {
    const all = Promise.withResolvers<void>();
    let seen = 0;
    const followed = store.subscribeAll(null, {
      onEvents: (batch) => {
        seen += batch.length;
        if (seen >= EVENTS) all.resolve();
      },
      onError: all.reject,
    });
    await all.promise;
    await followed.close();
  });
  await store.close();
  return result;
};

const fill = async (): Promise<void> => {
  for (let index = 0; index * 100 < EVENTS; index += 1) {
    const stream = kommune(`fill ${index}`);
    await client.appendToStream(stream, events(stream, 0, 100).map(proposed), {
      expectedRevision: 'no_stream',
    });
  }
};

await fill();
const found: Record<string, Measure[]> = {};
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const [name, run] of Object.entries({ bareAppends, portAppends, bareCatchUp, portCatchUp }))
    found[name] = [...(found[name] ?? []), await run(round)];

const line = (name: string, bare: Measure, port: Measure, promised: number) =>
  `${name.padEnd(10)} bare ${bare.perSecond.toFixed(0)}/s ${bare.cpuMicros.toFixed(0)} µs CPU · port ${port.perSecond.toFixed(0)}/s ${port.cpuMicros.toFixed(0)} µs CPU · ratio ${(port.perSecond / bare.perSecond).toFixed(2)} (promised ${promised})`;
const of = (name: string) => median(found[name] ?? []);
console.info(line('append', of('bareAppends'), of('portAppends'), 0.8));
console.info(line('catch-up', of('bareCatchUp'), of('portCatchUp'), 0.6));
await client.dispose();
double.end();
if (Number(values.memory) > 0) await catchUpMemory(Number(values.memory));
