import type { StreamName } from '../../contracts/envelope.ts';
import type { BodyOf, CommandName, EventType } from '../../contracts/subjects.ts';
import type { ProjectedEvent } from '../model/event.ts';
import type { Projection } from '../model/projection.ts';
import { type ReadTables, table } from '../model/table.ts';

/** A command that is due on a day, unless something settles it before. */
export type Owed = {
  readonly [Name in CommandName]: {
    /** Names what is owed within its process: what settles it names the same. */
    readonly key: string;
    /** The day in Berlin from which on the command is given, YYYY-MM-DD; the day of the event itself for "at once". */
    readonly due: string;
    readonly command: Name;
    readonly target: StreamName;
    readonly body: BodyOf<Name>;
  };
}[CommandName];

/** What is owed, and the event because of which it is. */
export type OwedRow = Owed & { readonly cause: { readonly eventId: string; readonly correlationId: string } };

/**
 * A process manager: pure, from events to what is owed. It knows when to act, not whether that is still right: the command is decided by
 * its decider, which refuses what others have done meanwhile. `version` is raised when rows would come out otherwise.
 */
export interface Process {
  readonly name: string;
  readonly version: number;
  /** Every command that it gives. */
  readonly gives: readonly CommandName[];
  /** What is owed from an event on; under a key that is owed already, the newer event counts. */
  readonly starts: { readonly [Type in EventType]?: (event: ProjectedEvent<Type>) => Owed };
  /** The key of what an event settles; nothing happens where that is not owed. */
  readonly settles: { readonly [Type in EventType]?: (event: ProjectedEvent<Type>) => string };
}

export const owedTables = {
  /** By key. */
  owed: table<OwedRow>()(),
};

export type OwedTables = ReadTables<typeof owedTables>;

type Tables = { readonly owed: { put(key: string, row: OwedRow): void; remove(key: string): void } };
type Step = { readonly tables: Tables };

const handler =
  ({ starts, settles }: Pick<Process, 'starts' | 'settles'>, type: EventType) =>
  (event: ProjectedEvent, { tables }: Step): void => {
    const settled = settles[type]?.(event as never);
    if (settled !== undefined) tables.owed.remove(settled);
    const owed = starts[type]?.(event as never);
    if (owed === undefined) return;
    const cause = { eventId: event.id, correlationId: event.correlationId };
    tables.owed.put(owed.key, { ...owed, cause });
  };

/** The projection in which a process keeps what it owes: under the process's name, with the table `owed`. */
export const memoryOf = ({ name, version, starts, settles }: Process): Projection => {
  const types = new Set([...Object.keys(starts), ...Object.keys(settles)] as EventType[]);
  return {
    name,
    version,
    reads: [],
    tables: owedTables,
    on: Object.fromEntries([...types].map((type) => [type, handler({ starts, settles }, type)])),
  };
};

/** What of it is due on `day` (YYYY-MM-DD in Berlin), in the order in which it became due. */
export const dueOn = (owed: readonly OwedRow[], day: string): readonly OwedRow[] =>
  owed.filter(({ due }) => due <= day).sort((a, b) => (`${a.due} ${a.key}` < `${b.due} ${b.key}` ? -1 : 1));
