/** How a drawing is asked for, and where its parts lead. */
export interface Look {
  /** YYYY-MM-DD: where the time axis ends. */
  readonly today: string;
  readonly focus: string | undefined;
  readonly hrefOf: (id: string) => string;
  readonly changeHrefOf: (id: string) => string;
}
