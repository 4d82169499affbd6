import { setTimeout as pause } from 'node:timers/promises';
import { openReader } from '../../src/main.ts';
import { checkedEvents } from '../../src/store/checked-events.ts';
import { replicaSettings } from '../replicas/given.ts';
import { Load } from './load.ts';
import { DoubleProcess, freePort, HubProcess } from './processes.ts';

/** Three ports in a row for the nodes; the hubs take what is free. */
const portsForNodes = async (): Promise<number> => {
  const port = await freePort();
  return port > 65_000 ? portsForNodes() : port;
};

/** What a run counted: the first list says how much happened, the second one must be all zeros. */
export interface Outcome {
  readonly happened: Readonly<Record<string, number>>;
  readonly zeros: Readonly<Record<string, number>>;
}

const duplicates = (texts: readonly string[]): number => texts.length - new Set(texts).size;

/** Compares what the hubs answered with what the log holds and with what was pushed. */
const examined = async (load: Load, url: string): Promise<Outcome['zeros'] & { events: number }> => {
  const reader = openReader(replicaSettings(url));
  const events = await Array.fromAsync(checkedEvents(reader));
  await reader.close();
  const stored = new Set(events.map(({ event }) => event.id));
  const answered = load.done.flatMap(({ answer }) => answer.events as { id: string }[]);
  const pushed = load.pushes.map(({ id }) => id);
  const positions = load.pushes.map(({ sequence }) => sequence);
  const expected = events.filter(
    ({ event }) => event.type === 'ProjectShared' || event.type === 'KommuneRegistered',
  );
  return {
    events: events.length,
    'answered, not stored': answered.filter(({ id }) => !stored.has(id)).length,
    'stored twice': duplicates(events.map(({ event }) => event.id)),
    'commands that acted twice': duplicates(
      expected.map(({ event }) => `${event.metadata.commandId} ${event.type}`),
    ),
    'broken seals': events.filter(({ wrong }) => wrong !== 'ok').length,
    'pushes missing': expected.length - new Set(pushed).size,
    'pushes twice': duplicates(pushed),
    'pushes out of order': positions.filter((one, index) => index > 0 && one <= (positions[index - 1] ?? ''))
      .length,
    'wrong answers': load.counts.wrong,
    'reads behind their position': load.counts.staleReads,
  };
};

/**
 * Three hubs and a three-node cluster, each a process: `writers` write, read and follow, while every hub and every node is
 * killed and started again in turn, `rounds` times.
 */
export const runCluster = async (
  { writers, rounds, stepMs }: { writers: number; rounds: number; stepMs: number },
  say: (text: string) => void,
): Promise<Outcome> => {
  const double = new DoubleProcess(await portsForNodes());
  await double.started();
  const ports = [await freePort(), await freePort(), await freePort()];
  const hubs = ports.map((port) => new HubProcess(port, double.url));
  const load = new Load(hubs.map(({ url }) => url));
  const killed = { hubs: 0, nodes: 0 };
  try {
    for (const hub of hubs) hub.start();
    await Promise.all(hubs.map((hub) => hub.ready()));
    say(`three hubs: ${hubs.map(({ url }) => url).join(' ')}`);
    load.follow(`${'0'.repeat(16)}-00000000`);
    let over = false;
    const writing = Array.from({ length: writers }, (_, writer) => load.write(writer, () => over));
    for (let round = 0; round < rounds; round += 1)
      for (let index = 0; index < 3; index += 1) {
        await pause(stepMs);
        hubs[index]?.kill();
        killed.hubs += 1;
        say(`hub ${index} killed (${load.counts.answered} commands answered)`);
        await pause(stepMs);
        hubs[index]?.start();
        await hubs[index]?.ready();
        say(await double.tell(`kill ${index}`));
        killed.nodes += 1;
        await pause(stepMs);
        say(await double.tell(`revive ${index}`));
      }
    await pause(stepMs);
    over = true;
    await Promise.all(writing);
    await caughtUp(load);
    const { events, ...zeros } = await examined(load, double.url);
    const { wrong: _, staleReads: __, ...counts } = load.counts;
    return {
      happened: {
        'hubs killed': killed.hubs,
        'nodes killed': killed.nodes,
        ...counts,
        events: events ?? 0,
        pushes: load.pushes.length,
      },
      zeros: zeros as Record<string, number>,
    };
  } finally {
    load.close();
    for (const hub of hubs) hub.kill();
    double.end();
  }
};

/** Waits until the last thing that was answered has been pushed. */
const caughtUp = async (load: Load): Promise<void> => {
  const last =
    load.done
      .map(({ answer }) => String(answer.position))
      .toSorted()
      .at(-1) ?? '';
  for (let tries = 0; tries < 300 && (load.pushes.at(-1)?.sequence ?? '') < last; tries += 1)
    await pause(100);
};

/** A table of two columns. */
export const table = (rows: Readonly<Record<string, number>>): string =>
  Object.entries(rows)
    .map(([name, count]) => `  ${name.padEnd(30)}${String(count).padStart(8)}`)
    .join('\n');
