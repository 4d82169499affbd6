import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvCell, guarded, unguarded } from '../../src/web/csv/cell.ts';

const SIGNS = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

it.each(SIGNS)('no spreadsheet takes %j for the beginning of a formula', (sign) => {
  for (const before of ['', ' ', "'", " '"]) {
    if ((sign === '\t' || sign === '\r') && before.includes(' ')) continue;
    expect(guarded(`${before}${sign}1`)).toBe(`'${before}${sign}1`);
  }
});

it('what is guarded is read back as it was, whatever it begins with', () => {
  const beginning = fc.array(fc.constantFrom(...SIGNS, "'", ' ', 'a'), { maxLength: 5 });
  fc.assert(
    fc.property(beginning, fc.string(), (first, rest) => {
      const text = first.join('') + rest;
      expect(unguarded(guarded(text))).toBe(text);
    }),
  );
});

it('numbers stay numbers, and what separates is quoted', () => {
  expect(csvCell(-5)).toBe('-5');
  expect(csvCell('-5')).toBe("'-5");
  expect(csvCell('a;"b"\n')).toBe('"a;""b""\n"');
});
