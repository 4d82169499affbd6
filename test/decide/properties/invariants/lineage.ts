/** A version of a solution that an adoption names. */
export interface Source {
  readonly solutionId: string;
  readonly version: number;
}

/** What a log has said so far of solutions, variants and adoptions: most invariants ask it. */
export class Lineage {
  /** The newest version, by solutionId. */
  readonly latest = new Map<string, number>();
  readonly owners = new Map<string, string[]>();
  /** The place of a solution's visibility in `LEVELS`. */
  readonly level = new Map<string, number>();
  readonly parents = new Map<string, Source[]>();
  readonly withdrawn = new Set<string>();
  /** The variants that were only inspired by their sources. */
  readonly ideas = new Set<string>();
  /** From which day on a solution or variant is over. */
  readonly endOf = new Map<string, string>();
  /** The adoptionIds that have begun. */
  readonly begun = new Set<string>();
  /** How many outcomes were reported. */
  outcomes = 0;

  /** All that a solution goes back to. */
  ancestors(solutionId: string): string[] {
    return (this.parents.get(solutionId) ?? []).flatMap((source) => [
      source.solutionId,
      ...this.ancestors(source.solutionId),
    ]);
  }

  /** All that a solution goes back to by taking over, not by inspiration. */
  origins(solutionId: string): string[] {
    if (this.ideas.has(solutionId)) return [];
    return (this.parents.get(solutionId) ?? []).flatMap((source) => [
      source.solutionId,
      ...this.origins(source.solutionId),
    ]);
  }

  /** Notes the next version of a solution; true where no number is left out. */
  revise(solutionId: string, version: number): boolean {
    const gapless = version === (this.latest.get(solutionId) ?? 0) + 1;
    this.latest.set(solutionId, version);
    return gapless;
  }
}
