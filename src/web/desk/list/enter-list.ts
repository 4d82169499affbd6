import { v5 } from 'uuid';
import { retractAdoption } from '../../../../contracts/adoption/retract.ts';
import type { StreamName } from '../../../../contracts/envelope.ts';
import type { Problem } from '../../../../contracts/problems.ts';
import { recordReference, withdrawReference } from '../../../../contracts/reference.ts';
import { refusalIn } from '../../forms/refusals.ts';
import type { Carried } from './carried.ts';
import { entryOf } from './entry-of.ts';
import type { Known } from './known.ts';
import { give, isThere, type ListWork } from './list-work.ts';
import { type OwnEntry, ownEntryOf } from './own-entry.ts';
import type { EnteredAs, PreviewRow, Understood } from './preview.ts';
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
const STOPS: ReadonlySet<Problem['code']> = new Set(['writes-unavailable', 'not-ready', 'too-many-requests']);

/** What is done for one row, or to take back one entry; why not, where that is known before. */
interface Doing {
  readonly key: string;
  readonly run: (() => Promise<unknown>) | string;
}

const doAll = async (all: readonly Doing[]): Promise<Entered> => {
  const refused = new Map<string, string>();
  let entered = 0;
  for (const { key, run } of all)
    try {
      if (typeof run === 'string') refused.set(key, run);
      else {
        await run();
        entered += 1;
      }
    } catch (error) {
      const problem = refusalIn(error);
      if (problem === undefined) throw error;
      const { detail, errors = [] } = problem.details;
      if (STOPS.has(problem.code)) return { entered, refused, stopped: detail };
      refused.set(key, [detail, ...errors.map(({ message }) => message)].find((words) => words !== '') ?? '');
    }
  return { entered, refused };
};

/** So often the same row of the same file can be entered and taken back on one day. */
const MOST_TIMES = 20;

/** Gives a row's command on a mandate: what was given before and has been taken back since is given anew. */
const giveOwn = async (work: ListWork, { commandId, ...given }: OwnEntry): Promise<void> => {
  for (let time = 0; time < MOST_TIMES; time += 1) {
    const { repeated, answer } = await give(work, { ...given, commandId: commandId(time) });
    if (!repeated || (await isThere(work.ask, answer))) return;
  }
};

const LAPSED =
  'Der Auftrag dieser Kommune gilt nicht mehr. Erneuern Sie die Vorschau: Die Zeile steht dann als Angabe aus der Liste darin.';

/** Enters what is new in a list, row by row; sent twice, also by two at once, it is entered once. */
export const enterList = (
  work: ListWork,
  list: Carried,
  {
    rows,
    round,
    known: { mandates },
  }: {
    readonly rows: readonly PreviewRow[];
    readonly round: number;
    readonly known: Pick<Known, 'mandates'>;
  },
): Promise<Entered> => {
  const { today, verbundId } = work;
  const giving = (row: string, entry: Understood, as: EnteredAs) => (): Promise<unknown> => {
    if (as === 'reference') {
      const target: StreamName = `verbund-${verbundId}`;
      return give(work, {
        ...{ command: recordReference, target },
        ...entryOf(entry, { row, round, today }, list),
      });
    }
    const umfang = mandates.get(entry.kommune.id) ?? [];
    return giveOwn(work, ownEntryOf(entry, { row, today, umfang }, list));
  };
  return doAll(
    rows.flatMap((row) =>
      row.state === 'neu'
        ? [{ key: row.key, run: row.as === 'lapsed' ? LAPSED : giving(row.key, row.entry, row.as) }]
        : [],
    ),
  );
};

/** Namespace of the keys by which a list is taken back (RFC 9562 §5.5); never to be changed. */
const NAMESPACE = '8f4d0b7c-1a52-4e6f-b3c8-70d9e2a5c614';

/** Takes back all that stands here by a list; what others have built on stays, and so does what there is no mandate for any more. */
export const takeBack = (
  work: ListWork,
  { references, entries }: ReadList,
  grund: string,
): Promise<Entered> =>
  doAll([
    ...references.map((referenceId) => ({
      key: referenceId,
      run: () =>
        give(work, {
          ...{ command: withdrawReference, target: `verbund-${work.verbundId}` as const },
          ...{ commandId: v5(referenceId, NAMESPACE), body: { referenceId, grund } },
        }),
    })),
    ...entries.map(({ adoptionId, kommuneId }) => ({
      key: adoptionId,
      run: () =>
        give(work, {
          ...{ command: retractAdoption, target: `kommune-${kommuneId}` as const },
          ...{ commandId: v5(adoptionId, NAMESPACE), body: { adoptionId, grund } },
        }),
    })),
  ]);
