import type { Matrix } from '../../../contracts/views/matrix.ts';
import { PROJECTIONS } from '../../../projections/all.ts';
import { PUBLIC_SIGHT } from '../../../projections/reading/sight.ts';
import { Runner } from '../../../src/project/runner.ts';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import { ask } from '../../project/ask-all.ts';
import { cpuOf, warmUp } from '../harness/clock.ts';
import { type Measure, scaled } from '../harness/measurement.ts';
import { inTurn } from '../harness/statistics.ts';
import { madeOnce } from '../harness/world.ts';
import { writeLog } from '../world/log.ts';
import { DESK, deskEvents } from '../world/matrix.ts';

const TODAY = '2026-11-25';
const MEMBERS = 400;
const SOLUTIONS = 200;
const EACH = 50;
const ROUNDS = 7;

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
  const ours = () =>
    ask(runner, 'get-matrix', {}, { verbundId: DESK }, PUBLIC_SIGHT, undefined, TODAY) as Matrix;
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
  await runner.close();
  await store.close();
  return [
    {
      name: `matrix of ${size.members} × ${size.solutions}, ${size.members * size.each} cells`,
      unit: 'ms CPU',
      ...result,
    },
  ];
};
