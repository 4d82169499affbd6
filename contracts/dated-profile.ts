import { certainFrom, type FieldDate } from './fields.ts';

/** A change of some of the fields of a profile, from a day on. */
export interface DatedChange<Profile extends object> {
  /** The first day on which it certainly holds, YYYY-MM-DD; may lie ahead. */
  readonly from: string;
  /** As it was said. */
  readonly validFrom: FieldDate;
  readonly fields: Partial<Profile>;
}

/** The changes with one more, by the day from which they hold; of one day, as they were said. */
export const withChange = <Profile extends object>(
  changes: readonly DatedChange<Profile>[],
  validFrom: FieldDate,
  fields: Partial<Profile>,
): readonly DatedChange<Profile>[] => {
  const change = { from: certainFrom(validFrom), validFrom, fields };
  const before = changes.filter(({ from }) => from <= change.from);
  return [...before, change, ...changes.slice(before.length)];
};

/** A profile as it is after the first changes of a list. */
export const profileAfter = <Profile extends object>(
  first: Profile,
  changes: readonly DatedChange<Profile>[],
): Profile => Object.assign({ ...first }, ...changes.map(({ fields }) => fields)) as Profile;

/** How many of these changes hold on a day: the first ones. */
export const countHolding = (changes: readonly DatedChange<object>[], day: string): number =>
  changes.filter(({ from }) => from <= day).length;

/** A profile as it is on a day. */
export const profileOn = <Profile extends object>(
  first: Profile,
  changes: readonly DatedChange<Profile>[],
  day: string,
): Profile => profileAfter(first, changes.slice(0, countHolding(changes, day)));
