import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { Problem } from '../../../../contracts/problems.ts';

/** So many lines of a list are entered at once, and so much text. */
export const MOST_ROWS = 2000;
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_PACKED = 1024 * 1024;

const Carried = z.strictObject({
  /** The name of the file, and the SHA-256 of what it holds, in hex. */
  name: z.string().max(200),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  sheet: z.string().max(200).optional(),
  heading: z.int().min(0),
  rows: z.array(z.array(z.string())).max(MOST_ROWS + 50),
});

/**
 * A list that was read, as the form of its preview carries it: nothing unsent stays on the server, so any replica can go on, also after a
 * restart. It needs no seal: whoever changes it changes what he enters himself, and each row is judged as if it had been typed in.
 */
export type Carried = z.output<typeof Carried>;

const tooLarge = () =>
  new Problem('too-large', {
    detail: `Die Liste hat mehr Text, als auf einmal eingelesen werden kann (höchstens ${MOST_ROWS.toLocaleString('de-DE')} Zeilen). Bitte in mehrere Dateien teilen.`,
  });

/** The list as a field of a form. Throws Problem 413 where it is too large for one. */
export const packed = (carried: Carried): string => {
  const text = JSON.stringify(carried);
  if (text.length > MOST_BYTES || carried.rows.length > MOST_ROWS + 50) throw tooLarge();
  const field = deflateRawSync(text).toString('base64url');
  if (field.length > MOST_PACKED) throw tooLarge();
  return field;
};

/** The list that a form brought back. Throws Problem 422 where it is none. */
export const unpacked = (field: string): Carried => {
  try {
    const text = inflateRawSync(Buffer.from(field, 'base64url'), { maxOutputLength: MOST_BYTES }).toString(
      'utf8',
    );
    return Carried.parse(JSON.parse(text));
  } catch {
    throw new Problem('invalid-fields', {
      detail: 'Die Liste ist auf dem Weg beschädigt worden. Bitte die Datei noch einmal hochladen.',
    });
  }
};
