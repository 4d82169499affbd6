import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Child, startChild } from '../harness/child.ts';
import { kommunen } from '../harness/commands.ts';
import type { Used } from '../harness/figures.ts';
import { Line, requestBytes } from '../harness/http-load.ts';
import type { Figure, Measure } from '../harness/measurement.ts';
import { reached } from '../harness/settled.ts';
import { median, paired, quantile } from '../harness/statistics.ts';
import { catalogueLog, copyOf } from '../harness/world.ts';

const ROUNDS = 60;
const WARM = 10;

// Public, of a Kommune, and adopted by name in its first version: what anybody may adopt.
const USES = `
  WITH used AS MATERIALIZED (
    SELECT data ->> '$.sources[0].solutionId' AS solutionId, count(*) AS uses
    FROM event WHERE type = 'BestPracticeAdopted' GROUP BY 1
  ), shared AS MATERIALIZED (
    SELECT data ->> '$.solutionId' AS solutionId
    FROM event WHERE type = 'ProjectShared' AND data ->> '$.sichtbarkeit' = 'oeffentlich'
  )
  SELECT solutionId, coalesce(uses, 0) AS uses FROM shared LEFT JOIN used USING (solutionId) ORDER BY uses DESC
`;

interface Adopted {
  readonly solutionId: string;
  readonly uses: number;
}

const byUses = (directory: string): readonly [most: Adopted, least: Adopted] => {
  const database = new DatabaseSync(join(directory, 'log.sqlite'), { readOnly: true });
  const found = database.prepare(USES).all() as unknown as Adopted[];
  database.close();
  return [found[0] as Adopted, found.at(-1) as Adopted];
};

/** What one request cost the hub, until its read models have it; and how long its sender waited. */
interface Cost {
  readonly cpuMs: number;
  readonly waitedMs: number;
}

/** The hub, and a line to it. */
interface Asked {
  readonly hub: Child;
  readonly line: Line;
}

const costOf = async ({ hub, line }: Asked, request: Buffer, status: number): Promise<Cost> => {
  const before = await hub.call<number>('applied');
  await hub.call('begin');
  const began = performance.now();
  const reply = await line.send(request);
  const waitedMs = performance.now() - began;
  if (reply.status !== status) throw new Error(`${reply.status}: ${reply.body.toString('utf8', 0, 300)}`);
  if (status === 201) await reached(() => hub.call('applied'), before + 1);
  return { cpuMs: (await hub.call<Used>('used')).cpuMs, waitedMs };
};

const adopting = (kommuneId: string, { solutionId }: Adopted): Buffer =>
  requestBytes(
    'POST',
    `/v1/kommunen/${kommuneId}/adopt-best-practice`,
    [],
    JSON.stringify({
      sources: [{ solutionId, version: 1 }],
      relation: 'unveraendert',
      adoptedOn: '2026-10-01',
      status: 'im-betrieb',
    }),
  );

const listOf = (limit: number) => requestBytes('GET', `/v1/solutions?limit=${limit}`);

/** Adopting the most adopted solution, its refusal, and the list right after it; next to one that hardly anybody has adopted, and to the list at rest. */
export const adoption: Measure = async (given) => {
  const directory = copyOf(catalogueLog(given));
  const [most, least] = byUses(directory);
  const hub = await startChild('processes/hub.ts', [directory]);
  const line = await Line.open(await hub.call('port'));
  const asked = { hub, line };
  const ids = await kommunen(line, ROUNDS + WARM);
  const costs: Record<'top' | 'rare' | 'again' | 'rareAgain' | 'after' | 'rest', Cost[]> = {
    top: [],
    rare: [],
    again: [],
    rareAgain: [],
    after: [],
    rest: [],
  };
  for (const [round, id] of ids.entries()) {
    const [top, rare] = [adopting(id, most), adopting(id, least)];
    const found = {
      rare: await costOf(asked, rare, 201),
      rareAgain: await costOf(asked, rare, 409),
      top: await costOf(asked, top, 201),
      after: await costOf(asked, listOf(20), 200),
      // What is asked otherwise is made anew, and nothing has changed since the last one.
      rest: await costOf(asked, listOf(21), 200),
      again: await costOf(asked, top, 409),
    };
    if (round < WARM) continue;
    for (const name of Object.keys(costs) as (keyof typeof costs)[]) costs[name].push(found[name]);
  }
  line.close();
  await hub.end();
  const compared = (name: string, ours: readonly Cost[], baseline: readonly Cost[]): Figure => ({
    name,
    unit: 'ms CPU',
    ...paired(ours.map(({ cpuMs }, index) => ({ ours: cpuMs, baseline: baseline[index]?.cpuMs ?? 0 }))),
  });
  const waited = (of: readonly Cost[]) => of.map(({ waitedMs }) => waitedMs);
  const slowest = (name: string, ours: readonly Cost[], baseline: readonly Cost[]): Figure => ({
    name,
    unit: 'ms',
    ours: quantile(waited(ours), 0.99),
    baseline: quantile(waited(baseline), 0.99),
    ratio: median(waited(ours)) / median(waited(baseline)),
    limits: [{ of: 'ours', atMost: 15 }],
  });
  const top = `the solution adopted ${most.uses} times (${least.uses})`;
  return [
    compared(`adopt ${top}`, costs.top, costs.rare),
    slowest(`adopt ${top}, p99 (ratio of p50)`, costs.top, costs.rare),
    compared(`adopt ${top} once more: refused`, costs.again, costs.rareAgain),
    slowest(`adopt ${top} once more, p99 (ratio of p50)`, costs.again, costs.rareAgain),
    compared('list of the catalogue after an adoption (at rest)', costs.after, costs.rest),
  ];
};
