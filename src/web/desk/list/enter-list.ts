import { v5 } from 'uuid';
import type { CommandDefinition } from '../../../../contracts/definitions.ts';
import type { Problem } from '../../../../contracts/problems.ts';
import { recordReference, withdrawReference } from '../../../../contracts/reference.ts';
import { refusalIn } from '../../forms/refusals.ts';
import type { Carried } from './carried.ts';
import { entryOf } from './entry-of.ts';
import { give, type ListWork } from './list-work.ts';
import type { PreviewRow } from './preview.ts';
import type { ReadList } from './upload-page.ts';

/** What entering came to. */
export interface Entered {
  readonly entered: number;
  /** Why rows were refused, by their keys. */
  readonly refused: ReadonlyMap<string, string>;
  /** Why the rest was not tried: nothing can be entered at the moment. */
  readonly stopped?: string;
}

/** Problems that would meet the next row, too. */
const STOPS: ReadonlySet<Problem['code']> = new Set([
  'writes-unavailable',
  'not-ready',
  'too-many-requests',
  'forbidden',
]);

interface Given {
  readonly key: string;
  readonly commandId: string;
  readonly body: object;
}

const giveAll = async (
  work: ListWork,
  command: CommandDefinition,
  all: readonly Given[],
): Promise<Entered> => {
  const refused = new Map<string, string>();
  let entered = 0;
  for (const { key, ...one } of all)
    try {
      await give(work, command, one);
      entered += 1;
    } catch (error) {
      const problem = refusalIn(error);
      if (problem === undefined) throw error;
      const { detail, errors = [] } = problem.details;
      if (STOPS.has(problem.code)) return { entered, refused, stopped: detail };
      refused.set(key, [detail, ...errors.map(({ message }) => message)].find((words) => words !== '') ?? '');
    }
  return { entered, refused };
};

/** Enters what is new in a list, row by row; sent twice, also by two at once, it is entered once. */
export const enterList = (
  work: ListWork,
  list: Carried,
  { rows, round }: { readonly rows: readonly PreviewRow[]; readonly round: number },
): Promise<Entered> =>
  giveAll(
    work,
    recordReference,
    rows.flatMap((row) =>
      row.state === 'neu'
        ? [{ key: row.key, ...entryOf(row.entry, { row: row.key, round, today: work.today }, list) }]
        : [],
    ),
  );

/** Namespace of the keys by which a list is taken back (RFC 9562 §5.5); never to be changed. */
const NAMESPACE = '8f4d0b7c-1a52-4e6f-b3c8-70d9e2a5c614';

/** Takes back all that stands here by a list. */
export const takeBack = (work: ListWork, { references }: ReadList, grund: string): Promise<Entered> =>
  giveAll(
    work,
    withdrawReference,
    references.map((referenceId) => ({
      key: referenceId,
      commandId: v5(referenceId, NAMESPACE),
      body: { referenceId, grund },
    })),
  );
