import { type Dated, known } from '../dates.ts';

const SHORT = [
  'Jan.',
  'Feb.',
  'März',
  'Apr.',
  'Mai',
  'Juni',
  'Juli',
  'Aug.',
  'Sept.',
  'Okt.',
  'Nov.',
  'Dez.',
];
const LONG = [
  ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September'],
  ...['Oktober', 'November', 'Dezember'],
];

/** "Feb. 2021", "2021", "um 2021", "spätestens 2023": as much as a drawing has room for. */
export const shortMonth = (date: Dated): string => {
  const { bound, about, year, month } = known(date);
  return (
    bound + (month === undefined ? `${about ? 'um ' : ''}${year}` : `${SHORT[LONG.indexOf(month)]} ${year}`)
  );
};

/** The months that a date may mean, counted from the year 0: from its first one to the end of its last one. */
export const monthsOf = (date: Dated): readonly [number, number] => {
  const { year, month } = known(date);
  const begin = Number(year) * 12 + (month === undefined ? 0 : LONG.indexOf(month));
  return [begin, begin + (month === undefined ? 12 : 1)];
};
