/** What can be found: `keywords` are labels, `texts` everything else that is written of it. */
export interface SearchDoc {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly texts: readonly string[];
}

/** What others tell of some entries: who they are, and what they changed. It is found in their place. */
export interface ToldDoc {
  readonly id: string;
  readonly of: readonly string[];
  readonly names: readonly string[];
  readonly changes: readonly string[];
}
