import type { Lengths } from './lengths.ts';
import { type Fields, Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';

/** Documents with the words that stand in them. */
export class Shelf {
  readonly postings: Postings;
  readonly vocabulary = new Vocabulary();

  constructor(fields: number, lengths: Lengths) {
    this.postings = new Postings(fields, lengths);
  }

  add(document: number, fields: Fields): void {
    for (const term of this.postings.add(document, fields)) this.vocabulary.add(term);
  }

  /** Forgets a document that was added with these very terms. */
  remove(document: number, fields: Fields): void {
    for (const term of this.postings.remove(document, fields)) this.vocabulary.remove(term);
  }
}
