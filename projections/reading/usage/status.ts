import { monthsBefore, wholeMonths } from '../../../contracts/days.ts';
import type { AdoptionRow, StatusPoint } from '../../tables/lineage/tables.ts';

/** For how many months a Kommune's last word on its use holds (rules 10 and 14). */
export const CONFIRMED_MONTHS = 12;

/** What an adoption was on a day; undefined before it had begun or been planned. */
export const statusAt = ({ points }: AdoptionRow, day: string): StatusPoint | undefined => {
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const point = points[index] as StatusPoint;
    if (point.day <= day) return point;
  }
  return undefined;
};

/** True where the last word on the use is older than twelve months on that day. */
export const isUnconfirmed = ({ lastWord }: AdoptionRow, day: string): boolean =>
  lastWord < monthsBefore(day, CONFIRMED_MONTHS);

/** For how many whole months a use has not been confirmed; undefined where it is confirmed, or not in use. */
export const unconfirmedMonths = (row: AdoptionRow, day: string): number | undefined =>
  statusAt(row, day)?.status === 'im-betrieb' && isUnconfirmed(row, day)
    ? wholeMonths(row.lastWord, day)
    : undefined;
