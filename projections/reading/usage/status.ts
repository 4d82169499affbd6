import { monthsBefore, wholeMonths } from '../../../contracts/days.ts';
import { firstDay } from '../../../contracts/fields.ts';
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

/** True where the last word on the use is older than twelve months on that day, or nobody knows how old it is. */
export const isUnconfirmed = ({ lastWord }: AdoptionRow, day: string): boolean =>
  lastWord === undefined || firstDay(lastWord) < monthsBefore(day, CONFIRMED_MONTHS);

/** Whether a use is not confirmed, and for how many whole months where that is known; empty where it is confirmed, or not in use. */
export const unconfirmed = (
  row: AdoptionRow,
  day: string,
): { readonly unconfirmed?: true; readonly unconfirmedMonths?: number } => {
  if (statusAt(row, day)?.status !== 'im-betrieb' || !isUnconfirmed(row, day)) return {};
  return {
    unconfirmed: true,
    ...(row.lastWord === undefined ? {} : { unconfirmedMonths: wholeMonths(firstDay(row.lastWord), day) }),
  };
};
