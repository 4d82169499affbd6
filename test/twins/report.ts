import { difference, type Normalised } from './normal.ts';

/** Thrown by a report that is to end with the first difference. */
export class Found extends Error {}

/** What was compared, and in which way two worlds differ. */
export class Report {
  /** Addresses that were asked at, each by one viewer. */
  addresses = 0;
  /** Answers that were compared: of these, of further pages, of channels and of commands. */
  answers = 0;
  bytes = 0;
  readonly differences: string[] = [];
  readonly #endsAtFirst: boolean;

  constructor(endsAtFirst = false) {
    this.#endsAtFirst = endsAtFirst;
  }

  compare(what: string, a: Normalised, b: Normalised): void {
    this.answers += 1;
    this.bytes += a.text.length + b.text.length;
    const found = difference(a, b);
    if (found !== undefined) this.differ(`${what}: ${found}`);
  }

  /** Says that something is not the same. Throws `Found` where that is the end of it. */
  differ(message: string): void {
    this.differences.push(message);
    if (this.#endsAtFirst) throw new Found(message);
  }

  /** Takes in what was found elsewhere, under the name of who looked. */
  add({ addresses, answers, bytes, differences }: Report, who: string): void {
    this.addresses += addresses;
    this.answers += answers;
    this.bytes += bytes;
    for (const one of differences) this.differences.push(`${who}: ${one}`);
  }
}
