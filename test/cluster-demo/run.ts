import { setTimeout as pause } from 'node:timers/promises';
import type { Sabotage } from '../faults/harness/hub-process.ts';
import { examined } from './examined.ts';
import { HARMS } from './harms.ts';
import { Load } from './load.ts';
import { DoubleProcess, freePort, HubProcess } from './processes.ts';
import type { Row } from './table.ts';
import { READY_MS, type Settled, Watch } from './watch.ts';

/** How a run is to be. */
export interface RunOptions {
  readonly hubs: number;
  readonly writers: number;
  /** At least so many faults, of these kinds in turn. */
  readonly faults: number;
  readonly kinds: readonly string[];
  /** At least so long. */
  readonly minutes: number;
  /** Ms between the nodes, in turn. */
  readonly latencies: readonly number[];
  /** How fast time passes for the servers: 1 as for real ones. */
  readonly pace: number;
  readonly seed: number;
  readonly sabotage?: Sabotage | undefined;
}

/** What a run did: how much happened, what must be zero, the times of each fault, and why it ended early, where it did. */
export interface Outcome {
  readonly happened: Readonly<Record<string, number>>;
  readonly zeros: Readonly<Record<string, number>>;
  readonly rows: readonly Row[];
  readonly broken: readonly string[];
}

const RESTS_MS = 250;

/** Waits until the last thing that was answered has been pushed. */
const caughtUp = async ({ done, pushes }: Load): Promise<void> => {
  const last = done
    .map(({ answer }) => String(answer.position))
    .toSorted()
    .at(-1);
  for (let tries = 0; tries < 300 && (pushes.at(-1)?.sequence ?? '') < (last ?? ''); tries += 1)
    await pause(100);
};

const beginning = async ({ url }: HubProcess): Promise<string> => {
  const { position } = (await (await fetch(`${url}/readyz`)).json()) as { position: string };
  return position;
};

/** One after the other, until it is enough. Throws where the hubs do not come back. */
const harmed = async (
  options: RunOptions,
  parts: { double: DoubleProcess; hubs: readonly HubProcess[]; load: Load; watch: Watch },
  rows: Row[],
  say: (text: string) => void,
): Promise<void> => {
  const { double, watch, load } = parts;
  const { faults, kinds, latencies, minutes, pace } = options;
  const began = performance.now();
  for (let turn = 0; turn < faults || performance.now() - began < minutes * 60_000; turn += 1) {
    const name = kinds[turn % kinds.length] ?? '';
    const round = Math.floor(turn / kinds.length);
    const latency = latencies[(turn + round) % latencies.length] ?? 0;
    await double.tell(`latency ${latency}`);
    await double.tell('whole');
    await watch.settled();
    const times: Settled[] = [];
    const gap = load.measure();
    const settled = async (not?: number) => void times.push(await watch.settled(not));
    const leader = watch.leader ?? 0;
    await HARMS[name]?.({ ...parts, pace, turn: round, settled }, leader);
    const row = {
      ...{ name, latency, withoutWritingMs: gap() },
      readyMs: Math.max(...times.map(({ readyMs }) => readyMs)),
      takenMs: Math.max(...times.map(({ takenMs }) => takenMs)),
    };
    rows.push(row);
    say(`${turn + 1} ${name} (${latency} ms): ready ${(row.readyMs / 1000).toFixed(1)} s after a leader`);
  }
};

/** Hubs and a cluster of three, each a process: writers write, read and follow, while one harm after the other is done to them. */
export const runCluster = async (options: RunOptions, say: (text: string) => void): Promise<Outcome> => {
  const { hubs: count, writers, pace, seed, sabotage } = options;
  const others = ['--supervised', '--pace', String(pace), '--seed', String(seed)];
  const double = new DoubleProcess(0, 3, others);
  await double.started();
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const hubs = ports.map((port) => new HubProcess(port, double.url, sabotage));
  const load = new Load(
    hubs.map(({ url }) => url),
    RESTS_MS,
  );
  let watch: Watch | undefined;
  const rows: Row[] = [];
  const broken: string[] = [];
  try {
    for (const hub of hubs) hub.start();
    await Promise.all(hubs.map((hub) => hub.ready(60_000)));
    say(`${count} hubs: ${hubs.map(({ url }) => url).join(' ')}`);
    load.follow(await beginning(hubs[0] as HubProcess));
    const writing = Array.from({ length: writers }, (_, writer) => load.write(writer));
    watch = new Watch(double, hubs, load);
    await harmed(options, { double, hubs, load, watch }, rows, say).catch((error: Error) =>
      broken.push(`${rows.length} faults, then: ${error.message}`),
    );
    load.end();
    // Hubs that do not come back would let it wait for ever.
    if (broken.length === 0) await Promise.all(writing);
    await caughtUp(load);
    watch.end();
    const { events = 0, ...zeros } = await examined(load, double.url);
    for (const { name, latency, readyMs, takenMs } of rows)
      if (Math.max(readyMs, takenMs) > READY_MS) broken.push(`${name} (${latency} ms): ready too late`);
    const { wrong: _, staleReads: __, ownReadsBehind: ___, late: ____, took: _____, ...counts } = load.counts;
    const happened = { faults: rows.length, ...counts, events, pushes: load.pushes.length };
    return { happened, zeros, rows, broken };
  } finally {
    watch?.end();
    load.close();
    for (const hub of hubs) hub.kill();
    double.end();
  }
};
