import { monthsBefore } from '../../contracts/days.ts';
import type { CommandDefinition } from '../../contracts/definitions.ts';
import { markedPaths } from '../../contracts/fields/marked-fields.ts';
import { replaceAt } from '../../contracts/paths.ts';

const OFFSET = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** The day that lies an ISO 8601 duration before `day` ("-P2Y3M") or after it ("P3M"); undefined where it is no such offset. */
export const dayAt = (offset: string, day: string): string | undefined => {
  const [matched, sign, years = 0, months = 0, weeks = 0, days = 0] = OFFSET.exec(offset) ?? [];
  if (matched === undefined || matched.endsWith('P')) return undefined;
  const back = sign === '-' ? 1 : -1;
  const then = monthsBefore(day, back * (Number(years) * 12 + Number(months)));
  const date = new Date(`${then}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - back * (Number(weeks) * 7 + Number(days)));
  return date.toISOString().slice(0, 10);
};

const cut = (day: string, precision: unknown): string =>
  precision === 'jahr' || precision === 'ungefaehr'
    ? day.slice(0, 4)
    : precision === 'monat'
      ? day.slice(0, 7)
      : day;

const dateAt = (found: unknown, day: string): unknown => {
  if (typeof found === 'string') return dayAt(found, day) ?? found;
  const { value, precision } = found as { value?: unknown; precision?: unknown };
  const resolved = typeof value === 'string' ? dayAt(value, day) : undefined;
  return resolved === undefined ? found : { ...(found as object), value: cut(resolved, precision) };
};

/** A body whose date fields, where they are offsets, have become days before or after `day`. */
export const withDates = (command: CommandDefinition, body: unknown, day: string): unknown =>
  markedPaths(command.body, 'date').reduce(
    (changed, path) => replaceAt(changed, path, (found) => dateAt(found, day)),
    body,
  );

/**
 * The moment that a line's `recordedAt` stands for: an offset from the day of loading, or an instant as it is. The
 * line's place in the file keeps lines of one day in order.
 */
export const momentAt = (recordedAt: string, day: string, index: number): string => {
  const resolved = dayAt(recordedAt, day);
  const start = resolved === undefined ? new Date(recordedAt) : new Date(`${resolved}T00:00:00+01:00`);
  return new Date(start.getTime() + (resolved === undefined ? 0 : index)).toISOString();
};
