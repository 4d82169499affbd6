/** A number as German texts write it: "9.100", "7,5"; at most two digits behind the comma. */
export const german = (value: number): string => {
  const [whole = '', part = ''] = String(Math.abs(Math.round(value * 100) / 100)).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '-' : ''}${grouped}${part === '' ? '' : `,${part}`}`;
};

const SMALL = [
  'keine',
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

/** Small numbers in words, as before a feminine noun; larger ones in digits. */
export const inWords = (value: number): string => SMALL[value] ?? german(value);

/** A number with its noun. */
export const counted = (value: number, one: string, many: string): string =>
  `${german(value)} ${value === 1 ? one : many}`;
