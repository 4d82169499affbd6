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

/** True where something went into an adoption only as the own project, and is none of its Vorlagen. */
export const isOwnPart = ({ sources, begun }: Made, id: string): boolean =>
  begun?.eigenes?.solutionId === id && !sources.some(({ solutionId }) => solutionId === id);
