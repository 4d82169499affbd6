import { MAX_DEPTH, repeatedName, tooDeep, utf8 } from '../../contracts/json-text.ts';

/** The value of a JSON text, or what is wrong with it: the rest of a German sentence that begins with what it is. */
export type JsonInput = { readonly value: unknown } | { readonly wrong: string };

const parsed = (text: string): JsonInput => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { wrong: 'ist kein gültiges JSON.' };
  }
};

const LINE_FEED = 0x0a;

/** The number of the first line that is not UTF-8, of several; no character of UTF-8 has a line feed inside. */
const lineOf = (bytes: Uint8Array): number | undefined => {
  if (!bytes.includes(LINE_FEED)) return undefined;
  let number = 1;
  for (let from = 0, end = 0; end >= 0; from = end + 1, number += 1) {
    end = bytes.indexOf(LINE_FEED, from);
    if (utf8(bytes.subarray(from, end < 0 ? undefined : end)) === undefined) return number;
  }
  return undefined;
};

// Windows-1252 is what older programs of an office write.
const notUtf8 = (bytes: Uint8Array, source: string): string => {
  const line = lineOf(bytes);
  const where = line === undefined ? '' : `in Zeile ${line} `;
  return `ist ${where}nicht in UTF-8 geschrieben, vermutlich in Windows-1252. Bitte ${source} in UTF-8 speichern.`;
};

/**
 * Reads JSON that somebody wrote or exported elsewhere: nothing of it is guessed or silently left out. `source` is what
 * they would have to save anew.
 */
export const readJson = (bytes: Uint8Array, source: string): JsonInput => {
  if (bytes.includes(0)) return { wrong: `enthält Null-Bytes. Ist ${source} Text in UTF-8?` };
  const text = utf8(bytes);
  if (text === undefined) return { wrong: notUtf8(bytes, source) };
  if (tooDeep(text)) return { wrong: `ist tiefer verschachtelt als ${MAX_DEPTH} Ebenen.` };
  const found = parsed(text);
  if ('wrong' in found) return found;
  const repeated = repeatedName(text);
  return repeated === undefined ? found : { wrong: `nennt „${repeated}“ zweimal.` };
};
