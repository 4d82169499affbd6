import advances from './fira-sans-advances.json' with { type: 'json' };

type Weight = keyof typeof advances;

/** A letter that the table does not have counts as wide as an "n". */
const UNKNOWN = 586;

/** Width in px of a text in Fira Sans at `size` px, without kerning; a browser test compares it with what is drawn. */
export const textWidth = (text: string, size: number, weight: Weight): number => {
  const table: Readonly<Record<string, number>> = advances[weight];
  let units = 0;
  for (const sign of text) units += table[sign] ?? UNKNOWN;
  return Math.ceil((units * size) / 1000);
};
