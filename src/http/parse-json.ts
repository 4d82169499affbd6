import { Problem } from '../../contracts/problems.ts';

/** Recursive validators overflow on deep documents, so depth is bounded before anything is parsed. */
export const MAX_DEPTH = 32;

const malformed = (detail: string) => new Problem('malformed-json', { detail });

const tooDeep = (text: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
};

const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('Die Anfrage ist nicht in UTF-8 geschrieben.');
  }
};

/** The JSON document in `bytes` (RFC 8259, UTF-8). Throws Problem 400 where it is none. */
export const parseJson = (bytes: Buffer): unknown => {
  const text = decode(bytes);
  if (text.trim() === '') throw malformed('Die Anfrage hat keinen Inhalt. Erwartet wird ein JSON-Objekt.');
  if (tooDeep(text)) throw malformed(`Die Anfrage ist tiefer verschachtelt als ${MAX_DEPTH} Ebenen.`);
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(
      'Die Anfrage ist kein gültiges JSON. Bitte Klammern, Kommas und Anführungszeichen prüfen.',
    );
  }
};
