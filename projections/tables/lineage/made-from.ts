/** A version of a solution that something was made from. */
interface Pinned {
  readonly solutionId: string;
  readonly version: number;
}

interface Made {
  readonly sources: readonly Pinned[];
  readonly begun?: { readonly eigenes?: Pinned };
}

/** What an adoption was made from: its Vorlagen, then the own project that went in. */
export const madeFrom = ({ sources, begun }: Made): readonly Pinned[] =>
  begun?.eigenes === undefined ? sources : [...sources, begun.eigenes];
