import { MAX_DEPTH, tooDeep, utf8 } from '../../contracts/json-text.ts';
import { Problem } from '../../contracts/problems.ts';

const malformed = (detail: string) => new Problem('malformed-json', { detail });

/** The JSON document in `bytes` (RFC 8259, UTF-8). Throws Problem 400 where it is none. */
export const parseJson = (bytes: Buffer): unknown => {
  const text = utf8(bytes);
  if (text === undefined) throw malformed('Die Anfrage ist nicht in UTF-8 geschrieben.');
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
