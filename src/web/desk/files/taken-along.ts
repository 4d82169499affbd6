import type { Matrix, MatrixCell } from '../../../../contracts/views/matrix.ts';
import { csvFile, csvLine } from '../../csv/cell.ts';
import { LICENCE } from '../../words/cite.ts';
import { wordOf } from '../../words/codes.ts';
import { dateWords } from '../../words/dates.ts';
import { dateCell } from '../list/date-of.ts';
import { besideState, stateWords } from '../words.ts';

/** What a desk takes along of its matrix. */
export interface TakenMatrix {
  readonly matrix: Matrix;
  /** How whole addresses of this hub begin. */
  readonly base: string;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly turn: () => Promise<void>;
}

/** So many members are written in one turn. */
const IN_TURN = 100;

/** Licence, as of when, how to cite: below every list. */
const aboutLines = ({ matrix, base, today }: TakenMatrix): string[] => {
  const address = `${base}/zusammenschluesse/${matrix.verbundId}/arbeitsplatz`;
  const stand = dateWords(today);
  return [
    '',
    csvLine(['Lizenz', LICENCE]),
    csvLine(['Stand', stand]),
    csvLine([
      'So zitieren',
      `Lichterkette: Mitglieder und Lösungen, ${matrix.name}, Stand ${stand}, ${address}`,
    ]),
    csvLine(['Adresse', address]),
  ];
};

/** The whole matrix as a table: a line for each member, a column for each solution. */
export const matrixCsv = async (taken: TakenMatrix): Promise<string> => {
  const { members, solutions, cells } = taken.matrix;
  const byMember = Map.groupBy(cells, ({ kommuneId }) => kommuneId);
  const lines = [csvLine(['Mitglied', 'Mitglied seit', ...solutions.map(({ title }) => title)])];
  for (const [index, { kommuneId, name, since }] of members.entries()) {
    if (index % IN_TURN === IN_TURN - 1) await taken.turn();
    const own = new Map((byMember.get(kommuneId) ?? []).map((cell) => [cell.solutionId, cell]));
    const words = solutions.map(({ solutionId }) => {
      const cell = own.get(solutionId);
      return cell && [stateWords(cell), ...besideState(cell)].join(', ');
    });
    lines.push(csvLine([name, since, ...words]));
  }
  return csvFile([...lines, ...aboutLines(taken)]);
};

const COLUMNS = [
  'Mitglied',
  'AGS',
  'Lösung',
  'Status',
  'Seit',
  'Stand der Angabe',
  'Woher',
  'Adresse der Lösung',
];

/** What a cell says of how far, in words that are read back as the same. */
const statusCell = (cell: MatrixCell): string => {
  if (cell.state !== 'laut-quelle') return stateWords(cell);
  if (cell.fact === 'hat-beendet') return wordOf('status', 'beendet');
  return cell.status === undefined ? wordOf('fact', 'nutzt') : wordOf('status', cell.status);
};

/** The list of the desk: a line for each member and solution, as it is read back without a change. */
export const listCsv = async (taken: TakenMatrix): Promise<string> => {
  const { members, solutions, cells } = taken.matrix;
  const byId = new Map(members.map((member) => [member.kommuneId, member]));
  const titles = new Map(solutions.map(({ solutionId, title }) => [solutionId, title]));
  const lines = [csvLine(COLUMNS)];
  for (const [index, cell] of cells.entries()) {
    if (index % (IN_TURN * 10) === IN_TURN * 10 - 1) await taken.turn();
    const member = byId.get(cell.kommuneId);
    lines.push(
      csvLine([
        member?.name,
        member?.ags,
        titles.get(cell.solutionId),
        statusCell(cell),
        dateCell(cell.since),
        dateCell(cell.stand),
        cell.state === 'laut-quelle' ? cell.source : 'die Kommune selbst',
        `${taken.base}/loesungen/${cell.solutionId}`,
      ]),
    );
  }
  return csvFile([...lines, ...aboutLines(taken)]);
};
