import './german.ts';
import { onOneLine } from './characters.ts';
import { hinted } from './hints.ts';
import { freeLine } from './text.ts';

/** The number of all authorities in Germany; it has no area code. */
const AUTHORITIES = '115';

/** Country code, then groups of digits, at the end an extension. */
const KEPT = /^\+[1-9]\d{0,2}(?: \d+)+(?:-\d+)?$/;

/** ITU-T E.164 §6: fifteen digits with the country code. Fewer than seven reach nobody from everywhere. */
const FEWEST = 7;
const MOST = 15;

/** As long as it may be written. What is longer is no number, and is not looked at: it could take seconds. */
const LONGEST = 40;

/** "(0 64 21) 2 01-0" and "0 64 21 / 2 01-0": what is in brackets, or before a slash, is one group. */
const areaTogether = (text: string): string =>
  text
    .replace(/^(\+\d{1,3}|00\d{1,3}) ?\(0\) ?/, '$1 ')
    .replace(/\(([\d ]+)\)/, (_, area: string) => ` ${area.replaceAll(' ', '')} `)
    .replace(/^(0[\d ]+)\//, (_, area: string) => `${area.replaceAll(' ', '')} `);

/** With the country code instead of the zeros before it: without one a number is a German one. */
const withCountry = (text: string): string =>
  text
    .replace(/^00 ?/, '+')
    .replace(/^0 ?/, '+49 ')
    .replace(/^\+49 ?0?/, '+49 ');

/**
 * A telephone number as it is kept: "+49 30 23125-000", in the groups in which it was written. What is no number with an area code, or
 * longer than 40 characters, stays as it is.
 */
export const keptTelephone = (given: string): string => {
  if (given.length > LONGEST) return given;
  const text = onOneLine(given).replaceAll(/ ?[\u2010-\u2015\u2212-] ?/gu, '-');
  if (text === AUTHORITIES || !/^[+\d(][\d ()/.-]*$/.test(text)) return text;
  // Only what stands last after a hyphen is an extension.
  const groups = withCountry(areaTogether(text).trim()).replace(/-(?=.*[ -])/g, ' ');
  return groups.replaceAll(/[ ./]+/g, ' ').trim();
};

const wrongTelephone = (number: string): string | undefined => {
  if (number === AUTHORITIES) return undefined;
  const digits = number.replaceAll(/\D/g, '').length;
  return KEPT.test(number) && digits >= FEWEST && digits <= MOST
    ? undefined
    : 'Bitte eine Telefonnummer mit Vorwahl angeben, zum Beispiel 030 23125-000.';
};

/** The telephone number of an office, kept in the form in which it is dialled from everywhere, or 115. */
export const telephone = () => {
  const text = freeLine(LONGEST);
  const checked = text
    .overwrite((number) => keptTelephone(number) as typeof number)
    .superRefine((number, context) => {
      const message = wrongTelephone(number);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    });
  return hinted(checked, { widget: 'telephone' });
};
