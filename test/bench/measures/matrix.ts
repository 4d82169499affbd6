import type { Matrix } from '../../../contracts/views/matrix.ts';
import { PROJECTIONS } from '../../../projections/all.ts';
import { PUBLIC_SIGHT } from '../../../projections/reading/sight.ts';
import { onDay } from '../../../projections/tables/kommune/on-day.ts';
import { sealedCursors } from '../../../src/ask/sealed-cursors.ts';
import { turns } from '../../../src/ask/turns.ts';
import { writeJson } from '../../../src/http/write-json.ts';
import { Runner } from '../../../src/project/runner.ts';
import { QUERIES } from '../../../src/registry.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { ask } from '../../project/ask-all.ts';
import { cpuOf, warmUp } from '../harness/clock.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { inTurn, median } from '../harness/statistics.ts';
import { madeOnce } from '../harness/world.ts';
import { writeLog } from '../world/log.ts';
import { DESK, deskEvents } from '../world/matrix.ts';

const MEMBERS = 400;
const SOLUTIONS = 200;
const EACH = 50;
const ROUNDS = 7;
/** What is made for one day is not asked for again on another. */
const DAYS = Array.from({ length: ROUNDS }, (_, index) => `2026-11-1${index}`);

/** The baseline: who uses which solution, with everything ready; it knows no visibility, no chain and no day. */
const bareCells = (runner: Runner, matrix: Matrix) => {
  const roots = new Map(matrix.cells.map((cell) => [cell.adoptionId, cell.solutionId]));
  const rows = [...runner.models().lineage.adoptions.values()].map((row) => ({
    row,
    kommuneId: row.stream.slice(8),
    solutionId: roots.get(row.adoptionId),
  }));
  return () =>
    rows.map(({ row, kommuneId, solutionId }) => {
      const point = row.points.at(-1);
      return {
        kommuneId,
        solutionId,
        state: point?.status,
        since: point?.on,
        stand: row.lastWord,
        adoptionId: row.adoptionId,
        variantId: row.begun?.solutionId,
      };
    });
};

/** The longest that nothing else has its turn while the matrix is made and written as a question for it has it done, in ms of CPU; nothing of it is kept from before. */
const longestTurn = async (runner: Runner, day: string): Promise<number> => {
  const turn = turns();
  let [longest, going, last] = [0, true, process.threadCpuUsage()];
  const look = () => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.threadCpuUsage();
    if (going) setImmediate(look);
  };
  setImmediate(look);
  await new Promise(setImmediate);
  const scope = {
    params: {},
    path: { verbundId: DESK },
    sight: PUBLIC_SIGHT,
    today: day,
    text: runner.text,
    cursors: sealedCursors(() => runner.root)([]),
    pushes: runner.pushes,
  };
  const models = onDay(runner.models(), day);
  const query = QUERIES['get-matrix'];
  await runner.longWork.run(query.waits(models, scope).moment);
  const found = query(models, scope as never) ?? {};
  await writeJson(runner.present(found, PUBLIC_SIGHT) as object, turn);
  going = false;
  await new Promise(setImmediate);
  return longest;
};

/** Members × solutions of a Verbund, next to a bare walk over the same adoptions. */
export const matrix: Measure = async (given) => {
  const size = {
    members: scaled(given.size, MEMBERS),
    solutions: scaled(given.size, SOLUTIONS),
    each: scaled(given.size, EACH),
  };
  const directory = madeOnce(
    given,
    `matrix-${given.size.label}`,
    (at) => void writeLog(at, deskEvents(size)),
  );
  const store = openSqliteStore(directory);
  const runner = new Runner({ store, projections: PROJECTIONS });
  await runner.start();
  let asked = 0;
  // Each time another day: what was made for the same one is kept.
  const ours = () => {
    asked += 1;
    const today = DAYS[asked % DAYS.length];
    return ask(runner, 'get-matrix', {}, { verbundId: DESK }, PUBLIC_SIGHT, undefined, today) as Matrix;
  };
  const bare = bareCells(runner, ours());
  if (ours().cells.filter(({ adoptionId }) => adoptionId).length !== bare().length)
    throw new Error('the bare walk and the matrix differ in their cells');
  warmUp(ours);
  warmUp(bare);
  const result = await inTurn(
    ROUNDS,
    () => cpuOf(ours),
    () => cpuOf(bare),
  );
  const longest: number[] = [];
  for (const day of DAYS) longest.push(await longestTurn(runner, day));
  await runner.close();
  await store.close();
  return [
    {
      name: `matrix of ${size.members} × ${size.solutions}, ${size.members * size.each} cells`,
      unit: 'ms CPU',
      ...result,
    },
    {
      name: 'longest turn while the matrix is asked for',
      unit: 'ms CPU',
      ours: median(longest),
      limits: [{ of: 'ours', atMost: 20 }],
    },
  ];
};
