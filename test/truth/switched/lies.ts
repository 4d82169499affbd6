/** A lie of the product itself: a piece of its source, and what stands in its place while the lie is on. */
export interface Switched {
  readonly lie: string;
  /** Where it is told: in the demo, or in a random world. */
  readonly where: readonly string[];
  /** Told with every run of the tests; the others by hand: `TRUTH_LIE=2 node --import ./test/truth/switched/hook.ts test/truth/main.ts --demo`. */
  readonly always?: true;
  readonly file: string;
  readonly truth: string;
  readonly told: string;
}

const DEMO = ['--demo'];
const WORLD = ['--worlds', '1'];

export const SWITCHED: readonly Switched[] = [
  {
    lie: 'uses that nobody has confirmed are counted with the others',
    where: DEMO,
    file: 'src/web/solution/used.ts',
    truth: "counted(imBetrieb, 'Kommune', 'Kommunen')",
    told: "counted(imBetrieb + detail.usage.unbestaetigt, 'Kommune', 'Kommunen')",
  },
  {
    lie: 'a use that nobody has confirmed is told as running',
    where: DEMO,
    always: true,
    file: 'src/web/solution/standing.ts',
    truth: '!item.unconfirmed',
    told: 'true',
  },
  {
    lie: 'the last word on a use holds for ten years',
    where: DEMO,
    file: 'projections/reading/usage/status.ts',
    truth: 'monthsBefore(day, CONFIRMED_MONTHS)',
    told: 'monthsBefore(day, 120)',
  },
  {
    lie: 'bounds of dates are left out',
    where: DEMO,
    file: 'src/web/words/dates.ts',
    truth: 'return grenze === undefined',
    told: 'return true || grenze === undefined',
  },
  {
    lie: 'who is no Kommune counts as one',
    where: WORLD,
    always: true,
    file: 'projections/reading/usage/counted.ts',
    truth: "stream.startsWith('kommune-')",
    told: 'true',
  },
  {
    lie: 'every outcome is told as confirmed',
    where: WORLD,
    file: 'src/web/solution/outcomes.ts',
    truth: "confirmed ? 'bestätigt' : 'noch von niemandem bestätigt'",
    told: "'bestätigt'",
  },
];
