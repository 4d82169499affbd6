import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How bytes are written for their way (RFC 9110 §8.4.1), the shortest first. */
const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What is shorter than this fits into one packet in either form. */
export const WORTH_BYTES = 1024;

/** Writes bytes in an encoding. */
export type Encode = (encoding: Encoding, body: Buffer) => Promise<Buffer>;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const MODE = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };

/** Compresses text outside of the event loop: nobody waits for it but who asked. Levels at which a page takes about a millisecond. */
export const encode: Encode = (encoding, body) =>
  encoding === 'br'
    ? brotli(body, { params: { ...MODE, [constants.BROTLI_PARAM_QUALITY]: 5 } })
    : gzipped(body, { level: 6 });

/** A name in `Accept-Encoding`, with how much it is wanted, from 0 to 1. */
const wanted = (part: string): readonly [string, number] => {
  const [name = '', ...parameters] = part.split(';').map((one) => one.trim());
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
  return [name, Number(weight) || 0];
};

/** The encoding that `Accept-Encoding` asks for (RFC 9110 §12.5.3); undefined: as the bytes are. */
export const encodingFor = (accepted: string | undefined): Encoding | undefined => {
  if (accepted === undefined || accepted === '') return undefined;
  const weights = new Map(accepted.toLowerCase().split(',').map(wanted));
  const weightOf = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? 0;
  const [best, second] = ENCODINGS;
  const chosen = weightOf(second) > weightOf(best) ? second : best;
  return weightOf(chosen) > 0 && weightOf(chosen) >= (weights.get('identity') ?? 0) ? chosen : undefined;
};
