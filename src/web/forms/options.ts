/** A value that may be chosen, and its words. */
export type Option = readonly [value: string, words: string];

/** That nothing is chosen, where that may be. */
export const NO_OPTION: Option = ['', 'keine Angabe'];

/** What can be chosen where something is named. */
export interface FoundThings {
  readonly options: readonly Option[];
  /** How many there are at all. */
  readonly total: number;
  /** Set where there are too many to be listed: the words that were searched for. */
  readonly searched?: string;
  /** More was found than is listed. */
  readonly further?: boolean;
}
