import type { Actor, StreamName } from '../../../contracts/envelope.ts';
import type { DataOf, EventType } from '../../../contracts/subjects.ts';

/** What is stored with an event beside its data. */
export interface Recorded {
  readonly stream: StreamName;
  readonly revision: number;
  readonly recordedAt: string;
  readonly actor: Actor;
}

/** Changes `state` by one stored event. Called for the events of one stream, in order. */
export type Evolve<State, Type extends EventType> = (
  state: State,
  event: { readonly type: Type; readonly data: DataOf<Type> },
  recorded: Recorded,
) => void;

/** How each event type that the state depends on changes it; all other types leave it as it is. */
export type EvolveByEvent<State> = { readonly [Type in EventType]?: Evolve<State, Type> };

/** The same case for each of these types. */
export const sameFor = <State, Type extends EventType>(
  types: readonly Type[],
  evolve: Evolve<State, Type>,
): EvolveByEvent<State> => Object.fromEntries(types.map((type) => [type, evolve]));

/** A state of one stream, computed from its events. */
export interface Fold<State> {
  /** The name under which the command side keeps its states. */
  readonly subject: string;
  initial(): State;
  readonly evolve: EvolveByEvent<State>;
}

/** A fold without the types of its state and events. */
export interface AnyFold {
  readonly subject: string;
  initial(): unknown;
  readonly evolve: {
    readonly [type: string]: undefined | ((state: never, event: never, recorded: Recorded) => void);
  };
}

/** Changes `state` by a stored event, where the fold has a case for its type. */
export const applyEvent = (
  fold: AnyFold,
  state: unknown,
  event: { readonly type: string; readonly data: unknown },
  recorded: Recorded,
): void => {
  if (Object.hasOwn(fold.evolve, event.type))
    fold.evolve[event.type]?.(state as never, event as never, recorded);
};
