import { expect, it } from 'vitest';
import { nameForLists, properName } from '../../contracts/proper-name.ts';

it.each([
  ['Gemeinde Kreuzau', 'Kreuzau'],
  ['Stadt Bad Quellenau', 'Bad Quellenau'],
  ['Große Kreisstadt Aue', 'Aue'],
  ['Freie und Hansestadt Hamburg', 'Hamburg'],
  ['Kreis Düren', 'Düren'],
  ['Landkreis Marburg-Biedenkopf', 'Marburg-Biedenkopf'],
  ['Zweckverband Kommunale Dienste', 'Kommunale Dienste'],
  // No name is left, or what follows belongs to it.
  ['Gemeinde', 'Gemeinde'],
  ['Amt am Haff', 'Amt am Haff'],
  ['Zweckverband für Abfall', 'Zweckverband für Abfall'],
  ['Neustadt Nord', 'Neustadt Nord'],
  ['Kreuzau, Gemeinde', 'Kreuzau, Gemeinde'],
])('the name proper of %s is %s', (name, proper) => {
  expect(properName(name)).toBe(proper);
});

it('lists show it first', () => {
  expect(nameForLists('Große Kreisstadt Aue')).toBe('Aue, Große Kreisstadt');
  expect(nameForLists('Zweckverband für Abfall')).toBe('Zweckverband für Abfall');
});
