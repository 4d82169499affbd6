import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** What stands in a PDF, read by a program that did not write it. */
export class Objects {
  readonly #doc: PDFDocument;

  private constructor(doc: PDFDocument) {
    this.#doc = doc;
  }

  static async of(bytes: Uint8Array): Promise<Objects> {
    return new Objects(await PDFDocument.load(bytes, { updateMetadata: false }));
  }

  get catalog(): PDFDict {
    return this.#doc.catalog;
  }

  get pages(): readonly PDFDict[] {
    return this.#doc.getPages().map(({ node }) => node);
  }

  /** Every dictionary of the file with one of these types (`/Type`). */
  ofType(type: string): readonly PDFDict[] {
    return this.#doc.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFDict && this.name(object, 'Type') === type) as PDFDict[];
  }

  follow(object: PDFObject | undefined): PDFObject | undefined {
    return object instanceof PDFRef ? this.#doc.context.lookup(object) : object;
  }

  get(from: PDFDict, key: string): PDFObject | undefined {
    return this.follow(from.get(PDFName.of(key)));
  }

  dict(from: PDFDict | undefined, key: string): PDFDict | undefined {
    const found = from && this.get(from, key);
    return found instanceof PDFDict ? found : undefined;
  }

  name(from: PDFDict | undefined, key: string): string | undefined {
    const found = from && this.get(from, key);
    return found instanceof PDFName ? found.decodeText() : undefined;
  }

  text(from: PDFDict | undefined, key: string): string | undefined {
    const found = from && this.get(from, key);
    return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
  }

  number(from: PDFDict | undefined, key: string): number | undefined {
    const found = from && this.get(from, key);
    return found instanceof PDFNumber ? found.asNumber() : undefined;
  }

  is(from: PDFDict | undefined, key: string): boolean {
    return from !== undefined && this.get(from, key)?.toString() === 'true';
  }

  list(from: PDFDict | undefined, key: string): readonly PDFObject[] {
    const found = from && this.get(from, key);
    if (found === undefined) return [];
    return found instanceof PDFArray ? found.asArray().map((one) => this.follow(one) as PDFObject) : [found];
  }

  /** The bytes of a stream, unpacked; several one after the other. */
  bytes(from: PDFDict, key: string): string {
    return this.list(from, key)
      .map((one) =>
        one instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(one).decode()).toString('latin1') : '',
      )
      .join('\n');
  }

  get info(): PDFDict | undefined {
    const found = this.follow(this.#doc.context.trailerInfo.Info as PDFObject | undefined);
    return found instanceof PDFDict ? found : undefined;
  }
}

export { PDFDict, PDFNumber };
