/** That an organisation lets another one enter for it. */
export interface Allowance {
  /** What the event's actor names it by. */
  readonly id: string;
  /** What it covers. */
  readonly umfang: readonly string[];
}
