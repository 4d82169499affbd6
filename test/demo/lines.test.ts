import { expect, test } from 'vitest';
import { dayInBerlin } from '../../contracts/days.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { wellFormed } from '../../src/command/well-formed.ts';
import { dayAt, momentAt, withDates } from '../../src/import/offset.ts';
import { DAY, type DemoLine, demoFiles, demoLines } from './demo-lines.ts';
import { withMade } from './made.ts';

const DAYS = ['2026-11-24', '2027-03-31', '2028-02-29', '2028-03-01', '2029-12-31'];

const faultOf = (line: DemoLine, index: number, day: string): string | undefined => {
  const definition = COMMANDS.get(line.command);
  if (definition === undefined) return `${line.where} knows no command ${line.command}`;
  const today = dayInBerlin(momentAt(line.recordedAt ?? '', day, index));
  try {
    wellFormed(definition, withDates(definition, withMade(line.body), day), today);
    return undefined;
  } catch (error) {
    return `${line.where} ${JSON.stringify(error)}`;
  }
};

test.each(DAYS)('loaded on %s, every body keeps its contract and no date lies in its future', (day) => {
  expect(demoLines.map((line, index) => faultOf(line, index, day)).filter(Boolean)).toEqual([]);
});

test.each(DAYS)('loaded on %s, recordedAt never runs backwards', (day) => {
  const moments = demoLines.map(({ recordedAt = '' }, index) => momentAt(recordedAt, day, index));
  expect(moments).toEqual([...moments].sort());
});

test('every recordedAt is an offset, within some three years', () => {
  for (const { recordedAt = '', where } of demoLines) {
    const day = dayAt(recordedAt, DAY);
    expect(day, where).toBeDefined();
    expect((day ?? '') > '2023-10-01', where).toBe(true);
  }
});

test('commandIds are used once, and every $made names an earlier line', () => {
  const seen = new Set<string>();
  for (const line of demoLines) {
    for (const [, named = ''] of JSON.stringify(line).matchAll(/"\$made":\["([0-9a-f-]{36})"/g))
      expect(seen.has(named), `${line.where} names ${named}`).toBe(true);
    expect(seen.has(line.commandId), line.where).toBe(false);
    seen.add(line.commandId);
  }
  expect(seen.size).toBeGreaterThan(500);
});

test('every file says that it is demo data', () => {
  expect(demoFiles.length).toBeGreaterThan(0);
  for (const { name, text } of demoFiles)
    expect(text.split('\n')[0], name).toMatch(/^# Demo data: fictional/);
});
