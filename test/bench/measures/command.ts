import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from '../harness/child.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { type Line, openLines, storm } from '../harness/http-load.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { reached } from '../harness/settled.ts';
import { inTurn, median } from '../harness/statistics.ts';

const CALLERS = 32;
const EACH = 60;
const ROUNDS = 5;

interface Side {
  readonly child: Child;
  readonly lines: readonly Line[];
  readonly ids: readonly string[];
}

const side = async (child: Child, idsOf: (line: Line) => Promise<string[]>): Promise<Side> => {
  const lines = await openLines(await child.call<number>('port'), CALLERS);
  return { child, lines, ids: await idsOf(lines[0] as Line) };
};

/** Whole commands by HTTP, until the read models have them; next to a server that only parses and appends. */
export const command: Measure = async ({ size, root }) => {
  const each = scaled(size, EACH, 20);
  const hub = await side(
    await startChild('processes/hub.ts', [mkdtempSync(join(root, 'command-'))]),
    (line) => kommunen(line, CALLERS),
  );
  const raw = await side(
    await startChild('processes/raw-commands.ts', [mkdtempSync(join(root, 'raw-command-'))]),
    async () => Array.from({ length: CALLERS }, (_, index) => String(index)),
  );
  const cpu: Record<'hub' | 'raw', number[]> = { hub: [], raw: [] };
  const loop: number[] = [];
  let seed = 0;
  const rateOf = async (name: 'hub' | 'raw', { child, lines, ids }: Side) => {
    seed += 1;
    const requests = ids.map((id, index) => shareProjects(id, each, seed * 1000 + index));
    const before = name === 'hub' ? await child.call<number>('applied') : 0;
    await child.call('begin');
    const began = performance.now();
    await storm(lines, (index) => requests[index] ?? [], 201);
    if (name === 'hub') await reached(() => child.call('applied'), before + CALLERS * each);
    const seconds = (performance.now() - began) / 1000;
    const used = await child.call<Used>('used');
    cpu[name].push(used.cpuMs / (CALLERS * each));
    if (name === 'hub') loop.push(used.loopP99Ms);
    return (CALLERS * each) / seconds;
  };
  const result = await inTurn(
    ROUNDS,
    () => rateOf('hub', hub),
    () => rateOf('raw', raw),
  );
  for (const line of [...hub.lines, ...raw.lines]) line.close();
  await hub.child.end();
  await raw.child.end();
  return [
    {
      name: 'command by HTTP, 32 callers',
      unit: 'commands/s',
      ...result,
      limits: [{ of: 'ratio', atLeast: 0.3 }],
      cpuMs: median(cpu.hub),
      loopP99Ms: median(loop),
    },
    {
      name: 'command by HTTP: CPU of the server',
      unit: 'ms CPU',
      ours: median(cpu.hub),
      baseline: median(cpu.raw),
      ratio: median(cpu.hub) / median(cpu.raw),
    },
  ];
};
