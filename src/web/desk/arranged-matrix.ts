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

const NONE: MatrixRow['cells'] = new Map();

/** The cells that fit, by their members and solutions: in one walk, since there are twenty thousand. */
const byMember = ({ cells }: Matrix, fits: (cell: MatrixCell) => boolean) => {
  const found = new Map<string, Map<string, MatrixCell>>();
  for (const cell of cells) {
    if (!fits(cell)) continue;
    const own = found.get(cell.kommuneId);
    if (own === undefined) found.set(cell.kommuneId, new Map([[cell.solutionId, cell]]));
    else own.set(cell.solutionId, cell);
  }
  return found;
};

/** A matrix narrowed and ordered by the parameters of an address; what it does not know of changes nothing. */
export const arrangeMatrix = (matrix: Matrix, params: Params): ArrangedMatrix => {
  const [member, solution, status, sort, columnsBy] = MATRIX_PARAMS.map(
    (name) => single(params, name) || undefined,
  );
  const states = status === undefined ? undefined : GROUPS[status]?.states;
  const fits = ({ title }: MatrixSolution) => solution === undefined || contains(title, solution);
  const columns = new Set(matrix.solutions.filter(fits).map(({ solutionId }) => solutionId));
  const cellsOf = byMember(
    matrix,
    ({ solutionId, state }) => columns.has(solutionId) && (states === undefined || states.includes(state)),
  );
  const isSought = solution !== undefined || states !== undefined;
  const rows = matrix.members
    .filter(({ name }) => member === undefined || contains(name, member))
    .map((one) => ({ member: one, cells: cellsOf.get(one.kommuneId) ?? NONE }))
    .filter(({ cells }) => !isSought || cells.size > 0);
  const shown = new Set<string>();
  for (const { cells } of rows) for (const id of cells.keys()) shown.add(id);
  const left = matrix.solutions.filter(({ solutionId }) => shown.has(solutionId));
  return {
    rows: sorted(rows, sort),
    columns: columnsBy === 'anzahl' ? left.toSorted((a, b) => b.mitglieder - a.mitglieder) : left,
    narrowed: isSought || member !== undefined,
  };
};
