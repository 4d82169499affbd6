import { expect, test } from 'vitest';
import { matchedWords, wordsOf } from '../../projections/search/matched.ts';

test.each([
  [
    'Wir suchen eine Anmeldung für die Kita',
    'Kita-Plätze online: Anmeldung ohne Papier',
    ['Anmeldung', 'Kita'],
  ],
  ['Bauanträge, digital und ohne Papier', 'Digitaler Bauantrag', ['Bauanträge', 'digital']],
  ['Kita Kita KITA', 'Kita', ['KITA']],
  ['Parkausweis', 'Der Antrag auf den Bewohnerparkausweis', ['Parkausweis']],
  ['Karte', 'Warte', []],
  ['und die', 'und die', []],
  ['', 'Kita', []],
])('%j in %j', (query, text, found) => {
  expect(matchedWords(query, wordsOf(text))).toEqual(found);
});
