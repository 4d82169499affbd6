const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_BOM = Buffer.from([0xff, 0xfe]);

/** The text of a CSV file: UTF-8, the "Unicode-Text" of Excel (UTF-16), else what German Windows writes. */
export const decoded = (bytes: Buffer): string => {
  if (bytes.subarray(0, 2).equals(UTF16_BOM)) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.subarray(0, 3).equals(UTF8_BOM)) return new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** So many lines are looked at for what separates cells. */
const LOOKED_AT = 20;

const SEPARATORS = [';', ',', '\t'] as const;

const without = (text: string): string => text.replaceAll(/"(?:[^"]|"")*"/g, '');

/** How often a separator stands in each line at least, then in all: what stands within cells stands in some lines only. */
const score = (lines: readonly string[], separator: string): number => {
  const counts = lines.map((line) => line.split(separator).length - 1);
  return Math.min(...counts) * 100_000 + counts.reduce((sum, count) => sum + count, 0);
};

/** What separates the cells: what the file says itself (`sep=`), else what stands outside of quotes in every line, else most often. */
export const separatorOf = (text: string): { readonly separator: string; readonly rest: string } => {
  const said = /^sep=(.)\r?\n/i.exec(text);
  if (said !== null) return { separator: said[1] ?? ';', rest: text.slice(said[0].length) };
  const lines = without(text.slice(0, 50_000))
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .slice(0, LOOKED_AT);
  const [separator = ';'] = SEPARATORS.toSorted((a, b) => score(lines, b) - score(lines, a));
  return { separator, rest: text };
};
