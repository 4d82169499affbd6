import { textWidth } from './text-width.ts';

/** Before these parts a long name may be broken. */
const PARTS =
  /(?=(?:gemeinschaft|gemeinde|verband|verbund|verwaltung|städte|stadt|kreis|informations|kommunal|brunn|stetten|hausen|kirchen|dorf))/;

type Weight = Parameters<typeof textWidth>[2];

/** A word in pieces that fit: at one of its parts where there is one, else wherever there is room. Nothing is cut. */
const pieces = (word: string, fits: (text: string) => boolean): string[] => {
  if (fits(word.trim())) return [word];
  const parts = word.split(PARTS);
  let head = '';
  for (const part of parts.slice(0, -1)) if (fits(`${head}${part}-`)) head += part;
  if (head === '') {
    let end = word.length - 1;
    while (end > 4 && !fits(`${word.slice(0, end)}-`)) end -= 1;
    head = word.slice(0, end);
  }
  return [`${head}- `, ...pieces(word.slice(head.length), fits)];
};

/** Words in lines that are no wider than `width` px. */
export const wrapped = (text: string, width: number, size: number, weight: Weight): string[] => {
  const fits = (line: string) => textWidth(line, size, weight) <= width;
  const lines: string[] = [];
  for (const word of text.split(/(?<=[\s-])/).flatMap((one) => pieces(one, fits))) {
    const last = lines.at(-1);
    if (last !== undefined && !last.endsWith('- ') && fits((last + word).trim()))
      lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines.map((line) => line.trim());
};
