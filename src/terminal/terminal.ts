/**
 * What acts on a terminal, or on how a line is read, instead of being shown: control characters (escapes, line breaks),
 * format characters (direction of writing, zero width), line separators and broken characters.
 */
const ACTING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The same but for line feeds: in JSON text they stand between values only. */
const ACTING_IN_JSON = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]--[\n]]/gv;

/** So many spaces push what follows to the beginning of the next row of a narrow terminal. */
const WIDE_GAP = /\p{Zs}{9,}/gu;

/** The same in JSON text, where what stands before a value in its line is no gap but how far it is set in. */
const WIDE_GAP_IN_JSON = /(?<=\S)\p{Zs}{9,}/gu;

/** Characters of one line; a damaged field can be as long as it likes. */
const LONGEST = 4000;

/** As JSON writes it: \u and four digits for each UTF-16 unit. */
const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** One line in which nothing acts: whatever is in it, a terminal shows it and does nothing else. */
export const oneLine = (text: string): string => {
  const shown = text
    .replaceAll(ACTING, escaped)
    .replaceAll(WIDE_GAP, (gap) => ` [${gap.length} Leerzeichen] `);
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST)} … (${shown.length} Zeichen)`;
};

/** The same JSON with all that would act on a terminal as escapes, and its line feeds left. */
export const harmlessJson = (json: string): string =>
  json.replaceAll(ACTING_IN_JSON, escaped).replaceAll(WIDE_GAP_IN_JSON, escaped);

/** JSON of the same value as `JSON.stringify` makes, with all that would act on a terminal as escapes. */
export const jsonText = (value: unknown, indent = 0): string =>
  harmlessJson(JSON.stringify(value, null, indent));

const written = (stream: NodeJS.WriteStream, lines: readonly string[]): void => {
  stream.write(lines.map((line) => `${line}\n`).join(''));
};

/** Prints the result of a verb; each argument is one line, whatever it holds. */
export const tell = (...lines: string[]): void => written(process.stdout, lines.map(oneLine));

/** Prints what is to be known beside the result (stderr); each argument is one line, whatever it holds. */
export const remark = (...lines: string[]): void => written(process.stderr, lines.map(oneLine));

/** Prints an answer for programs: to stdout, or as a refusal to stderr. */
export const tellJson = (value: unknown, { indent = 0, refused = false } = {}): void =>
  written(refused ? process.stderr : process.stdout, [jsonText(value, indent)]);
