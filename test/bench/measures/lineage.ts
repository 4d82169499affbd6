import { isDeepStrictEqual } from 'node:util';
import { monthsBefore, wholeMonths } from '../../../contracts/days.ts';
import { PROJECTIONS } from '../../../projections/all.ts';
import { PUBLIC_SIGHT } from '../../../projections/reading/sight.ts';
import type { AdoptionRow } from '../../../projections/tables/lineage/tables.ts';
import { Runner } from '../../../src/project/runner.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { ask } from '../../project/ask-all.ts';
import { cpuOf, warmUp } from '../harness/clock.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { inTurn } from '../harness/statistics.ts';
import { madeOnce } from '../harness/world.ts';
import { lineageEvents, ROOT } from '../world/lineage.ts';
import { writeLog } from '../world/log.ts';

const DAY = '2026-11-25';
const DESCENDANTS = 10_000;
const ROUNDS = 7;

/** A node as the bare walk has it: everything ready, its children beside it. */
interface Node {
  readonly row: AdoptionRow;
  readonly name: string;
  readonly land: string | undefined;
  readonly children: Node[];
  readonly sources: readonly { readonly solutionId: string; readonly version: number }[];
  readonly changes: readonly { readonly what: string }[];
}

/**
 * The baseline of the lineage: adjacency in memory, walked once, emitting the same rows. It knows no visibility, no time,
 * no versions and no second kind of edge.
 */
const bareWalk = (runner: Runner) => {
  const models = runner.models();
  const nodes = new Map<string, Node>();
  const stars: Node[] = [];
  for (const row of models.lineage.adoptions.values()) {
    const { sources, versions, stream, begun } = row;
    const { name = '', land } = models.kommune.kommunen.get(stream.slice(8)) ?? {};
    const changes = (versions[0]?.changes ?? []).map(({ what }) => ({ what: runner.text(what) }));
    const node: Node = { row, name, land, children: [], sources, changes };
    nodes.set(begun?.solutionId ?? '', node);
    for (const { solutionId } of sources) (nodes.get(solutionId)?.children ?? stars).push(node);
  }
  const root = models.catalogue.solutions.get(ROOT);
  const owner = root?.stream.slice(8) ?? '';
  const title = root ? runner.text(root.fields.title) : '';
  const top = {
    solutionId: ROOT,
    version: 1,
    nameless: false,
    kommuneId: owner,
    kommune: { kommuneId: owner, name: models.kommune.kommunen.get(owner)?.name },
    party: 'kommune',
    land: models.kommune.kommunen.get(owner)?.land,
    title,
    origin: true,
    since: root?.fields.seit,
    mitErgebnis: false,
    bewaehrt: false,
    withdrawn: false,
  };
  const confirmedSince = monthsBefore(DAY, 12);

  return () => {
    const found = new Set(stars);
    const rows: object[] = [top];
    const edges: object[] = [];
    for (const node of found) {
      const { row, name, land, sources, changes, children } = node;
      const kommuneId = row.stream.slice(8);
      const point = row.points.at(-1);
      const lastWord = String(row.lastWord);
      const unconfirmed =
        lastWord < confirmedSince ? { unconfirmed: true, unconfirmedMonths: wholeMonths(lastWord, DAY) } : {};
      rows.push({
        solutionId: row.begun?.solutionId,
        version: 1,
        nameless: false,
        kommuneId,
        kommune: { kommuneId, name },
        party: 'kommune',
        land,
        title,
        origin: false,
        since: row.begun?.adoptedOn,
        adoptionId: row.adoptionId,
        status: point?.status,
        statusSince: point?.on,
        stand: point?.stand,
        ...unconfirmed,
        mitErgebnis: false,
        bewaehrt: false,
        withdrawn: false,
      });
      for (const source of sources)
        edges.push({
          kind: 'uebernahme',
          from: { solutionId: source.solutionId, version: source.version },
          to: { solutionId: row.begun?.solutionId, version: 1 },
          adoptionId: row.adoptionId,
          relation: row.begun?.relation,
          status: point?.status,
          adoptedOn: row.begun?.adoptedOn,
          changes: changes.map(({ what }) => ({ what })),
        });
      for (const child of children) found.add(child);
    }
    return { nodes: rows, edges };
  };
};

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

/** "Verbreitung" of a solution with 10,000 descendants, next to a bare walk that emits the same rows. */
export const lineage: Measure = async (given) => {
  const count = scaled(given.size, DESCENDANTS);
  const directory = madeOnce(
    given,
    `lineage-${given.size.label}`,
    (at) => void writeLog(at, lineageEvents(count)),
  );
  const store = openSqliteStore(directory);
  const runner = new Runner({ store, projections: PROJECTIONS });
  await runner.start();
  const question = (solutionId: string) =>
    ask(runner, 'get-lineage', {}, { solutionId }, PUBLIC_SIGHT, undefined, DAY) as ReturnType<typeof bare>;
  const ours = () => question(ROOT);
  const bare = bareWalk(runner);
  const [mine, theirs] = [ours(), bare()];
  if (
    !isDeepStrictEqual(sorted(mine.nodes), sorted(theirs.nodes)) ||
    !isDeepStrictEqual(sorted(mine.edges), sorted(theirs.edges))
  )
    throw new Error('the bare walk and the lineage differ in their rows');
  warmUp(ours);
  warmUp(bare);
  const result = await inTurn(
    ROUNDS,
    () => cpuOf(ours),
    () => cpuOf(bare),
  );
  // The graph asked for last is kept until an adoption or a solution changes: another question puts it out.
  const [leaf] = [...runner.models().lineage.adoptions.values()].map(({ begun }) => begun?.solutionId ?? '');
  const first = await inTurn(
    ROUNDS,
    () => cpuOf(() => [question(leaf ?? ''), ours()]),
    () => cpuOf(bare),
  );
  await runner.close();
  await store.close();
  return [
    { name: `lineage of ${count}`, unit: 'ms CPU', ...result, limits: [{ of: 'ratio', atMost: 3 }] },
    { name: `lineage of ${count}, after another question`, unit: 'ms CPU', ...first },
  ];
};
