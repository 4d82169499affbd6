import { expect, test } from 'vitest';
import { demoLines } from './demo-lines.ts';
import { madeBy } from './made.ts';

/** Real places and their AGS (DOMAIN.md, Honesty in demo data); they appear as References alone. */
const REAL: Readonly<Record<string, string>> = {
  Kreuzau: '05358028',
  Aldenhoven: '05358004',
  Düren: '05358',
  Ahaus: '05554004',
  Heidelberg: '08221000',
  Pforzheim: '08231000',
  Meißen: '14627140',
  'Marburg-Biedenkopf': '06534',
  Ortenaukreis: '08317',
};
const NAMES = new RegExp(`${Object.keys(REAL).join('|')}|kdvz|KGSt|Marburg|Ortenau`, 'i');

const registrations = demoLines.filter(({ command }) => command === 'register-kommune');
const real = registrations.filter(({ body }) => NAMES.test(String(body.name)));
const realLines = new Set(real.map(({ commandId }) => commandId));

test('the nine real places are registered with public facts only', () => {
  expect(real.map(({ body }) => body.ags).sort()).toEqual(Object.values(REAL).sort());
  for (const { body } of real) expect(Object.keys(body).sort()).toEqual(['ags', 'kind', 'land', 'name']);
});

test('beside that, real places appear in References alone', () => {
  const elsewhere = demoLines.filter(
    (line) =>
      line.command !== 'record-reference' &&
      !realLines.has(line.commandId) &&
      NAMES.test(JSON.stringify(line)),
  );
  expect(elsewhere.map(({ where }) => where)).toEqual([]);
});

test('nothing is entered in the name of a real place, and it belongs to no Verbund', () => {
  const inTheirName = demoLines.filter((line) => {
    const rest =
      line.command === 'record-reference' ? '' : JSON.stringify([line.target, line.actor, line.body]);
    return [...realLines].some((id) => rest.includes(id));
  });
  expect(inTheirName.map(({ where }) => where)).toEqual([]);
});

test('each real place has a Reference with a source', () => {
  const references = demoLines.filter(({ command }) => command === 'record-reference');
  const parties = references.flatMap(({ body }) =>
    body.kommuneId === undefined ? [] : madeBy(body.kommuneId),
  );
  expect(new Set(parties).isSupersetOf(realLines)).toBe(true);
  for (const { body } of references) expect(body.source).toHaveProperty('title');
});

test('fictional Kommunen carry no AGS or ARS', () => {
  const fictional = registrations.filter(({ commandId }) => !realLines.has(commandId));
  for (const { body } of fictional) expect(body).not.toHaveProperty('ags');
  for (const { body } of fictional) expect(body).not.toHaveProperty('ars');
  expect(new Set(fictional.map(({ body }) => body.name)).size).toBe(fictional.length);
});
