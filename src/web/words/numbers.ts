const numberFormat = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const pluralRules = new Intl.PluralRules('de-DE');

/** "9.100", "7,5". */
export const numberWords = (value: number): string => numberFormat.format(value);

/** A number with its noun: "1 Kommune", "5 Kommunen". */
export const counted = (count: number, one: string, many: string): string =>
  `${numberWords(count)} ${nounFor(count, one, many)}`;

/** The noun or verb that fits the number. */
export const nounFor = (count: number, one: string, many: string): string =>
  pluralRules.select(count) === 'one' ? one : many;

/** "stellt 3 vor, nutzt 2 Lösungen": what an organisation does here; empty where it does nothing. */
export const doesWords = ({ teilt, nutzt }: { readonly teilt: number; readonly nutzt: number }): string =>
  [
    teilt > 0 && `stellt ${numberWords(teilt)} vor`,
    nutzt > 0 && `nutzt ${counted(nutzt, 'Lösung', 'Lösungen')}`,
  ]
    .filter(Boolean)
    .join(', ');

const SMALL = [
  'kein',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];

/** Small numbers in words before a feminine noun: "eine Änderung", "drei Kommunen"; larger ones in digits. */
export const countedInWords = (count: number, one: string, many: string): string =>
  `${count === 0 ? 'keine' : (SMALL[count] ?? numberWords(count))} ${nounFor(count, one, many)}`;

/** "Auenried, Haselbrück und Lindenquell". */
export const listWords = (names: readonly string[]): string =>
  new Intl.ListFormat('de-DE', { type: 'conjunction' }).format(names);
