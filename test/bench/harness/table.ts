import { type Figure, holds, type Limit } from './measurement.ts';
import type { Noise } from './noise.ts';
import type { Found, KeptRun } from './results.ts';

const number = (value: number | undefined): string => {
  if (value === undefined || !Number.isFinite(value)) return '';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
};

const limitText = ({ of, atLeast, atMost }: Limit, unit: string): string =>
  `${atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`}${of === 'ratio' ? ' ×' : ` ${unit}`}`;

const lastOf = ({ size, figure }: Found, last: KeptRun | undefined): string => {
  const known = last?.figures.find((one) => one.name === figure.name && one.size === size);
  if (known === undefined) return '';
  return known.ratio === undefined ? number(known.ours) : `${number(known.ratio)} ×`;
};

const verdict = (figure: Figure) => (figure.limits === undefined ? '' : holds(figure) ? 'holds' : 'MISSED');

const HEAD = [
  'what',
  'size',
  'ours',
  'baseline',
  'unit',
  'ratio',
  'from–to',
  'limit',
  '',
  'last',
  'CPU ms',
  'loop p99',
  'MB',
];

const lineOf = (found: Found, last: KeptRun | undefined): string[] => {
  const { size, figure } = found;
  const { spread, limits = [] } = figure;
  return [
    figure.name,
    size,
    number(figure.ours),
    number(figure.baseline),
    figure.unit,
    number(figure.ratio),
    spread ? `${number(spread[0])}–${number(spread[1])}` : '',
    limits.map((limit) => limitText(limit, figure.unit)).join(', '),
    verdict(figure),
    lastOf(found, last),
    number(figure.cpuMs),
    number(figure.loopP99Ms),
    number(figure.memoryMb),
  ];
};

/** Prints all figures beside those of the last run, and how evenly the machine worked. */
export const printTable = (found: readonly Found[], last: KeptRun | undefined, noise: Noise): void => {
  const lines = [HEAD, ...found.map((one) => lineOf(one, last))];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  console.info('');
  for (const line of lines)
    console.info(
      line
        .map((cell, column) =>
          column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
  console.info(
    `\nmachine: ${noise.cpus} CPUs, load ${number(noise.load)} at the start; the slowest tenth of the same work took ` +
      `${number(noise.cpuSpread)} × the median (CPU), ${number(noise.diskSpread)} × (fdatasync, median ${number(noise.diskMs)} ms)`,
  );
};
