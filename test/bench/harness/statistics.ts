/** The value below which `part` (0 to 1) of the values lie. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** What rounds of two things that were measured in turn say. */
export interface Paired {
  readonly ours: number;
  readonly baseline: number;
  readonly ratio: number;
  readonly spread: readonly [number, number];
}

/** Medians of both sides, and of the ratios within each round: what the machine does otherwise hits both. */
export const paired = (rounds: readonly { readonly ours: number; readonly baseline: number }[]): Paired => {
  const ratios = rounds.map(({ ours, baseline }) => ours / baseline);
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    baseline: median(rounds.map(({ baseline }) => baseline)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  };
};

/** Runs both sides in turn, `count` times, each once before without being counted; who begins changes. */
export const inTurn = async (
  count: number,
  ours: () => Promise<number> | number,
  baseline: () => Promise<number> | number,
): Promise<Paired> => {
  await ours();
  await baseline();
  const rounds: { ours: number; baseline: number }[] = [];
  for (let round = 0; round < count; round += 1) {
    const first = round % 2 === 0 ? await ours() : await baseline();
    const second = round % 2 === 0 ? await baseline() : await ours();
    rounds.push(round % 2 === 0 ? { ours: first, baseline: second } : { ours: second, baseline: first });
  }
  return paired(rounds);
};
