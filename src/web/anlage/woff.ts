import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

const padded = (length: number): number => Math.ceil(length / 4) * 4;

interface Entry {
  readonly tag: Buffer;
  readonly checksum: number;
  readonly data: Buffer;
}

const entriesOf = (woff: Buffer): readonly Entry[] =>
  Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = HEADER + index * ENTRY;
    const [offset, packed, length] = [4, 8, 12].map((part) => woff.readUInt32BE(at + part)) as [
      number,
      number,
      number,
    ];
    const data = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packed < length ? inflateSync(data) : data,
    };
  });

/** The font in a file of WOFF 1.0 (W3C) as the plain one that it was made of: whoever opens that has nothing to inflate. */
export const sfntOf = (woff: Buffer): Buffer => {
  const entries = entriesOf(woff);
  const powers = Math.floor(Math.log2(entries.length));
  const head = Buffer.alloc(SFNT_HEADER + entries.length * SFNT_ENTRY);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(entries.length, 4);
  head.writeUInt16BE(2 ** powers * SFNT_ENTRY, 6);
  head.writeUInt16BE(powers, 8);
  head.writeUInt16BE((entries.length - 2 ** powers) * SFNT_ENTRY, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, { tag, checksum, data }] of entries.entries()) {
    const at = SFNT_HEADER + index * SFNT_ENTRY;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    parts.push(data, Buffer.alloc(padded(data.length) - data.length));
    offset += padded(data.length);
  }
  return Buffer.concat(parts);
};
