import { EventStoreDBClient } from '@eventstore/db-client';
import { DoubleProcess, freePort } from '../cluster-demo/processes.ts';
import { commandLine } from '../command-line/options.ts';
import { catchUpMemory } from './catch-up-memory.ts';
import { bareAppends, portAppends } from './eventstoredb/appends.ts';
import { bareCatchUp, fill, portCatchUp } from './eventstoredb/catch-up.ts';
import { type CommandMeasure, hubOver } from './eventstoredb/commands.ts';
import type { Measure } from './eventstoredb/measure.ts';
import { median } from './harness/statistics.ts';

/**
 * `npm run bench:eventstoredb`: the engine, and commands over HTTP, beside the bare client, in one run against the same server: the one
 * that EVENTSTORE_URL names, else a double in its real manner, which is a process of its own. Wall time and the CPU time of the process
 * that asks; medians of the rounds, ratios within each round. Only the ratios mean something.
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
  `[EVENTSTORE_URL=esdb://…] npm run bench:eventstoredb -- [--appends 2000] [--events 20000] [--rounds 3] [--memory 1000000]`,
);
if (!Object.values(values).every((value) => Number.isSafeInteger(Number(value)) && Number(value) >= 0))
  wrongUsage('every option is a whole number');
const APPENDS = Number(values.appends);
const ROUNDS = Number(values.rounds);

/** By how many callers: what the engine is to reach of the bare client, and a command over HTTP of a bare append. */
const PROMISED = { 1: { port: 0.85, command: 0.45 }, 32: { port: 0.6, command: 0.3 }, 256: { port: 0.5 } };
const CATCH_UP = 0.9;
const CALLERS = [1, 32, 256] as const;
const COMMANDERS = [1, 32] as const;
const MOST_COMMANDERS = 32;

/** A single caller waits for each answer: fewer of its appends take as long. */
const appendsOf = (callers: number) => (callers === 1 ? Math.ceil(APPENDS / 8) : APPENDS);

const found = new Map<string, Measure[]>();
const calls: Record<string, CommandMeasure['calls']> = {};
const note = <Found extends Measure>(name: string, measure: Found): Found => {
  found.set(name, [...(found.get(name) ?? []), measure]);
  return measure;
};

const engineRounds = async (client: EventStoreDBClient, url: string): Promise<void> => {
  const filled = await fill(client, url, Number(values.events));
  for (let round = 0; round < ROUNDS; round += 1) {
    note('bare catch-up', await bareCatchUp(client, filled));
    note('port catch-up', await portCatchUp(url, filled));
    for (const callers of CALLERS) {
      note(`bare ${callers}`, await bareAppends(client, callers, appendsOf(callers)));
      note(`port ${callers}`, await portAppends(url, callers, appendsOf(callers)));
    }
  }
};

const commandRounds = async (client: EventStoreDBClient, url: string): Promise<void> => {
  const hub = await hubOver(url, MOST_COMMANDERS);
  // Once before it counts.
  await hub.commands(MOST_COMMANDERS, APPENDS / 4);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const callers of COMMANDERS) {
      note(`apart ${callers}`, await bareAppends(client, callers, appendsOf(callers), true));
      calls[callers] = note(`command ${callers}`, await hub.commands(callers, appendsOf(callers))).calls;
    }
  await hub.end();
};

/** Against the server that the environment names, or a double of its own that ends with it. */
const against = async (rounds: (client: EventStoreDBClient, url: string) => Promise<void>): Promise<void> => {
  const double =
    process.env.EVENTSTORE_URL === undefined ? new DoubleProcess(await freePort(), 1) : undefined;
  try {
    await double?.started();
    const url = process.env.EVENTSTORE_URL ?? double?.url ?? '';
    const client = EventStoreDBClient.connectionString(url);
    await rounds(client, url);
    await client.dispose();
  } finally {
    double?.end();
  }
};

await against(engineRounds);
await against(commandRounds);

const side = (name: string): string => {
  const rounds = found.get(name) ?? [];
  const [rate, cpu] = [
    median(rounds.map(({ perSecond }) => perSecond)),
    median(rounds.map(({ cpuMicros }) => cpuMicros)),
  ];
  return `${rate.toFixed(0)}/s, ${cpu.toFixed(0)} µs CPU`;
};
const line = (what: string, ours: string, bare: string, promised: number): void => {
  const ratios = (found.get(ours) ?? []).map(
    ({ perSecond }, round) => perSecond / (found.get(bare)?.[round]?.perSecond ?? Number.NaN),
  );
  const [lowest, highest] = [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2));
  console.info(
    `${what.padEnd(28)} ${side(ours)} · bare ${side(bare)} · ratio ${median(ratios).toFixed(2)} (${lowest}–${highest}, promised ${promised})`,
  );
};
for (const callers of CALLERS)
  line(`append, ${callers} callers`, `port ${callers}`, `bare ${callers}`, PROMISED[callers].port);
line('catch-up', 'port catch-up', 'bare catch-up', CATCH_UP);
for (const callers of COMMANDERS) {
  line(`command, ${callers} callers`, `command ${callers}`, `apart ${callers}`, PROMISED[callers].command);
  const each = Object.entries(calls[callers] ?? {}).map(([name, count]) => `${name} ${count.toFixed(2)}`);
  console.info(`${''.padEnd(28)} calls to the server for each: ${each.join(', ')}`);
}
if (Number(values.memory) > 0) await catchUpMemory(Number(values.memory));
