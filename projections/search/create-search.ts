import type { Audience } from '../model/audience.ts';
import type { Sight } from '../model/sight.ts';
import type { Hits } from './hits.ts';
import { Lengths } from './lengths.ts';
import { Numbering } from './numbering.ts';
import { Overlays } from './overlays.ts';
import type { Fields } from './postings.ts';
import { terms } from './query-words.ts';
import { Ranking } from './ranking.ts';
import type { SearchDoc, ToldDoc } from './search-doc.ts';
import { type Searching, searchingAmong } from './searching.ts';
import { Shelf } from './shelf.ts';
import { ShownEntries } from './shown-entries.ts';
import { wordsSeen } from './words-seen.ts';

/**
 * A text index for German administration words. What somebody finds, and how well it fits, depends on the documents that he
 * sees alone: neither on others nor on their order.
 */
export interface Search {
  /** Takes in a document for those whom `audience` admits, in the place of what it was before. */
  put(doc: SearchDoc | ToldDoc, audience: Audience): void;
  remove(id: string): void;
  /** How often anything has changed. */
  readonly changes: number;
  /** The id of a document by its number. */
  document(number: number): string;
  /** Searches in small steps, between which nothing may change. No words: no document fits. */
  searching(query: string, sight: Sight): Generator<void, Hits>;
}

const fieldsOf = (doc: SearchDoc | ToldDoc): Fields =>
  'of' in doc
    ? [[], [], [], [], doc.names.flatMap(terms), doc.changes.flatMap(terms)]
    : [terms(doc.title), terms(doc.summary), doc.keywords.flatMap(terms), doc.texts.flatMap(terms), [], []];

// A word in the title says most; in the long texts it is often only mentioned. In the order of `fieldsOf`.
const BOOSTS = [5, 2, 2, 1, 2, 2];

/** An empty index; `numbers` are the entries' numbers, where they are to be shared with others. */
export const createSearch = (numbers = new Numbering()): Search => {
  const lengths = new Lengths(BOOSTS.length);
  const open = new Shelf(BOOSTS.length, lengths);
  const hidden = new Shelf(BOOSTS.length, lengths);
  const overlays = new Overlays();
  const documents = new Numbering();
  const entries = new ShownEntries(numbers);
  const docs = new Map<number, { readonly doc: SearchDoc | ToldDoc; readonly audience: Audience }>();
  let changes = 0;

  const shelfOf = ({ level }: Audience) => (level === 'oeffentlich' ? open : hidden);

  const remove = (id: string) => {
    const number = documents.of(id);
    const known = docs.get(number);
    if (known === undefined) return;
    changes += 1;
    shelfOf(known.audience).remove(number, fieldsOf(known.doc));
    overlays.remove(number, known.audience);
    entries.remove(number);
    docs.delete(number);
  };

  const put = (doc: SearchDoc | ToldDoc, audience: Audience) => {
    remove(doc.id);
    changes += 1;
    const number = documents.of(doc.id);
    shelfOf(audience).add(number, fieldsOf(doc));
    if (audience.level !== 'oeffentlich') overlays.add(number, audience);
    entries.put(number, doc, audience);
    docs.set(number, { doc, audience });
  };

  const comesBefore = (one: number, other: number) => documents.idOf(one) < documents.idOf(other);

  const among = (sight: Sight): Searching => {
    const seen = overlays.seenBy(sight, documents.size);
    const all = { postings: open.postings };
    const parts = seen === undefined ? [all] : [all, { postings: hidden.postings, seen }];
    const ranking = new Ranking(BOOSTS, parts, comesBefore);
    const known =
      seen === undefined ? open.vocabulary : wordsSeen(open.vocabulary, hidden.vocabulary, ranking);
    return { known, ranking, places: entries.places, seen: entries.seenWith(seen) };
  };

  return {
    put,
    remove,
    get changes() {
      return changes;
    },
    document: (number) => documents.idOf(number),
    searching: (query, sight) => searchingAmong(query, among(sight)),
  };
};
