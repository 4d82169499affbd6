import type { StreamName } from '../../../contracts/envelope.ts';
import type { AnyFold, Fold } from './fold.ts';

/** Where an entry lives that has no lookup of its own, for whoever may see it. */
export interface PlacedFacts {
  readonly id: string;
  readonly stream: StreamName;
  /** The entry that it was made within. */
  readonly within?: string;
}

/** What a fact is taken from: the state of the stream in which the thing lives, and its place in that state. */
export interface Remembered {
  readonly fold: AnyFold;
  find(state: unknown, id: string): unknown;
}

/** A kind of fact that deciders ask of other streams; `Fact` is what they are told. */
export interface FactKind<Fact = unknown> {
  readonly name: string;
  /** The sentence of the 404 where there is nothing to be seen; absent: the decider is told that there is nothing. */
  readonly missing?: string;
  /** Absent: what its lookup finds (src/command/lookups), or where it is placed. */
  readonly from?: Remembered;
  /** Never set: it carries the type. */
  readonly fact?: Fact;
}

/** A question about another stream; `path` is the JSON Pointer of the field that it is asked for. */
export interface FactQuery {
  /** The name of the kind of fact. */
  readonly kind: string;
  readonly missing?: string;
  readonly id: string;
  readonly path: string;
  readonly from?: Remembered;
}

/** The answers to a command's fact queries. */
export interface Facts {
  /** Throws for what the command did not query. */
  get<Fact>(kind: FactKind<Fact>, id: string): Fact;
}

/** Asks a fact of the thing with this id. */
export const ask = ({ name, missing, from }: FactKind, id: string, path: string): FactQuery => ({
  kind: name,
  id,
  path,
  ...(missing === undefined ? {} : { missing }),
  ...(from === undefined ? {} : { from }),
});

/** A fact that the fold of a stream holds: `find` takes it from the state in which the thing lives. */
export const remembered = <State, Fact>(
  { fact: _, ...kind }: FactKind,
  fold: Fold<State>,
  find: (state: State, id: string) => Fact,
): FactKind<Fact> => ({ ...kind, from: { fold: fold as AnyFold, find: find as Remembered['find'] } });
