import type { Cell } from './table-files.ts';

/** The invented members of a Zusammenschluss, whose list has 60 rows. */
export const MEMBERS = Array.from(
  { length: 20 },
  (_, index) =>
    `Gemeinde ${['Äpfelau', 'Öhringsgrund', 'Straßdorf', 'Mühlrain'][index % 4]} ${'ABCDE'[Math.floor(index / 4)]}`,
);
/** What others have shared here. */
export const SHARED = ['Straßenzustand auf der Karte', 'Gewerbe anmelden ohne Vordruck'];
/** What does not stand here yet. */
export const NEW = 'Ratsinformation Süd';
const TITLES = [...SHARED, NEW];
const STATES = ['im Betrieb', 'in Einführung', 'geplant'];

/** 60 rows: each member with each of three solutions. */
export const rows = MEMBERS.flatMap((member, index) =>
  TITLES.map((title, at) => ({
    member,
    title,
    status: STATES[(index + at) % 3] ?? '',
    since: 2015 + (index % 8),
  })),
);

/** A row for each member and solution, below what the list is called, with a column for persons. */
export const LONG: Cell[][] = [
  ['Verfahren unserer Mitglieder'],
  [],
  ['Nr.', 'Mitgliedskommune', 'Produkt', 'Status', 'Im Einsatz seit', 'Ansprechpartnerin', 'Bemerkung'],
  ...rows.map(({ member, title, status, since }, index) => [
    index + 1,
    member,
    title,
    status,
    String(since),
    'Frau Beispiel',
    index === 3 ? 'Bitte Herrn Dr. Max Mustermann fragen' : 'läuft',
  ]),
];

/** The same in another order of columns, with days. */
export const OTHER_ORDER: Cell[][] = [
  ['seit', 'Umsetzungsstand', 'Verfahren', 'Stadt/Gemeinde'],
  ...rows.map(({ member, title, status, since }) => [
    `01.03.${since}`,
    status,
    title,
    member.replace('Gemeinde ', ''),
  ]),
];

/** The same with a column for each solution. */
export const WIDE: Cell[][] = [
  ['Kommune', ...TITLES],
  ...MEMBERS.map((member) => [
    member,
    ...rows.filter((row) => row.member === member).map(({ status, since }) => `${status}, seit ${since}`),
  ]),
];
