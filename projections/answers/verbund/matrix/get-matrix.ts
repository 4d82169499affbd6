import type { z } from 'zod';
import { firstDay } from '../../../../contracts/fields.ts';
import type {
  getMatrix as contract,
  Matrix,
  MatrixCell,
  MatrixSolution,
} from '../../../../contracts/views/matrix.ts';
import { inSteps } from '../../../model/in-steps.ts';
import { present } from '../../../model/present.ts';
import type { Plain } from '../../../model/presentable.ts';
import type { Sight } from '../../../model/sight.ts';
import { type Asked, type Scope, waitingFor } from '../../../reading/asked.ts';
import { byNames } from '../../../reading/by-names.ts';
import { titleOf } from '../../../reading/titles.ts';
import { fold } from '../../../search/fold.ts';
import type { ReferenceRow } from '../../../tables/catalogue/tables.ts';
import { kommuneRef, ownerRef } from '../../../tables/organisations/names.ts';
import type { ReadModels } from '../../../tables/read-models.ts';
import { isHeld } from './better-cell.ts';
import { cellsFor } from './cells.ts';
import { columnsFor } from './column-of.ts';

type Question = Asked<z.output<typeof contract.params>>;

/** Eighty thousand cells are not walked through once more: no free text stands in them. */
type Answer = Omit<Matrix, 'position' | 'members' | 'solutions' | 'cells'> & {
  readonly members: Plain<Matrix['members']>;
  readonly solutions: Plain<MatrixSolution[]>;
  readonly cells: Plain<MatrixCell[]>;
};

const membersOf = (models: ReadModels, verbundId: string): Matrix['members'] =>
  models.verbund.memberships
    .by('verbund', verbundId)
    .map(({ kommuneId, since }) => {
      const { land, ags } = models.kommune.kommunen.get(kommuneId) ?? {};
      return { ...kommuneRef(models, kommuneId), ...present({ land, ags }), since: firstDay(since) };
    })
    .sort(byNames);

/** References that describe their solution themselves stand together where they call it the same. */
const describing = (text: Question['text']) => {
  const first = new Map<string, string>();
  return ({ referenceId, solution }: ReferenceRow): string => {
    const title = solution === undefined ? referenceId : fold(text(solution.title)).trim();
    const known = first.get(title) ?? referenceId;
    first.set(title, known);
    return known;
  };
};

/** What a column is called, and whose it is. */
const columnItem = (
  models: ReadModels,
  solutionId: string,
  mitglieder: number,
  { sight, text }: { readonly sight: Sight; readonly text: Question['text'] },
): MatrixSolution => {
  const title = titleOf(models, sight, solutionId);
  const solution = models.catalogue.solutions.get(solutionId);
  const isReference = models.catalogue.references.get(solutionId) !== undefined;
  return {
    solutionId,
    entry: solution ? 'loesung' : isReference ? 'verweis' : 'umsetzung',
    title: typeof title === 'string' ? title : text(title),
    ...(solution && ownerRef(models, solution.stream)),
    withdrawn: solution?.withdrawn !== undefined,
    mitglieder,
  };
};

const columnsOf = (
  models: ReadModels,
  cells: readonly MatrixCell[],
  asked: Pick<MatrixOf, 'sight' | 'text'>,
): MatrixSolution[] => {
  const held = new Map<string, number>();
  for (const cell of cells)
    held.set(cell.solutionId, (held.get(cell.solutionId) ?? 0) + (isHeld(cell) ? 1 : 0));
  const items = [...held].map(([id, count]) => columnItem(models, id, count, asked));
  const titled = items.map((item) => ({ item, by: `${fold(item.title)} ${item.solutionId}` }));
  return titled.sort((a, b) => (a.by < b.by ? -1 : 1)).map(({ item }) => item);
};

/** What a matrix depends on beside the tables. */
interface MatrixOf {
  readonly verbundId: string;
  readonly sight: Sight;
  readonly day: string;
  readonly text: Question['text'];
}

type Made = Pick<Matrix, 'members' | 'solutions' | 'cells'>;

function* make(models: ReadModels, { verbundId, sight, day, text }: MatrixOf): Generator<void, Made> {
  const members = membersOf(models, verbundId);
  const cellsOf = cellsFor({
    models,
    viewpoint: { sight, day },
    columnsOf: columnsFor(models, sight),
    describedBy: describing(text),
    text,
  });
  yield;
  const cells: MatrixCell[] = [];
  for (const { kommuneId } of members) {
    for (const cell of cellsOf(kommuneId)) cells.push(cell);
    yield;
  }
  return { members, solutions: columnsOf(models, cells, { sight, text }), cells };
}

/** Members, solutions and cells of a Verbund, made member by member. */
export const MATRIX = inSteps(
  ({ verbundId, sight, day }: MatrixOf) => JSON.stringify([verbundId, sight.audienceClass, day]),
  make,
);

const matrixOf = ({ path, sight, params, today, text }: Scope<Question['params']>): MatrixOf => ({
  verbundId: path.verbundId ?? '',
  sight,
  day: params.zum ?? today,
  text,
});

/**
 * Members × solutions: what each member of a Verbund says of each solution, or what publications say of it, as far as the viewer may see
 * it; of several things about one solution the one that says most. Undefined where the Verbund is unknown.
 */
const getMatrix = (models: ReadModels, asked: Question): Answer | undefined => {
  const row = models.verbund.verbuende.get(asked.path.verbundId ?? '');
  if (row === undefined) return undefined;
  const { verbundId, name, kind } = row;
  const { members, solutions, cells } = MATRIX.made(models, matrixOf(asked));
  return {
    verbundId,
    name,
    kind,
    members: { $plain: members },
    solutions: { $plain: solutions },
    cells: { $plain: cells },
  };
};

const waits = (models: ReadModels, scope: Scope<Question['params']>) => ({
  moment: MATRIX.steps(models, matrixOf(scope)),
  words: [],
});

/** The query function of the matrix. */
export const getMatrixQuery = waitingFor(waits, getMatrix);
