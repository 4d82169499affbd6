import type { Actor, StreamName } from '../../../contracts/envelope.ts';
import type {
  BodyOf,
  CommandIn,
  CommandName,
  EventIn,
  EventsOf,
  SubjectName,
} from '../../../contracts/subjects.ts';
import type { FactQuery, Facts } from './facts.ts';
import type { AnyFold, Evolve, EvolveByEvent, Fold } from './fold.ts';
import type { Refusal } from './refusal.ts';

/** Everything that a decision may depend on beside the stream's state. */
export interface Circumstances {
  /** The stream that the command acts on; its organisation is `organisationId`. */
  readonly stream: StreamName;
  readonly organisationId: string;
  readonly actor: Actor;
  /** True where the operator has confirmed this organisation as a public body (rule 24). */
  readonly confirmedBody: boolean;
  /** Today in Berlin, YYYY-MM-DD. */
  readonly today: string;
  /** A new id of this kind, the same on every retry of the same command (DESIGN §3, Ids). */
  readonly newId: (kind: string, index?: number) => string;
  /** The answers to the command's fact queries, gathered before it is decided. */
  readonly facts: Facts;
}

/** What a command leads to: events that its contract names (none where nothing changes), or a refusal. */
export type Decision<Name extends CommandName = CommandName> = readonly EventsOf<Name>[] | Refusal;

/**
 * `EvolveByEvent` with a case for every event of the subject in contracts/; `unremembered` is the case of an event that no rule
 * of the subject depends on. Where the compiler says that an event is missing here, add its case to `evolve`.
 */
export type CaseForEveryEvent<State, Name extends SubjectName> = EvolveByEvent<State> & {
  readonly [Type in EventIn<Name>]: Evolve<State, Type>;
};

/**
 * A case for every command of the subject in contracts/. Pure, and leaves `state` as it is. Where the compiler says that a
 * command is missing here, add its case to `decide`.
 */
export type CaseForEveryCommand<State, Name extends SubjectName> = {
  readonly [Command in CommandIn<Name>]: (
    state: State,
    body: BodyOf<Command>,
    circumstances: Circumstances,
  ) => Decision<Command>;
};

/** What commands of the subject ask of other streams beside what their fields name (`ref`). */
export type FactQueriesOfCommands<Name extends SubjectName> = {
  readonly [Command in CommandIn<Name>]?: (body: BodyOf<Command>) => readonly FactQuery[];
};

/** The rules of one subject: the state that they depend on, and the decision on each of its commands. */
export interface Decider<State, Name extends SubjectName> extends Fold<State> {
  readonly subject: Name;
  readonly evolve: CaseForEveryEvent<State, Name>;
  readonly factQueries?: FactQueriesOfCommands<Name>;
  readonly decide: CaseForEveryCommand<State, Name>;
}

/** The case of an event that no rule of its subject depends on. */
export const unremembered = (): void => {};

/** A decider without the types of its state and commands. */
export interface AnyDecider extends AnyFold {
  readonly factQueries?: { readonly [command: string]: (body: never) => readonly FactQuery[] };
  readonly decide: {
    readonly [command: string]: (state: never, body: never, circumstances: Circumstances) => Decision;
  };
}
