import { describe, expect, it } from 'vitest';
import { isPersonsMailbox, namesPerson } from '../../contracts/fields/person-name.ts';
import { keptTelephone } from '../../contracts/fields/telephone.ts';
import { COMMANDS } from '../../contracts/subjects.ts';
import { fieldErrorsOf } from '../../src/command/well-formed.ts';

const office = { stelle: 'Bürgerservice', postfach: 'buergerservice@weidenrode.example' };

/** An office as it is kept, or what is wrong with it. */
const kept = (over: object): unknown => {
  const parsed = COMMANDS.get('set-kontakt')?.body.safeParse({ kontakt: { ...office, ...over } });
  return parsed?.success
    ? (parsed.data as { kontakt: object }).kontakt
    : parsed && fieldErrorsOf(parsed.error).map(({ message }) => message);
};

describe('a telephone number', () => {
  it.each([
    ['030 23125000', '+49 30 23125000'],
    ['(030) 23125 - 000', '+49 30 23125-000'],
    ['(0 30) 2 31 25-0', '+49 30 2 31 25-0'],
    ['0 30 / 2 31 25-0', '+49 30 2 31 25-0'],
    ['030/23125-0', '+49 30 23125-0'],
    ['030.23125.000', '+49 30 23125 000'],
    ['0351 - 4 88 0', '+49 351 4 88 0'],
    ['+49-30-23125-000', '+49 30 23125-000'],
    ['+49 (0)30 23125–000', '+49 30 23125-000'],
    ['+49 030 23125', '+49 30 23125'],
    ['+493023125000', '+49 3023125000'],
    ['0049 30 23125000', '+49 30 23125000'],
    ['+43 1 234567', '+43 1 234567'],
    ['0800 1234567', '+49 800 1234567'],
    ['115', '115'],
  ])('%s is kept as %s, and stays so', (given, number) => {
    expect(kept({ telefon: given })).toMatchObject({ telefon: number });
    expect(kept({ telefon: number })).toMatchObject({ telefon: number });
  });

  it.each([
    ...[
      '110',
      '23125-000',
      '0',
      '030',
      '++49 30 23125',
      '030 23125 App. 3',
      '+49 30 23125;ext=1',
      '٠٣٠ 23125000',
    ],
    ...['+49 30 1234567890123', '030--23125', 'tel:+493023125000', '-----------------', '((((((((('],
  ])('%s is none', (telefon) => {
    expect(kept({ telefon })).toEqual([
      'Bitte eine Telefonnummer mit Vorwahl angeben, zum Beispiel 030 23125-000.',
    ]);
  });
});

it('a text that is too long for a telephone number is not looked at', () => {
  for (const long of [`0${'-'.repeat(60_000)}`, `0${'-1'.repeat(30_000)}`, '0 30/23125'.repeat(5)]) {
    expect(keptTelephone(long)).toBe(long);
    expect(kept({ telefon: long })).toHaveLength(1);
  }
});

describe('the mailbox of an office', () => {
  it('is kept with its host in small letters', () => {
    expect(kept({ postfach: ' Digitales@Weidenrode.EXAMPLE ' })).toMatchObject({
      postfach: 'Digitales@weidenrode.example',
    });
  });

  it.each([
    ...['weidenrode.example', 'a@b', 'Amt <amt@b.example>', 'a@b.example, c@b.example', 'mailto:a@b.example'],
    ...[
      'a@b.example?bcc=c@d.example',
      'a%0a@b.example',
      'a&b@b.example',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@@b.example',
    ],
    ...['"a b"@b.example', 'bürger@b.example', `${'x'.repeat(65)}@b.example`],
  ])('is not %s', (postfach) => {
    expect(kept({ postfach })).toEqual([
      'Bitte eine E-Mail-Adresse angeben, zum Beispiel buergerservice@weidenrode.example.',
    ]);
  });

  it('is reached from everywhere', () => {
    const inside = ['a@rathaus.local', 'a@mail.stadt.internal', 'a@stadt.intranet'];
    for (const postfach of inside)
      expect(kept({ postfach })).toEqual(['Diese Adresse ist nur im eigenen Netz erreichbar.']);
  });
});

describe('what looks like the name of a person', () => {
  it.each([
    ...[
      'vorname.nachname@a.example',
      'v.nachname@a.example',
      'vorname_nachname2@a.example',
      'Sabine@a.example',
    ],
    ...[
      'muster-sabine@a.example',
      'frau-muster@a.example',
      'jean-luc.muster@a.example',
      'jürgen.muster@a.example',
    ],
  ])('is %s', (postfach) => {
    expect(isPersonsMailbox(postfach)).toBe(true);
  });

  it.each([
    ...[
      'digitale.verwaltung@a.example',
      'buerger.service@a.example',
      'it@a.example',
      'stadt.weidenrode@a.example',
    ],
    ...[
      'fb3.it@a.example',
      'ortsamt.nord@a.example',
      'kita-sonnenschein@a.example',
      'bad-quellenau@a.example',
    ],
    ...['weidenrode@a.example', 'e-akte@a.example', 'friedhofsverwaltung@a.example'],
  ])('is not %s', (postfach) => {
    expect(isPersonsMailbox(postfach)).toBe(false);
  });

  it.each([
    ...[
      'Frau Muster',
      'FRAU  MUSTER',
      'Herrn Muster',
      'Hauptamt (Sabine Muster)',
      'Muster, Sabine',
      'Sabine',
    ],
    ...[
      'A. Muster',
      'Dr. Muster',
      'z. Hd. Muster',
      'Ansprechpartnerin: Muster',
      'Fr\u00adau Muster',
      'Team Jürgen',
    ],
  ])('is the office %s', (stelle) => {
    expect(namesPerson(stelle)).toBe(true);
  });

  it.each([
    ...['Bürgerservice', 'Frauenbüro', 'Stelle für Frau und Beruf', 'Gleichstellung von Frau und Mann'],
    ...['IV. Dezernat', 'Abt. I. Bauen', 'Dr.-Muster-Schule', 'Hauptamt, Digitalisierung'],
  ])('is not the office %s', (stelle) => {
    expect(namesPerson(stelle)).toBe(false);
  });
});

it('an office has no person beside it, and a contact no empty name', () => {
  expect(kept({ name: 'Muster' })).toEqual(['Dieses Feld gibt es hier nicht.']);
  expect(kept({ stelle: '\u200b' })).toEqual(['Bitte ausfüllen: Hier stehen nur unsichtbare Zeichen.']);
  expect(kept({ keinPersonenname: false })).toHaveLength(1);
});
