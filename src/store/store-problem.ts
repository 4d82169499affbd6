/** The log cannot be opened as it is; the German message says why and what to do. */
export class StoreProblem extends Error {
  /** Another process is using it: nothing is wrong with the log itself. */
  readonly inUse: boolean;
  /** Further lines of what is to be said; a message is one line. */
  readonly more: readonly string[];

  constructor(
    message: string,
    options: ErrorOptions & { readonly inUse?: boolean; readonly more?: readonly string[] } = {},
  ) {
    super(message, options);
    this.name = 'StoreProblem';
    this.inUse = options.inUse ?? false;
    this.more = options.more ?? [];
  }
}
