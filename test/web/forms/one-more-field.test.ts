import { expect, it } from 'vitest';
import { fieldsOf } from '../../../contracts/fields/described.ts';
import { field, line, number, pastDate } from '../../../contracts/fields.ts';
import { solutionFields } from '../../../contracts/solution.ts';
import { bodyFrom } from '../../../src/web/forms/body.ts';
import { dateFrom } from '../../../src/web/forms/dates.ts';
import type { Drawing } from '../../../src/web/forms/drawing.ts';
import { fieldControls } from '../../../src/web/forms/field-control.ts';
import { numberFrom } from '../../../src/web/forms/numbers.ts';
import { typedIn } from '../../../src/web/forms/typed.ts';
import { html } from '../../../src/web/markup.ts';

const drawing: Drawing = {
  address: '/eintragen/share-project',
  errors: new Map([['haltestelle', 'Höchstens 80 Zeichen.']]),
  things: new Map(),
  more: new Set(),
  confirming: false,
  newId: () => '',
};

it('one more field in a contract stands in its form, with its error, and is read back: one line', () => {
  const fields = fieldsOf(solutionFields.extend({ haltestelle: field('Haltestelle', line(80)).optional() }));
  const typed = typedIn([['haltestelle', 'Am Markt']]);
  const page = html`${fieldControls(fields, '', typed, drawing)}`.toString();
  expect(page).toContain('<label class="kern-label" for="f-haltestelle">Haltestelle');
  expect(page).toContain(
    'name="haltestelle" type="text" inputmode="text" autocomplete="off" value="Am Markt"',
  );
  expect(page).toContain('Höchstens 80 Zeichen.');
  expect(bodyFrom(fields, typed)).toEqual({ haltestelle: 'Am Markt', gestaltungsfelder: [] });
});

it.each([
  ['7.400', 7400],
  ['1.234.567,5', 1234567.5],
  ['3,5', 3.5],
  ['3.5', 3.5],
  ['−4', -4],
  ['12 000', 12000],
  ['viele', 'viele'],
  ['1e9', '1e9'],
])('%s is read as %s', (text, value) => {
  expect(numberFrom(text)).toBe(value);
});

it.each([
  [{ tag: '1', monat: '3', jahr: '2026' }, '2026-03-01'],
  [
    { monat: 'März', jahr: '2026' },
    { value: '2026-03', precision: 'monat' },
  ],
  [{ jahr: '2026' }, { value: '2026', precision: 'jahr' }],
  [
    { jahr: '2021', gemeint: 'ungefaehr' },
    { value: '2021', precision: 'ungefaehr' },
  ],
  [
    { jahr: '2023', gemeint: 'spaetestens' },
    { value: '2023', precision: 'jahr', grenze: 'spaetestens' },
  ],
  [{ gemeint: 'spaetestens' }, undefined],
])('a date %j is %j', (parts, value) => {
  expect(dateFrom(typedIn(Object.entries(parts)))).toEqual(value);
});

it.each([
  ['2026-03-01', '2026-03-01'],
  ['1.3.2026', '2026-03-01'],
  ['3/2026', { value: '2026-03', precision: 'monat' }],
  ['2026', { value: '2026', precision: 'jahr' }],
])('a date in one text, %s, is %j', (text, value) => {
  expect(dateFrom(typedIn([['on', text]]).parts.get('on') ?? typedIn([]))).toEqual(value);
});

it('what is no date stays what was typed, so that its field refuses it', () => {
  expect(pastDate().safeParse(dateFrom(typedIn([['jahr', 'bald']]))).success).toBe(false);
  expect(
    pastDate().safeParse(
      dateFrom(
        typedIn([
          ['tag', '3'],
          ['jahr', '2024'],
        ]),
      ),
    ).success,
  ).toBe(false);
  expect(number().safeParse(numberFrom('viele')).success).toBe(false);
});
