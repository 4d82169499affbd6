/** A part of the time axis: months from `from` up to, but not with, `to`. */
export interface Period {
  /** As it stands in an address: "2024", "2024-2" for a quarter, "2020-2024". */
  readonly key: string;
  readonly words: string;
  /** The same as a heading, where that is shorter. */
  readonly short?: string;
  readonly from: number;
  readonly to: number;
}

const QUARTER = 3;
const YEAR = 12;

/** Lengths of periods in months, the finest first. */
export const UNITS = [QUARTER, YEAR, 2 * YEAR, 5 * YEAR, 20 * YEAR] as const;

/** What has no date; and what is planned for a day to come. */
export const UNDATED: Period = {
  key: 'ohne-datum',
  words: 'ohne Datum',
  short: 'o. Datum',
  from: Number.NEGATIVE_INFINITY,
  to: Number.NEGATIVE_INFINITY,
};
export const LATER: Period = {
  key: 'spaeter',
  words: 'geplant für später',
  short: 'später',
  from: Number.POSITIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
};

const quarter = (from: number): Period => {
  const [year, number] = [Math.floor(from / YEAR), Math.floor((from % YEAR) / QUARTER) + 1];
  return { key: `${year}-${number}`, words: `${number}. Quartal ${year}`, from, to: from + QUARTER };
};

const years = (from: number, length: number): Period => {
  const [first, last] = [from / YEAR, from / YEAR + length / YEAR - 1];
  const key = first === last ? String(first) : `${first}-${last}`;
  return { key, words: key.replace('-', '–'), from, to: from + length };
};

/** The periods of one length from the one that holds month `first` to the one that holds `last`: that one ends with its year. */
export const periodsOf = (first: number, last: number, unit: number): Period[] => {
  const periods: Period[] = [];
  for (let from = Math.floor(first / unit) * unit; from <= last; from += unit)
    periods.push(
      unit === QUARTER
        ? quarter(from)
        : years(from, Math.min(unit, (Math.floor(last / YEAR) + 1) * YEAR - from)),
    );
  return periods;
};

/** The period of an address; undefined where it says none. */
export const periodOf = (key: string | undefined): Period | undefined => {
  if (key === UNDATED.key) return UNDATED;
  if (key === LATER.key) return LATER;
  const [, first, second] = /^(\d{4})(?:-(\d{1,4}))?$/.exec(key ?? '') ?? [];
  if (first === undefined) return undefined;
  const begin = Number(first) * YEAR;
  if (second === undefined) return years(begin, YEAR);
  const number = Number(second);
  if (number >= 1 && number <= 4) return quarter(begin + (number - 1) * QUARTER);
  return number < Number(first) ? undefined : years(begin, (number - Number(first) + 1) * YEAR);
};
