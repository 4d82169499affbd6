import { monthsBefore, wholeMonths } from '../../../contracts/days.ts';
import { firstDay } from '../../../contracts/fields.ts';
import type { AdoptionRow, StatusPoint } from '../../tables/lineage/tables.ts';

/** For how many months a Kommune's last word on its use holds (rules 10 and 14). */
export const CONFIRMED_MONTHS = 12;

/** What an adoption was on a day; undefined before it had begun or been planned. */
export const statusAt = ({ points }: Pick<AdoptionRow, 'points'>, day: string): StatusPoint | undefined => {
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const point = points[index] as StatusPoint;
    if (point.day <= day) return point;
  }
  return undefined;
};

/** The day since which the last word on a use must have been said for it to be confirmed on `day`. */
export const confirmedSince = (day: string): string => monthsBefore(day, CONFIRMED_MONTHS);

/** True where the last word on the use was said before the day `since`, or nobody knows when. */
export const isUnconfirmed = ({ lastWord }: AdoptionRow, since: string): boolean =>
  lastWord === undefined || firstDay(lastWord) < since;

/** Whether a use is not confirmed, and for how many whole months where that is known. */
export interface Unconfirmed {
  readonly unconfirmed?: true;
  readonly unconfirmedMonths?: number;
}

const CONFIRMED: Readonly<Unconfirmed> = {};
const NOBODY_KNOWS: Unconfirmed = { unconfirmed: true };

/** Tells of many uses on one day whether they are not confirmed; empty where one is confirmed, or is no use. */
export const unconfirmedOn = (day: string) => {
  const since = confirmedSince(day);
  return (row: AdoptionRow, point: StatusPoint | undefined): Unconfirmed => {
    if (point?.status !== 'im-betrieb' || !isUnconfirmed(row, since)) return CONFIRMED;
    if (row.lastWord === undefined) return NOBODY_KNOWS;
    return { unconfirmed: true, unconfirmedMonths: wholeMonths(firstDay(row.lastWord), day) };
  };
};

/** The newest word on a use, where it is newer than what is said of its status. */
export const laterWord = ({ lastWord }: AdoptionRow, point: StatusPoint | undefined) =>
  lastWord !== undefined && (point?.stand === undefined || firstDay(lastWord) > firstDay(point.stand))
    ? lastWord
    : undefined;
