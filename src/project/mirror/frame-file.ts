import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writevSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { explained } from '../../store/database-words.ts';
import { StoreProblem } from '../../store/store-problem.ts';

/** In front of a frame: how many bytes its head and its body have, and the checksum of both; behind it: how long it is as a whole. */
const PROLOGUE = 12;
const EPILOGUE = 4;

/** No frame is larger; what says so is damaged. */
const MOST = 1 << 30;

/** What a file of frames begins with: what it holds, and in which format. */
const magicOf = (kind: string): Buffer => Buffer.from(kind.padEnd(16, ' '), 'latin1');

const MAGIC_LENGTH = 16;

/** A frame as it was read: the head as it was given, the body as it stands. */
export interface Frame<Head> {
  readonly head: Head;
  readonly body: Buffer;
  /** Where it ends. */
  readonly end: number;
}

/** True for a plain file: a pipe would be waited for without end. */
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const read = (file: number, at: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
};

/** The frame that begins at `at`; undefined where none does that is whole. */
const frameAt = <Head>(file: number, at: number, size: number): Frame<Head> | undefined => {
  if (at + PROLOGUE + EPILOGUE > size) return undefined;
  const prologue = read(file, at, PROLOGUE);
  const [headLength, bodyLength, sum] = [0, 4, 8].map((offset) => prologue.readUInt32LE(offset)) as [
    number,
    number,
    number,
  ];
  const length = headLength + bodyLength;
  const end = at + PROLOGUE + length + EPILOGUE;
  if (length > MOST || end > size) return undefined;
  const whole = read(file, at + PROLOGUE, length + EPILOGUE);
  if (whole.readUInt32LE(length) !== end - at || crc32(whole.subarray(0, length)) !== sum) return undefined;
  const head = JSON.parse(whole.toString('utf8', 0, headLength)) as Head;
  return { head, body: whole.subarray(headLength, length), end };
};

/** The last frame of a file; undefined where it does not end with a whole one. */
const lastFrame = <Head>(file: number, size: number): Frame<Head> | undefined => {
  if (size < MAGIC_LENGTH + EPILOGUE) return undefined;
  const length = read(file, size - EPILOGUE, EPILOGUE).readUInt32LE(0);
  return length > size - MAGIC_LENGTH ? undefined : frameAt<Head>(file, size - length, size);
};

function* framesIn<Head>(file: number, size: number): Iterable<Frame<Head>> {
  for (let at = MAGIC_LENGTH; ; ) {
    const frame = frameAt<Head>(file, at, size);
    if (frame === undefined) return;
    yield frame;
    at = frame.end;
  }
}

/** A file of frames as it is looked into. */
export interface Look<Head> {
  readonly all: () => Iterable<Frame<Head>>;
  readonly last: () => Frame<Head> | undefined;
}

/** What `look` finds in a file of frames of a kind, beside a hub that writes it; undefined where there is none. */
export const lookInto = <Head, Found>(
  path: string,
  kind: string,
  look: (frames: Look<Head>) => Found,
): Found | undefined => {
  if (!isFile(path)) return undefined;
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const [opened, { size }] = [file, fstatSync(file)];
    if (!read(opened, 0, MAGIC_LENGTH).equals(magicOf(kind))) return undefined;
    const all = () => framesIn<Head>(opened, size);
    // A hub that is writing this very moment has not finished its last one.
    return look({ all, last: () => lastFrame<Head>(opened, size) ?? [...all()].at(-1) });
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
};

/** Removes a file of frames. Nobody may have it open. */
export const removeFrames = (path: string): void => rmSync(path, { force: true });

/**
 * A disposable file that frames are added to, each with a checksum: what is there is whole up to some frame, whatever ended the program.
 * What a power cut leaves is seen by the checksums: nothing is waited for.
 */
export class FrameFile<Head> {
  readonly #path: string;
  readonly #kind: string;
  #file: number;
  #size: number;

  /** What is not of this kind, or may not be written to, is made anew. Throws StoreProblem where no file can be made. */
  constructor(path: string, kind: string) {
    this.#path = path;
    this.#kind = kind;
    const found = this.#opened();
    this.#file = found ?? this.#made();
    this.#size = found === undefined ? MAGIC_LENGTH : fstatSync(found).size;
  }

  /** All whole frames in their order; what is behind the first that is damaged is not read. */
  frames(): Iterable<Frame<Head>> {
    return framesIn<Head>(this.#file, this.#size);
  }

  /** The last frame; undefined where the file does not end with a whole one. */
  last(): Frame<Head> | undefined {
    return lastFrame<Head>(this.#file, this.#size);
  }

  /** How long the file is in bytes. */
  get size(): number {
    return this.#size;
  }

  /** Where the first frame begins. */
  get begin(): number {
    return MAGIC_LENGTH;
  }

  /** Forgets what stands behind `end`. */
  cut(end: number): void {
    ftruncateSync(this.#file, end);
    this.#size = end;
  }

  /** Adds a frame. Throws where the disk does not take it; then the file may end with a part of it. */
  add(head: Head, body: readonly Uint8Array[]): void {
    const headBytes = Buffer.from(JSON.stringify(head));
    const bodyLength = body.reduce((sum, { length }) => sum + length, 0);
    const prologue = Buffer.alloc(PROLOGUE);
    prologue.writeUInt32LE(headBytes.length, 0);
    prologue.writeUInt32LE(bodyLength, 4);
    prologue.writeUInt32LE(
      body.reduce((sum, piece) => crc32(piece, sum), crc32(headBytes)),
      8,
    );
    const epilogue = Buffer.alloc(EPILOGUE);
    const length = PROLOGUE + headBytes.length + bodyLength + EPILOGUE;
    epilogue.writeUInt32LE(length);
    const written = writevSync(this.#file, [prologue, headBytes, ...body, epilogue], this.#size);
    if (written !== length) throw new Error(`${this.#path}: ${written} of ${length} bytes written`);
    this.#size += length;
  }

  /** Forgets everything. */
  clear(): void {
    closeSync(this.#file);
    this.#file = this.#made();
    this.#size = MAGIC_LENGTH;
  }

  close(): void {
    closeSync(this.#file);
  }

  #opened(): number | undefined {
    try {
      accessSync(this.#path, constants.W_OK);
      if (!isFile(this.#path)) return undefined;
    } catch {
      return undefined;
    }
    const file = openSync(this.#path, 'r+');
    if (read(file, 0, MAGIC_LENGTH).equals(magicOf(this.#kind))) return file;
    closeSync(file);
    return undefined;
  }

  #made(): number {
    try {
      removeFrames(this.#path);
      const file = openSync(this.#path, 'wx+');
      writevSync(file, [magicOf(this.#kind)], 0);
      return file;
    } catch (error) {
      throw new StoreProblem(explained(this.#path, error), { cause: error });
    }
  }
}
