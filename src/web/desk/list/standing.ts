import type { FieldDate } from '../../../../contracts/fields.ts';
import type { Matrix, MatrixCell } from '../../../../contracts/views/matrix.ts';
import type { AdoptionStatus } from '../../../../contracts/views/parts.ts';
import type { VerbundDetail } from '../../../../contracts/views/verbund.ts';
import { fold } from '../../../../projections/search/fold.ts';
import { besideState, stateWords } from '../words.ts';

/** Something that stands here already of a Kommune and a solution. */
export interface Standing {
  readonly status: AdoptionStatus | undefined;
  readonly since: FieldDate | undefined;
  /** The Kommune has said it itself, or a Verbund on its mandate. */
  readonly own: boolean;
  readonly words: string;
}

/** What a solution is told by: its id, or what it is called where only References describe it. */
export const titleKey = (title: string): string => `titel ${fold(title).trim()}`;

const statusIn = ({ state, status, fact }: MatrixCell): AdoptionStatus | undefined => {
  if (fact === 'hat-beendet') return 'beendet';
  return state === 'ursprung' || state === 'laut-quelle' ? status : state;
};

/** What stands here of members and solutions, by both. */
export const standingOf = (
  { cells, solutions }: Pick<Matrix, 'cells' | 'solutions'>,
  recorded: VerbundDetail['verweise'],
): ((kommuneId: string, solution: string) => readonly Standing[]) => {
  const found = new Map<string, Standing[]>();
  const put = (kommuneId: string, keys: readonly string[], one: Standing) => {
    for (const key of keys) {
      const at = `${kommuneId} ${key}`;
      const there = found.get(at);
      if (there === undefined) found.set(at, [one]);
      else there.push(one);
    }
  };
  const titles = new Map(solutions.map(({ solutionId, title }) => [solutionId, title]));
  for (const cell of cells)
    put(cell.kommuneId, [cell.solutionId, titleKey(titles.get(cell.solutionId) ?? '')], {
      status: statusIn(cell),
      since: cell.since,
      own: cell.state !== 'laut-quelle',
      words: [stateWords(cell), ...besideState(cell)].join(', '),
    });
  for (const { kommune, solutionId, title, status, fact, since } of recorded)
    if (kommune !== undefined)
      put(kommune.kommuneId, [...(solutionId === undefined ? [] : [solutionId]), titleKey(title)], {
        status: fact === 'hat-beendet' ? 'beendet' : status,
        since,
        own: false,
        words: 'laut Quelle',
      });
  return (kommuneId, solution) => found.get(`${kommuneId} ${solution}`) ?? [];
};
