import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from '../harness/child.ts';
import { type CommandSample, commandSample } from '../harness/command-sample.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { type Line, openLines, storm } from '../harness/http-load.ts';
import { type Figure, type Measure, scaled } from '../harness/measurement.ts';
import { reached } from '../harness/settled.ts';
import { median, paired } from '../harness/statistics.ts';

const CALLERS = 32;
const EACH = 60;
const ROUNDS = 5;

interface Side {
  readonly child: Child;
  readonly lines: readonly Line[];
  readonly ids: readonly string[];
  readonly isHub: boolean;
}

const side = async (child: Child, idsOf?: (line: Line) => Promise<string[]>): Promise<Side> => {
  const lines = await openLines(await child.call<number>('port'), CALLERS);
  const ids = await idsOf?.(lines[0] as Line);
  return { child, lines, ids: ids ?? lines.map((_, index) => String(index)), isHub: ids !== undefined };
};

/** How many commands a second a side takes, and what each costs it. */
interface Rate extends Used {
  readonly perSecond: number;
}

let seed = 0;

const rateOf = async ({ child, lines, ids, isHub }: Side, each: number): Promise<Rate> => {
  seed += 1;
  const requests = ids.map((id, index) => shareProjects(id, each, seed * 1000 + index));
  const before = isHub ? await child.call<number>('applied') : 0;
  await child.call('begin');
  const began = performance.now();
  await storm(lines, (index) => requests[index] ?? [], 201);
  if (isHub) await reached(() => child.call('applied'), before + CALLERS * each);
  const seconds = (performance.now() - began) / 1000;
  const used = await child.call<Used>('used');
  return { ...used, cpuMs: used.cpuMs / (CALLERS * each), perSecond: (CALLERS * each) / seconds };
};

/** The sides, each with its rates: measured in turn, who begins changes. The first round is for warming up. */
const rounds = async <Name extends string>(sides: Readonly<Record<Name, Side>>, each: number) => {
  const rates = Object.fromEntries(Object.keys(sides).map((name) => [name, []])) as unknown as Record<
    Name,
    Rate[]
  >;
  const names = Object.keys(sides) as Name[];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const rate = await rateOf(sides[name], each);
      if (round > 0) rates[name].push(rate);
    }
    names.push(names.shift() as Name);
  }
  return rates;
};

const compared = (ours: readonly Rate[], baseline: readonly Rate[], of: 'perSecond' | 'cpuMs') =>
  paired(ours.map((rate, index) => ({ ours: rate[of], baseline: baseline[index]?.[of] ?? Number.NaN })));

/** Whole commands by HTTP, until the read models have them; next to servers that only parse and append: little, and as much as the hub. */
export const command: Measure = async ({ size, root }) => {
  const each = scaled(size, EACH, 20);
  const directory = mkdtempSync(join(root, 'command-'));
  const bare = () => startChild('processes/raw-commands.ts', [mkdtempSync(join(root, 'raw-command-'))]);
  const hub = await side(await startChild('processes/hub.ts', [directory]), (line) =>
    kommunen(line, CALLERS),
  );
  const [plain, fair] = [await side(await bare()), await side(await bare())];
  const [id = ''] = hub.ids;
  const [first] = shareProjects(id, 1, 0) as [Buffer];
  const sample: CommandSample = commandSample(directory, await (hub.lines[0] as Line).send(first));
  await fair.child.call('like', sample);
  const rates = await rounds({ hub, plain, fair }, each);
  for (const { child, lines } of [hub, plain, fair]) {
    for (const line of lines) line.close();
    await child.end();
  }
  const figures = (name: 'plain' | 'fair', beside: string, atLeast: number): Figure[] => [
    {
      name: `command by HTTP, 32 callers, beside ${beside}`,
      unit: 'commands/s',
      ...compared(rates.hub, rates[name], 'perSecond'),
      limits: [{ of: 'ratio', atLeast }],
      cpuMs: median(rates.hub.map(({ cpuMs }) => cpuMs)),
      loopP99Ms: median(rates.hub.map(({ loopP99Ms }) => loopP99Ms)),
    },
    {
      name: `command by HTTP: CPU of the server, beside ${beside}`,
      unit: 'ms CPU',
      ...compared(rates.hub, rates[name], 'cpuMs'),
    },
  ];
  return [
    ...figures('plain', 'an append of the body', 0.3),
    ...figures('fair', 'one of as many bytes', 0.35),
  ];
};
