import type { Matrix, MatrixCell, MatrixSolution } from '../../../contracts/views/matrix.ts';
import { fold } from '../../../projections/search/fold.ts';
import { type Params, single } from '../page.ts';
import { GROUPS } from './words.ts';

/** A member with its cells by solution. */
export interface MatrixRow {
  readonly member: Matrix['members'][number];
  readonly cells: ReadonlyMap<string, MatrixCell>;
}

/** A matrix as an address asks for it. */
export interface ArrangedMatrix {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixSolution[];
  /** Set where something is left out. */
  readonly narrowed: boolean;
}

/** The parameters by which a matrix is narrowed and ordered. */
export const MATRIX_PARAMS = ['mitglied', 'loesung', 'status', 'sort', 'spalten'] as const;

const contains = (text: string, sought: string): boolean => fold(text).includes(fold(sought).trim());

const byCount = (a: MatrixRow, b: MatrixRow) => b.cells.size - a.cells.size;

/** Those who have to do with a solution first, the longest first. */
const bySolution = (id: string) => (a: MatrixRow, b: MatrixRow) => {
  const key = ({ cells }: MatrixRow) => {
    const cell = cells.get(id);
    if (cell === undefined) return '~';
    const since = typeof cell.since === 'string' ? cell.since : cell.since?.value;
    return `${cell.state} ${since ?? '~'}`;
  };
  return key(a) < key(b) ? -1 : Number(key(a) > key(b));
};

const sorted = (rows: readonly MatrixRow[], sort: string | undefined): readonly MatrixRow[] => {
  if (sort === undefined) return rows;
  return rows.toSorted(sort === 'anzahl' ? byCount : bySolution(sort));
};

/** A matrix narrowed and ordered by the parameters of an address; what it does not know of changes nothing. */
export const arrangeMatrix = (matrix: Matrix, params: Params): ArrangedMatrix => {
  const [member, solution, status, sort, columnsBy] = MATRIX_PARAMS.map(
    (name) => single(params, name) || undefined,
  );
  const states = status === undefined ? undefined : GROUPS[status]?.states;
  const fits = ({ title }: MatrixSolution) => solution === undefined || contains(title, solution);
  const columns = new Set(matrix.solutions.filter(fits).map(({ solutionId }) => solutionId));
  const cells = matrix.cells.filter(
    (cell) => columns.has(cell.solutionId) && (states === undefined || states.includes(cell.state)),
  );
  const byMember = Map.groupBy(cells, ({ kommuneId }) => kommuneId);
  const isSought = solution !== undefined || states !== undefined;
  const rows = matrix.members
    .filter(({ name }) => member === undefined || contains(name, member))
    .map((one) => ({
      member: one,
      cells: new Map((byMember.get(one.kommuneId) ?? []).map((cell) => [cell.solutionId, cell])),
    }))
    .filter(({ cells: own }) => !isSought || own.size > 0);
  const shown = new Set(rows.flatMap(({ cells: own }) => [...own.keys()]));
  const left = matrix.solutions.filter(({ solutionId }) => shown.has(solutionId));
  return {
    rows: sorted(rows, sort),
    columns: columnsBy === 'anzahl' ? left.toSorted((a, b) => b.mitglieder - a.mitglieder) : left,
    narrowed: isSought || member !== undefined,
  };
};
