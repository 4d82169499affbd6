import { partOf, type Typed, textOf } from './typed.ts';

/** A date as a form asks for it: as much of it as is known, and how it is meant. */
export interface TypedDate {
  readonly tag: string;
  readonly monat: string;
  readonly jahr: string;
  /** `ungefaehr`, `spaetestens`, `fruehestens`; empty: so, as it stands there. */
  readonly gemeint: string;
}

/** How a date may be meant, in the words of the form. */
export const MEANT: readonly (readonly [code: string, words: string])[] = [
  ['', 'genau dann'],
  ['ungefaehr', 'ungefähr dann'],
  ['spaetestens', 'spätestens dann'],
  ['fruehestens', 'frühestens dann'],
];

const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const GERMAN = /^(?:(\d{1,2})\. ?)?(\d{1,2})[./] ?(\d{4})$/;

/** A date that stands in one text, as links write it and people type it: 2026-03-01, 2026-03, 2026, 1.3.2026, 3/2026. */
const inOneText = (text: string): Omit<TypedDate, 'gemeint'> | undefined => {
  const iso = ISO.exec(text);
  if (iso) return { jahr: iso[1] ?? '', monat: iso[2] ?? '', tag: iso[3] ?? '' };
  const german = GERMAN.exec(text);
  return german ? { jahr: german[3] ?? '', monat: german[2] ?? '', tag: german[1] ?? '' } : undefined;
};

/** What was typed into a date, in the parts in which it is asked for. */
export const dateTyped = (typed: Typed): TypedDate => {
  const part = (name: string) => textOf(partOf(typed, name)).trim();
  const whole = textOf(typed).trim();
  const parts = { tag: part('tag'), monat: part('monat'), jahr: part('jahr') };
  const read = whole === '' ? parts : (inOneText(whole) ?? { ...parts, jahr: whole });
  return { ...read, gemeint: part('gemeint') };
};

const MONTHS = 'jan feb mär apr mai jun jul aug sep okt nov dez'.split(' ');

/** A month by its number or its name. */
const monthOf = (text: string): string => {
  const named = MONTHS.indexOf(text.toLowerCase().replace('maerz', 'mär').slice(0, 3));
  return named === -1 ? text.padStart(2, '0') : String(named + 1).padStart(2, '0');
};

/**
 * The value of a date for a body: as exact as it was typed. Undefined where nothing was; where it is none it is what was typed, which its
 * field refuses.
 */
export const dateFrom = (typed: Typed): unknown => {
  const { tag, monat, jahr, gemeint } = dateTyped(typed);
  if (tag + monat + jahr === '') return undefined;
  const parts = [
    jahr,
    ...(monat + tag === '' ? [] : [monthOf(monat)]),
    ...(tag === '' ? [] : [tag.padStart(2, '0')]),
  ];
  const value = parts.join('-');
  if (gemeint === '' && tag !== '') return value;
  const exact = (['jahr', 'monat', 'tag'] as const)[parts.length - 1];
  const precision = gemeint === 'ungefaehr' ? gemeint : exact;
  return { value, precision, ...(gemeint === '' || gemeint === 'ungefaehr' ? {} : { grenze: gemeint }) };
};
