import { type Child, startChild } from '../harness/child.ts';
import type { Used } from '../harness/figures.ts';
import { type Line, openLines, requestBytes, storm } from '../harness/http-load.ts';
import { type Measure, type Size, scaled } from '../harness/measurement.ts';
import { inTurn, median } from '../harness/statistics.ts';
import { madeOnce } from '../harness/world.ts';
import { worldEvents } from '../world/events.ts';
import { writeLog } from '../world/log.ts';

const CALLERS = 32;
const EACH = 250;
const ROUNDS = 5;

/** A list of 13 kB, as it is asked for again and again. */
const PATH = '/v1/solutions?limit=16';

const rates = (child: Child, lines: readonly Line[], size: Size, cpu: number[]) => {
  const each = scaled(size, EACH, 50);
  return async (request: Buffer, status: number): Promise<number> => {
    const requests = Array.from({ length: each }, () => request);
    await child.call('begin');
    const began = performance.now();
    await storm(lines, () => requests, status);
    const seconds = (performance.now() - began) / 1000;
    cpu.push((await child.call<Used>('used')).cpuMs / (CALLERS * each));
    return (CALLERS * each) / seconds;
  };
};

/** A page that is ready, and its 304, next to node:http with the same bytes in a Buffer. */
export const page: Measure = async (given) => {
  const { size } = given;
  const directory = madeOnce(given, 'page', (at) => {
    writeLog(at, worldEvents({ kommunen: 200, verbuende: 10, solutions: 400, adoptions: 4000 }));
  });
  const hub = await startChild('processes/hub.ts', [directory]);
  const raw = await startChild('processes/raw-page.ts');
  const hubLines = await openLines(await hub.call('port'), CALLERS);
  const rawLines = await openLines(await raw.call('port'), CALLERS);
  const plain = requestBytes('GET', PATH);
  const first = await (hubLines[0] as Line).send(plain);
  await raw.call('page', first.body.toString());
  const tag = /\r\netag: (.*)\r\n/i.exec(`${first.head}\r\n`)?.[1] ?? '';
  const conditional = requestBytes('GET', PATH, [`If-None-Match: ${tag}`]);
  const cpu: Record<'full' | 'unchanged' | 'raw', number[]> = { full: [], unchanged: [], raw: [] };
  const baseline = () => rates(raw, rawLines, size, cpu.raw)(plain, 200);
  const full = await inTurn(ROUNDS, () => rates(hub, hubLines, size, cpu.full)(plain, 200), baseline);
  const unchanged = await inTurn(
    ROUNDS,
    () => rates(hub, hubLines, size, cpu.unchanged)(conditional, 304),
    baseline,
  );
  for (const line of [...hubLines, ...rawLines]) line.close();
  await hub.end();
  await raw.end();
  const kilobytes = (first.body.length / 1000).toFixed(0);
  return [
    {
      name: `cached page of ${kilobytes} kB`,
      unit: 'requests/s',
      ...full,
      limits: [{ of: 'ratio', atLeast: 0.4 }],
      cpuMs: median(cpu.full),
    },
    {
      name: 'its 304',
      unit: 'requests/s',
      ...unchanged,
      limits: [{ of: 'ratio', atLeast: 0.55 }],
      cpuMs: median(cpu.unchanged),
    },
    {
      name: 'cached page: CPU of the server',
      unit: 'ms CPU',
      ours: median(cpu.full),
      baseline: median(cpu.raw),
      ratio: median(cpu.full) / median(cpu.raw),
    },
  ];
};
