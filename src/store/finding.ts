/** What one look found; `hint` is nothing wrong, but to be known. */
export interface Finding {
  readonly state: 'good' | 'hint' | 'wrong';
  /** German, one line. */
  readonly text: string;
}
