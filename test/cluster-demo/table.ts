/** The times of one fault. */
export interface Row {
  readonly name: string;
  /** Ms between the nodes. */
  readonly latency: number;
  /** How long no hub answered a command with success. */
  readonly withoutWritingMs: number;
  /** How long after the leader the last hub said that it is ready, and the last one took a command. */
  readonly readyMs: number;
  readonly takenMs: number;
}

/** A table of two columns. */
export const counted = (rows: Readonly<Record<string, number>>): string =>
  Object.entries(rows)
    .map(([name, count]) => `  ${name.padEnd(32)}${String(count).padStart(8)}`)
    .join('\n');

const seconds = (ms: readonly number[]): string => {
  const sorted = ms.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${(middle / 1000).toFixed(1)} / ${((sorted.at(-1) ?? 0) / 1000).toFixed(1)}`.padStart(15);
};

/** The times by fault: the middle one and the longest, in seconds. */
export const times = (rows: readonly Row[]): string => {
  const byName = Object.groupBy(rows, ({ name }) => name);
  const lines = Object.entries(byName).map(([name, of = []]) =>
    [
      `  ${name.padEnd(44)}${String(of.length).padStart(4)}`,
      seconds(of.map(({ withoutWritingMs }) => withoutWritingMs)),
      seconds(of.map(({ readyMs }) => readyMs)),
      seconds(of.map(({ takenMs }) => takenMs)),
    ].join(' '),
  );
  const head = ['without writing', 'to ready', 'to a command'].map((text) => text.padStart(15)).join(' ');
  return [`  ${'fault'.padEnd(44)}${'n'.padStart(4)} ${head}`, ...lines].join('\n');
};
