import { inflateRawSync } from 'node:zlib';

/** The files in a zip, by name, read from its central directory (APPNOTE 4.3.12). */
export const unzipped = (zip: Buffer): ReadonlyMap<string, string> => {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((part) => zip.readUInt16LE(at + part)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(begin, begin + packed);
    files.set(
      zip.toString('utf8', at + 46, at + 46 + name),
      (method === 0 ? data : inflateRawSync(data)).toString('utf8'),
    );
    at += 46 + name + extra + comment;
  }
  return files;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replaceAll(/&(#x?[0-9a-fA-F]+|\w+);/g, (_, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? '';
    return String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });

/** Throws where a text is no well-formed XML: an element that is not closed, or in the wrong order. */
export const checkWellFormed = (xml: string): void => {
  const open: string[] = [];
  for (const [, close, name = '', rest = ''] of xml.matchAll(
    /<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g,
  )) {
    if (close) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else if (!rest.endsWith('/')) open.push(name);
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> is not closed`);
};

/** A file for Word: its paragraphs with their style, in their order, those in cells among them. */
export interface Document {
  readonly paragraphs: readonly { readonly style: string; readonly text: string }[];
  readonly xml: string;
  readonly files: ReadonlyMap<string, string>;
}

export const readDocx = (bytes: Buffer): Document => {
  const files = unzipped(bytes);
  for (const [name, text] of files) if (/\.(xml|rels)$/.test(name)) checkWellFormed(text);
  const xml = files.get('word/document.xml') ?? '';
  const paragraphs = [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([paragraph]) => ({
    style: /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? '',
    text: [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, text = '']) => decoded(text))
      .join(''),
  }));
  return { paragraphs, xml, files };
};
