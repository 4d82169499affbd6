import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Said } from './asking.ts';

/** What is compared, each kind for itself. */
export const KINDS = ['documents', 'pages', 'queries', 'events', 'rows'] as const;
export type Kind = (typeof KINDS)[number];

/** Everything that a tree said, by kind and address; long texts lie on disk, each once. */
export class Snapshot {
  readonly #directory: string;
  readonly #sameWords: (text: string) => string;
  readonly #said = new Map<Kind, Map<string, string>>(KINDS.map((kind) => [kind, new Map()]));

  /** `sameWords` takes out of addresses and texts what differs wherever two hubs run. */
  constructor(directory: string, sameWords: (text: string) => string) {
    this.#directory = directory;
    this.#sameWords = sameWords;
  }

  add(kind: Kind, address: string, { status, type, text }: Said): void {
    const whole = `${status} ${type}\n${this.#sameWords(text)}`;
    const hash = createHash('sha256').update(whole).digest('hex');
    writeFileSync(join(this.#directory, hash), whole);
    this.of(kind).set(this.#sameWords(address), hash);
  }

  /** Addresses with the hashes of what they said. */
  of(kind: Kind): Map<string, string> {
    return this.#said.get(kind) as Map<string, string>;
  }

  /** What was said: status and content type on the first line, then the text. */
  text(hash: string): string {
    return readFileSync(join(this.#directory, hash), 'utf8');
  }
}
