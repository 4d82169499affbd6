import { expect, test } from 'vitest';
import { FacetColumn } from '../../projections/lists/facet-column.ts';

/** How often each value is counted, and which numbers a choice of one value lets through. */
const facetOf = (entries: readonly (readonly string[])[]) => {
  const column = new FacetColumn(entries.length);
  for (const [number, values] of entries.entries()) column.set(number, values);
  const counts = new Uint32Array(column.codes);
  for (const code of column.column) counts[code] = (counts[code] ?? 0) + 1;
  const chosen = (value: string) => {
    const allowed = column.allowed([value]);
    return [...column.column.keys()].filter((number) => allowed[column.column[number] ?? 0] === 1);
  };
  return { counts: Object.fromEntries(column.byValue(counts)), chosen };
};

test('what one writes into a value never stands for the values of another', () => {
  const both = ['Bauen', 'Wohnen'];
  for (const forged of [
    'Bauen\nWohnen',
    'Bauen,Wohnen',
    'Bauen","Wohnen',
    '["Bauen","Wohnen"]',
    'Bauen\0Wohnen',
  ]) {
    const { counts, chosen } = facetOf([[forged], both]);
    expect(counts).toEqual({ [forged]: 1, Bauen: 1, Wohnen: 1 });
    expect(chosen('Wohnen')).toEqual([1]);
    expect(chosen(forged)).toEqual([0]);
  }
});

test('an entry without values is no entry with an empty one', () => {
  expect(facetOf([[], [''], ['', '']]).counts).toEqual({ '': 3 });
  expect(facetOf([[''], []]).chosen('')).toEqual([0]);
});
