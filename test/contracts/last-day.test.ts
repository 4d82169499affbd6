import { expect, test } from 'vitest';
import { firstDay, lastDay } from '../../contracts/fields.ts';

test.each([
  ['2026-02-03', '2026-02-03'],
  [{ value: '2026-02-03', precision: 'tag' }, '2026-02-03'],
  [{ value: '2026-02', precision: 'monat' }, '2026-02-28'],
  [{ value: '2024-02', precision: 'monat' }, '2024-02-29'],
  [{ value: '2026-12-05', precision: 'monat' }, '2026-12-31'],
  [{ value: '2026', precision: 'jahr' }, '2026-12-31'],
  [{ value: '2026-04-30', precision: 'jahr' }, '2026-12-31'],
  [{ value: '2026', precision: 'ungefaehr' }, '2026-12-31'],
  [{ value: '2026-04', precision: 'ungefaehr' }, '2026-12-31'],
  [{ value: '2026', precision: 'tag' }, '2026-12-31'],
] as const)('the last day that %j can mean is %s', (date, expected) => {
  expect(lastDay(date)).toBe(expected);
  expect(lastDay(date) >= firstDay(date)).toBe(true);
});
