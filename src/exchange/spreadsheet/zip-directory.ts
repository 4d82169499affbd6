import { LIMITS } from './limits.ts';
import { TableRefused } from './refused.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LONGEST_COMMENT = 65_535;
/** Stands where the true number is in a record of zip64. */
const IN_ZIP64 = 0xffffffff;

const damaged = () => new TableRefused('Die Datei ist beschädigt: Ihr Inhaltsverzeichnis ist nicht lesbar.');
const tooMuch = () =>
  new TableRefused(
    'Die Datei enthält ausgepackt viel mehr, als eine Tabelle hier haben darf. Bitte nur die Tabelle ohne Bilder speichern.',
  );

const endOf = (bytes: Buffer): number => {
  const last = bytes.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  throw damaged();
};

/** Checks one entry at `at`; its name, and where the next one begins. */
const entryAt = (bytes: Buffer, at: number) => {
  if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw damaged();
  const packed = bytes.readUInt32LE(at + 20);
  const unpacked = bytes.readUInt32LE(at + 24);
  if ((bytes.readUInt16LE(at + 8) & 1) === 1)
    throw new TableRefused('Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.');
  if (packed === IN_ZIP64 || unpacked === IN_ZIP64) throw tooMuch();
  if (unpacked > LIMITS.large && unpacked > packed * LIMITS.ratio) throw tooMuch();
  const name = bytes.readUInt16LE(at + 28);
  const end = at + ENTRY_SIZE + name;
  const next = end + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  return { name: bytes.toString('utf8', at + ENTRY_SIZE, end), unpacked, next };
};

/**
 * The names of all that is in a zip, by its central directory, before anything is unpacked. Throws TableRefused where it is damaged,
 * encrypted, or holds more than LIMITS allow.
 */
export const namesInZip = (bytes: Buffer): ReadonlySet<string> => {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > LIMITS.entries) throw tooMuch();
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  const names = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const { name, unpacked, next } = entryAt(bytes, at);
    names.add(name);
    total += unpacked;
    at = next;
  }
  if (total > LIMITS.unpacked) throw tooMuch();
  return names;
};
