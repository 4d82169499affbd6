import type { MatrixCell, MatrixState } from '../../../../contracts/views/matrix.ts';

/** What says most of a member and a solution comes first: that it is its own, that it is used, that it is to be used, that it is over. */
const ORDER: readonly MatrixState[] = [
  'ursprung',
  'im-betrieb',
  'in-einfuehrung',
  'in-erprobung',
  'in-entwicklung',
  'beschlossen',
  'geplant',
  'in-pruefung',
  'interesse',
  'beendet',
  'nicht-weiterverfolgt',
  'laut-quelle',
];

const RANK = Object.fromEntries(ORDER.map((state, rank) => [state, rank])) as Record<MatrixState, number>;

/** An idea says less than anything that a member has said otherwise. */
const rank = ({ state, angeregt, unconfirmed }: MatrixCell): number =>
  2 * RANK[state] + (unconfirmed ? 1 : 0) + (angeregt && state !== 'laut-quelle' ? 2 * ORDER.length : 0);

/** Of two things that a member has to do with one solution, the one that its cell tells. The first where both say as much. */
export const betterCell = (first: MatrixCell, second: MatrixCell): MatrixCell =>
  rank(second) < rank(first) ? second : first;

/** True where a cell says that the member has it, or is to have it. */
export const isHeld = ({ state, status, fact, angeregt }: MatrixCell): boolean => {
  const end = state === 'laut-quelle' ? status : state;
  return !angeregt && end !== 'beendet' && end !== 'nicht-weiterverfolgt' && fact !== 'hat-beendet';
};
