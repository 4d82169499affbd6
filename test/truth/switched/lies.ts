/** A lie of the product itself: a piece of its source, and what stands in its place while the lie is on. */
export interface Switched {
  readonly lie: string;
  /** Of the world in which it is told. */
  readonly seed: number;
  readonly file: string;
  readonly truth: string;
  readonly told: string;
}

export const SWITCHED: readonly Switched[] = [
  {
    lie: 'uses that nobody has confirmed are counted with the others',
    seed: 1,
    file: 'src/web/solution/used.ts',
    truth: "counted(imBetrieb, 'Kommune', 'Kommunen')",
    told: "counted(imBetrieb + detail.usage.unbestaetigt, 'Kommune', 'Kommunen')",
  },
  {
    lie: 'a use that nobody has confirmed is told as running',
    seed: 1,
    file: 'src/web/solution/standing.ts',
    truth: '!item.unconfirmed',
    told: 'true',
  },
  {
    lie: 'the last word on a use holds for ten years',
    seed: 1,
    file: 'projections/reading/usage/status.ts',
    truth: 'monthsBefore(day, CONFIRMED_MONTHS)',
    told: 'monthsBefore(day, 120)',
  },
  {
    lie: 'bounds of dates are left out',
    seed: 1,
    file: 'src/web/words/dates.ts',
    truth: 'return grenze === undefined',
    told: 'return true || grenze === undefined',
  },
  {
    lie: 'who is no Kommune counts as one',
    seed: 1,
    file: 'projections/reading/usage/counted.ts',
    truth: "stream.startsWith('kommune-')",
    told: 'true',
  },
  {
    lie: 'every outcome is told as confirmed',
    seed: 1,
    file: 'src/web/solution/outcomes.ts',
    truth: "confirmed ? 'bestätigt' : 'noch von niemandem bestätigt'",
    told: "'bestätigt'",
  },
];
