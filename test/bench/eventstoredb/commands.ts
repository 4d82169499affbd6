import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../harness/child.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { openLines, storm } from '../harness/http-load.ts';
import type { ServerCalls } from '../harness/server-calls.ts';
import type { Measure } from './measure.ts';

/** Commands by HTTP: `cpuMicros` is the hub's, and with it what it asked of the server for each of them. */
export interface CommandMeasure extends Measure {
  readonly calls: ServerCalls;
}

/** A hub over the server, and commands to it. */
export interface HubUnderTest {
  /** `callers` callers, each for a Kommune of its own, one command after the other. */
  commands(callers: number, count: number): Promise<CommandMeasure>;
  end(): Promise<void>;
}

const difference = (after: ServerCalls, before: ServerCalls, count: number): ServerCalls =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, calls]) => [name, (calls - (before[name] ?? 0)) / count] as const)
      .filter(([, calls]) => calls > 0),
  );

/** A hub in a process of its own, with as many Kommunen as there will be callers. */
export const hubOver = async (url: string, mostCallers: number): Promise<HubUnderTest> => {
  const directory = mkdtempSync(join(tmpdir(), 'lichterkette-bench-'));
  const hub = await startChild('processes/hub.ts', [directory, url]);
  const lines = await openLines(await hub.call<number>('port'), mostCallers);
  const [first] = lines;
  const ids = first === undefined ? [] : await kommunen(first, mostCallers);
  let seed = 0;
  const commands = async (callers: number, count: number): Promise<CommandMeasure> => {
    const each = Math.ceil(count / callers);
    const requests = ids.slice(0, callers).map((id) => {
      seed += 1;
      return shareProjects(id, each, seed);
    });
    const before = await hub.call<ServerCalls>('serverCalls');
    await hub.call('begin');
    const began = performance.now();
    await storm(lines.slice(0, callers), (index) => requests[index] ?? [], 201);
    const ms = performance.now() - began;
    const used = await hub.call<Used>('used');
    const calls = difference(await hub.call<ServerCalls>('serverCalls'), before, each * callers);
    return {
      perSecond: (each * callers * 1000) / ms,
      cpuMicros: (used.cpuMs * 1000) / (each * callers),
      calls,
    };
  };
  return {
    commands,
    end: async () => {
      for (const line of lines) line.close();
      await hub.end();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
