import type { CommandDefinition, CommandOf, EventDefinition, EventOf } from '../../contracts/definitions.ts';
import type { Actor, StreamName } from '../../contracts/envelope.ts';
import type { FieldError, ProblemCode } from '../../contracts/problems.ts';
import type { Facts, Need } from './facts.ts';

/** What stands beside the data when a stored event is folded. */
export interface Recorded {
  readonly stream: StreamName;
  readonly revision: number;
  readonly recordedAt: string;
  readonly actor: Actor;
}

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
  /** What other streams say, gathered before by `needs`. */
  readonly facts: Facts;
}

/** A refusal as a value: the rule's number where a rule refuses, and what would work instead. */
export interface Refusal {
  readonly refused: true;
  readonly code: Extract<ProblemCode, 'rule-refused' | 'not-found' | 'invalid-fields'>;
  readonly detail: string;
  readonly rule?: number;
  readonly allowed?: readonly string[];
  readonly errors?: readonly FieldError[];
}

/** The events that follow from a command (none where nothing changes), or why it is refused. */
export type Decision<Event> = readonly Event[] | Refusal;

/** Refuses by a rule of DOMAIN.md (`rule` its number; absent where the rule has none). */
export const refuse = (detail: string, rule?: number, allowed?: readonly string[]): Refusal => ({
  refused: true,
  code: 'rule-refused',
  detail,
  ...(rule === undefined ? {} : { rule }),
  ...(allowed === undefined ? {} : { allowed }),
});

/** Something that a field names does not exist here (or is hidden: the same answer). */
export const unknown = (path: string, message: string): Refusal => ({
  refused: true,
  code: 'not-found',
  detail: message,
  errors: [{ path, message }],
});

/** A field that is wrong only in the light of the state. */
export const wrongField = (path: string, message: string): Refusal => ({
  refused: true,
  code: 'invalid-fields',
  detail: message,
  errors: [{ path, message }],
});

/** True where a decision refuses. */
export const isRefusal = <Event>(decision: Decision<Event>): decision is Refusal => 'refused' in decision;

/** What is remembered of one stream. `evolve` may change `state`, and is given stored events only, in order. */
export interface Fold<State, Folded extends { readonly type: string }> {
  /** Its name; states are kept under it. */
  readonly subject: string;
  /** Exactly the event types that `evolve` is given. */
  readonly folds: readonly Folded['type'][];
  initial(): State;
  evolve(state: State, event: Folded, recorded: Recorded): void;
}

/** One subject's rules: folds what it needs of its stream's events, and decides its commands. */
export interface Decider<State, Command, Decided, Folded extends { readonly type: string } = never>
  extends Fold<State, Folded> {
  /** What of other streams the command must know; what cannot be found is answered with 404 before deciding. */
  needs?(command: Command): readonly Need[];
  /** Pure, and leaves `state` as it is. */
  decide(state: State, command: Command, circumstances: Circumstances): Decision<Decided>;
}

export type EventsOf<Definitions extends readonly EventDefinition[]> = EventOf<Definitions[number]>;
export type CommandsOf<Definitions extends readonly CommandDefinition[]> = CommandOf<Definitions[number]>;

/** Ends a switch over a union: a forgotten case fails the types. */
export const never = (value: never): never => {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
};
