/** A kind of fact that deciders ask of other streams; `Fact` is what they are told. */
export interface FactKind<Fact = unknown> {
  readonly name: string;
  /** The sentence of the 404 where there is nothing to be seen; absent: the decider is told that there is nothing. */
  readonly missing?: string;
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
}

/** The answers to a command's fact queries. */
export interface Facts {
  /** Throws for what the command did not query. */
  get<Fact>(kind: FactKind<Fact>, id: string): Fact;
}

/** Asks a fact of the thing with this id. */
export const ask = ({ name, missing }: FactKind, id: string, path: string): FactQuery => ({
  kind: name,
  id,
  path,
  ...(missing === undefined ? {} : { missing }),
});
