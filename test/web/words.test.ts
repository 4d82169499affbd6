import { describe, expect, test } from 'vitest';
import { dateWords, onDate, shortMonthWords, sinceDate } from '../../src/web/words/dates.ts';
import { counted, countedInWords, listWords, numberWords } from '../../src/web/words/numbers.ts';
import {
  fullName,
  shortName,
  who,
  whom,
  after as withPreposition,
} from '../../src/web/words/organisation.ts';

describe('organisations with their articles and cases', () => {
  test.each([
    ['Gemeinde Lindenquell', 'die Gemeinde Lindenquell', 'von der Gemeinde Lindenquell'],
    ['Stadt Hohenlinn', 'die Stadt Hohenlinn', 'von der Stadt Hohenlinn'],
    ['Große Kreisstadt Auental', 'die Große Kreisstadt Auental', 'von der Großen Kreisstadt Auental'],
    ['Kreis Wehrland', 'der Kreis Wehrland', 'vom Kreis Wehrland'],
    ['Markt Sankt Odal', 'der Markt Sankt Odal', 'vom Markt Sankt Odal'],
    ['Amt Seenwinkel', 'das Amt Seenwinkel', 'vom Amt Seenwinkel'],
    [
      'Zweckverband Kommunale Dienste',
      'der Zweckverband Kommunale Dienste',
      'vom Zweckverband Kommunale Dienste',
    ],
    ['Zusammenarbeit Digitale Aue', 'die Zusammenarbeit Digitale Aue', 'von der Zusammenarbeit Digitale Aue'],
    ['Ortenaukreis', 'Ortenaukreis', 'von Ortenaukreis'],
  ])('%s', (name, nominative, dative) => {
    expect(who({ name })).toBe(nominative);
    expect(withPreposition('von', { name })).toBe(dative);
  });

  test('durch takes the accusative, in contracts', () => {
    expect(whom({ name: 'Kreis Wehrland' })).toBe('den Kreis Wehrland');
    expect(withPreposition('in', { name: 'Landkreis Lindertal' })).toBe('im Landkreis Lindertal');
    expect(withPreposition('zu', { name: 'Stadt Hohenlinn' })).toBe('zur Stadt Hohenlinn');
  });

  test('a name without a noun gets the one of its kind', () => {
    expect(fullName({ name: 'Lindenquell', kind: 'gemeinde' })).toBe('Gemeinde Lindenquell');
    expect(fullName({ name: 'Stadt Lindenquell', kind: 'stadt' })).toBe('Stadt Lindenquell');
  });

  test.each([
    ['Stadt Hohenlinn', 'Hohenlinn'],
    ['Verbandsgemeinde Rebental', 'Rebental'],
    ['Hansestadt Moorhafen', 'Moorhafen'],
    ['Stadt Bad Quellenau', 'Bad Quellenau'],
    ['Landkreis Lindertal', 'Landkreis Lindertal'],
    ['Amt Seenwinkel', 'Amt Seenwinkel'],
    ['Gemeinde', 'Gemeinde'],
  ])('%s is called %s among neighbours', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});

describe('dates, never nearer than they are known', () => {
  test.each([
    ['2024-06-12', '12. Juni 2024', 'am 12. Juni 2024', 'seit Juni 2024', 'Juni 2024'],
    [{ value: '2022-03', precision: 'monat' }, 'März 2022', 'im März 2022', 'seit März 2022', 'März 2022'],
    [
      { value: '2022-02-11', precision: 'monat' },
      'Februar 2022',
      'im Februar 2022',
      'seit Februar 2022',
      'Feb. 2022',
    ],
    [{ value: '2021', precision: 'jahr' }, '2021', 'im Jahr 2021', 'seit 2021', '2021'],
    [{ value: '2021', precision: 'ungefaehr' }, 'um 2021', 'um 2021', 'seit etwa 2021', 'um 2021'],
    [{ value: '2021', precision: 'tag' }, '2021', 'im Jahr 2021', 'seit 2021', '2021'],
  ] as const)('%j', (date, words, on, since, short) => {
    expect(dateWords(date)).toBe(words);
    expect(onDate(date)).toBe(on);
    expect(sinceDate(date)).toBe(since);
    expect(shortMonthWords(date)).toBe(short);
  });
});

test('numbers and counts', () => {
  expect(numberWords(9100.456)).toBe('9.100,46');
  expect(counted(1, 'Kommune', 'Kommunen')).toBe('1 Kommune');
  expect(counted(0, 'Kommune', 'Kommunen')).toBe('0 Kommunen');
  expect(countedInWords(2, 'Änderung', 'Änderungen')).toBe('zwei Änderungen');
  expect(countedInWords(40, 'Änderung', 'Änderungen')).toBe('40 Änderungen');
  expect(listWords(['A', 'B', 'C'])).toBe('A, B und C');
});
