/** How large a run is: everything is measured at full size and at a tenth of it, so that growth shows. */
export interface Size {
  readonly label: 'full' | 'small';
  readonly scale: number;
}

export const SIZES: readonly Size[] = [
  { label: 'full', scale: 1 },
  { label: 'small', scale: 0.1 },
];

/** What must hold of a figure. */
export interface Limit {
  readonly of: 'ratio' | 'ours';
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One line of the table. `ratio` is ours to the baseline, the median of rounds that were paired in time. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly baseline?: number;
  readonly ratio?: number;
  /** Smallest and largest ratio of the rounds. */
  readonly spread?: readonly [number, number];
  readonly limits?: readonly Limit[];
  /** Milliseconds of the hub's CPU a unit of work. */
  readonly cpuMs?: number;
  /** Event loop delay of the hub, 99th percentile, milliseconds. */
  readonly loopP99Ms?: number;
  readonly memoryMb?: number;
}

/** What a measurement is given: how large, and a directory of the whole run for what is made once. */
export interface Surroundings {
  readonly size: Size;
  readonly root: string;
  /** How many events the log is to have where its length is what is measured; otherwise each measurement has a number of its own. */
  readonly events?: number;
}

export type Measure = (given: Surroundings) => Promise<readonly Figure[]>;

/** `count` of the full size, at this size; at least `least`. */
export const scaled = ({ scale }: Size, count: number, least = 1): number =>
  Math.max(least, Math.round(count * scale));

/** How many events a log is to have: as many as were asked for, else `count` of the full size. */
export const eventsOf = ({ size, events }: Surroundings, count: number): number =>
  events ?? scaled(size, count);

/** True where all limits of a figure hold. */
export const holds = (figure: Figure): boolean =>
  (figure.limits ?? []).every(
    ({ of, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }) => {
      const value = of === 'ratio' ? figure.ratio : figure.ours;
      return value !== undefined && value >= atLeast && value <= atMost;
    },
  );
