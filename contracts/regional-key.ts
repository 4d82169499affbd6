import type { z } from 'zod';
import type { KommuneKind } from './fields/kinds/kommune.ts';
import type { Land } from './fields.ts';

/** What of a Kommune's profile its official keys must fit. */
export interface KeyedProfile {
  readonly kind?: z.output<typeof KommuneKind> | undefined;
  readonly land?: z.output<typeof Land> | undefined;
  /** Outside Germany, where there are no such keys. */
  readonly staat?: string | undefined;
  readonly ags?: string | undefined;
  readonly ars?: string | undefined;
}

/** The first two digits of every key (AGS and ARS) by Land. */
const LAND_DIGITS: Readonly<Record<z.output<typeof Land>, string>> = {
  'Schleswig-Holstein': '01',
  Hamburg: '02',
  Niedersachsen: '03',
  Bremen: '04',
  'Nordrhein-Westfalen': '05',
  Hessen: '06',
  'Rheinland-Pfalz': '07',
  'Baden-Württemberg': '08',
  Bayern: '09',
  Saarland: '10',
  Berlin: '11',
  Brandenburg: '12',
  'Mecklenburg-Vorpommern': '13',
  Sachsen: '14',
  'Sachsen-Anhalt': '15',
  Thüringen: '16',
};

/**
 * One form for all ways to write the same key (rule 23): a Kreis and a kreisfreie Stadt have five digits, a Gemeinde the eight
 * of its AGS, a Gemeindeverband the nine of its ARS. In twelve digits these are Land, Bezirk and Kreis (5), Verband (4) and
 * Gemeinde (3).
 */
export const normalisedKey = (key: string): string => {
  if (key.length === 8) return key.endsWith('000') ? key.slice(0, 5) : key;
  if (key.length !== 12) return key;
  const [kreis, verband, gemeinde] = [key.slice(0, 5), key.slice(5, 9), key.slice(9)];
  if (gemeinde !== '000') return kreis + gemeinde;
  return verband === '0000' ? kreis : kreis + verband;
};

interface Form {
  readonly ags: RegExp;
  readonly ars: RegExp;
  readonly words: string;
}

const GEMEINDE: Form = {
  ags: /^\d{5}(?!000)\d{3}$/,
  ars: /^\d{9}(?!000)\d{3}$/,
  words: 'Eine Gemeinde hat acht Ziffern (AGS) oder zwölf (ARS), die letzten drei nicht 000.',
};

/** How long the keys of each kind are. Bezirke are those of Bayern (three digits) and of the Stadtstaaten. */
const FORMS: Readonly<Record<z.output<typeof KommuneKind>, Form>> = {
  gemeinde: GEMEINDE,
  stadt: GEMEINDE,
  'kreisfreie-stadt': {
    ags: /^\d{5}000$/,
    ars: /^\d{5}0{7}$/,
    words: 'Eine kreisfreie Stadt hat acht Ziffern (AGS) oder zwölf (ARS), nach den ersten fünf nur Nullen.',
  },
  landkreis: {
    ags: /^\d{5}$/,
    ars: /^\d{5}(0{7})?$/,
    words: 'Ein Landkreis hat fünf Ziffern.',
  },
  gemeindeverband: {
    ags: /^\d{8}$/,
    ars: /^\d{9}(000)?$/,
    words: 'Ein Gemeindeverband hat neun Ziffern (ARS).',
  },
  bezirk: { ags: /^(\d{3}|\d{8})$/, ars: /^\d{12}$/, words: 'Ein Bezirk hat drei oder acht Ziffern (AGS).' },
};

const wrongIn = (form: 'ags' | 'ars', { kind, land, staat, ...keys }: KeyedProfile): string | undefined => {
  const key = keys[form];
  if (key === undefined) return undefined;
  if (staat !== undefined) return 'Diesen Schlüssel gibt es nur in Deutschland.';
  if (kind !== undefined && !FORMS[kind][form].test(key))
    return `Der Schlüssel passt nicht zur Art. ${FORMS[kind].words}`;
  if (land !== undefined && !key.startsWith(LAND_DIGITS[land]))
    return `Der Schlüssel passt nicht zum Land: In ${land} beginnt er mit ${LAND_DIGITS[land]}.`;
  return undefined;
};

/** AGS and ARS of one Kommune say the same; those of a Gemeindeverband only name the same Kreis. */
const contradicts = ({ kind, ags, ars }: KeyedProfile): boolean => {
  if (ags === undefined || ars === undefined) return false;
  return kind === 'gemeindeverband'
    ? ags.slice(0, 5) !== ars.slice(0, 5)
    : normalisedKey(ags) !== normalisedKey(ars);
};

/** What of a profile's keys does not fit its kind, its Land or each other (rule 23), with its field; empty where all fits. */
export const keyMisfits = (
  profile: KeyedProfile,
): readonly { readonly path: string; readonly message: string }[] => {
  const found = (['ags', 'ars'] as const).flatMap((form) => {
    const message = wrongIn(form, profile);
    return message === undefined ? [] : [{ path: `/${form}`, message }];
  });
  if (found.length > 0 || !contradicts(profile)) return found;
  return [{ path: '/ars', message: 'AGS und ARS gehören nicht zu derselben Kommune.' }];
};
