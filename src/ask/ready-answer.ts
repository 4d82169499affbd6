import { type Encode, type Encoding, encode as encodeHere, WORTH_BYTES } from './encodings.ts';

// Node cuts small buffers out of a pool of 64 KiB, all of which lives as long as one of them does: these have their own.
const ownBytes = (bytes: Buffer): Buffer => {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
};

/** A ready answer: its bytes, the same in every encoding that was asked for, and the cursor that its Link header names. */
export class ReadyAnswer {
  readonly body: Buffer;
  readonly next: string | undefined;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();
  readonly #encode: Encode;
  readonly #grew: (bytes: number) => void;
  #bytes = 0;

  /** `grew` is told how many bytes more it holds, whenever an encoding is kept with it. */
  constructor(
    made: string | Uint8Array,
    next?: string,
    { encode = encodeHere, grew = () => undefined }: { encode?: Encode; grew?: (bytes: number) => void } = {},
  ) {
    this.body = Buffer.allocUnsafeSlow(Buffer.byteLength(made));
    if (typeof made === 'string') this.body.write(made);
    else this.body.set(made);
    this.next = next;
    this.#encode = encode;
    this.#grew = grew;
  }

  /** What it holds, in all its encodings. */
  get bytes(): number {
    return this.body.length + this.#bytes;
  }

  /** False where it is so short that an encoding gains nothing. */
  get isWorthEncoding(): boolean {
    return this.body.length >= WORTH_BYTES;
  }

  /** Its bytes in an encoding: made when first asked for, however many ask at once, and kept with it. */
  as(encoding: Encoding): Promise<Buffer> {
    const made = this.#encoded.get(encoding) ?? this.#make(encoding);
    this.#encoded.set(encoding, made);
    return made;
  }

  async #make(encoding: Encoding): Promise<Buffer> {
    const bytes = ownBytes(await this.#encode(encoding, this.body));
    this.#bytes += bytes.length;
    this.#grew(bytes.length);
    return bytes;
  }
}
