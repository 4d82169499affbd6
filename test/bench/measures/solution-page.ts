import { setTimeout as wait } from 'node:timers/promises';
import { type Child, startChild } from '../harness/child.ts';
import { kommunen, shareProjects } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { Line, requestBytes, storm } from '../harness/http-load.ts';
import { type Figure, type Measure, scaled } from '../harness/measurement.ts';
import { reached } from '../harness/settled.ts';
import { median } from '../harness/statistics.ts';
import { copyOf, madeOnce } from '../harness/world.ts';
import { lineageEvents, ROOT } from '../world/lineage.ts';
import { writeLog } from '../world/log.ts';

const FEWEST = 250;
const ADOPTIONS = [FEWEST, 2_500, 10_000];
const ROUNDS = 7;

/** What is asked of a solution. */
const ASKED = {
  'solution, page': `/loesungen/${ROOT}`,
  'solution, JSON': `/v1/solutions/${ROOT}`,
  'Verbreitung, page': `/loesungen/${ROOT}/verbreitung`,
  'Verbreitung, JSON': `/v1/solutions/${ROOT}/lineage`,
};

type Asked = keyof typeof ASKED;

interface Cost extends Used {
  readonly bytes: number;
}

/** What an answer costs that nobody has asked for since the last change. */
const costs = async (hub: Child, line: Line): Promise<ReadonlyMap<Asked, Cost>> => {
  const [id = ''] = await kommunen(line, 1);
  const found = new Map<Asked, Cost[]>();
  for (const [name, path] of Object.entries(ASKED) as [Asked, string][])
    for (const change of shareProjects(id, ROUNDS + 2, path.length)) {
      const before = await hub.call<number>('applied');
      await storm([line], () => [change], 201);
      await reached(() => hub.call('applied'), before + 1);
      await hub.call('begin');
      const { status, body } = await line.send(requestBytes('GET', path));
      if (status !== 200) throw new Error(`${path}: ${status}`);
      // The turn that was the longest is counted in the next one.
      await wait(5);
      const used = await hub.call<Used>('used');
      found.set(name, [...(found.get(name) ?? []), { ...used, bytes: body.length }]);
    }
  const middle = (all: readonly Cost[], of: keyof Cost) => median(all.slice(2).map((one) => one[of]));
  return new Map(
    Iterator.from(found).map(([name, all]) => [
      name,
      {
        ...(all[0] as Cost),
        cpuMs: middle(all, 'cpuMs'),
        loopMaxMs: middle(all, 'loopMaxMs'),
        bytes: middle(all, 'bytes'),
      },
    ]),
  );
};

/** Solution and Verbreitung with many adoptions, as page and as JSON: CPU, bytes and the longest turn; next to the fewest of them. */
export const solutionPage: Measure = async (given) => {
  const figures: Figure[] = [];
  let fewest: ReadonlyMap<Asked, Cost> | undefined;
  for (const count of ADOPTIONS.map((adoptions) => scaled(given.size, adoptions))) {
    const log = madeOnce(given, `lineage-${count}`, (at) => void writeLog(at, lineageEvents(count)));
    const hub = await startChild('processes/hub.ts', [copyOf(log)]);
    const line = await Line.open(await hub.call('port'));
    const found = await costs(hub, line);
    line.close();
    await hub.end();
    if (fewest === undefined) {
      fewest = found;
      continue;
    }
    for (const [name, cost] of found) {
      const least = fewest.get(name) as Cost;
      const figure = (what: string, unit: string, of: keyof Cost, scale = 1): Figure => ({
        name: `${name} with ${count} adoptions (${scaled(given.size, FEWEST)})${what}`,
        unit,
        ours: cost[of] / scale,
        baseline: least[of] / scale,
        ratio: cost[of] / least[of],
      });
      figures.push(
        figure('', 'ms CPU', 'cpuMs'),
        figure(': size', 'kB', 'bytes', 1000),
        figure(': longest turn', 'ms', 'loopMaxMs'),
      );
    }
  }
  return figures;
};
