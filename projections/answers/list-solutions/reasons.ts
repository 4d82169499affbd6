import type { TextRef } from '../../model/texts.ts';
import type { Match } from '../../search/expand.ts';
import type { Hits, WordHits } from '../../search/hits.ts';
import { writtenAs } from '../../search/query-words.ts';
import { organisationName } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { claimDocsOf } from './claim-docs.ts';
import { searchDocOf, textsOf } from './search-docs.ts';
import { documentOf } from './search-index.ts';
import { adoptionTold, toldDocsOf } from './told-docs.ts';

type Text = (ref: TextRef) => string;

/** From this weight on a word says why; less of it is told only where there is nothing else. */
const TELLS = 0.4;

/** Where a word of a query was found in an entry, or in what is told of it. */
interface Where {
  readonly written: string;
  readonly match: Match;
  readonly document: string;
}

const wheresOf = (models: ReadModels, number: number, words: readonly WordHits[]): readonly Where[] => {
  const there = words.filter(({ weights }) => (weights[number] as number) > 0);
  const telling = there.filter(({ weights }) => (weights[number] as number) >= TELLS);
  return (telling.length > 0 ? telling : there).flatMap(({ written, matches, best, documents }) => {
    const match = matches[best[number] as number];
    return match ? [{ written, match, document: documentOf(models, documents[number] as number) }] : [];
  });
};

/** How a word that stands for one that was asked for is written there; undefined where it cannot be told. */
const foundAs = (models: ReadModels, { match, document }: Where, text: Text): string | undefined => {
  const adoption = adoptionTold(models, document);
  const docs = adoption
    ? toldDocsOf(models, adoption.adoptionId, text)
    : [searchDocOf(models, document, text), ...claimDocsOf(models, document, text)];
  const doc = docs.find((one) => one?.doc.id === document)?.doc;
  return doc && writtenAs(match.word, textsOf(doc));
};

const quoted = (models: ReadModels, where: Where, text: Text): string => {
  const { written, match } = where;
  if (match.how === 'same' || match.how === 'compound') return `„${written}“`;
  const found = foundAs(models, where, text);
  return found === undefined ? `„${written}“` : `„${written}“ (hier „${found}“)`;
};

/** What tells of an entry, and of whom, where something was found in that; undefined for what was found in an entry itself. */
const tellerOf = (models: ReadModels, { document }: Where): string | undefined => {
  const adoption = adoptionTold(models, document);
  if (adoption) {
    const what = adoption.begun ? 'einer Umsetzung' : 'einer Übernahme, die nicht begonnen hat';
    return `in ${what} (${organisationName(models, adoption.stream)})`;
  }
  const claim = models.catalogue.references.get(document);
  return claim?.solutionId && `in einer Veröffentlichung (über: ${organisationName(models, claim.party)})`;
};

/** Why an entry was found, as German half-sentences: by which words, and in whose Umsetzung. */
export const reasonsOf = (
  models: ReadModels,
  number: number,
  { words }: Hits,
  text: Text,
): readonly string[] => {
  const wheres = wheresOf(models, number, words);
  return [...Map.groupBy(wheres, (where) => tellerOf(models, where))].map(([teller, found]) => {
    const told = [...new Set(found.map((where) => quoted(models, where, text)))].join(', ');
    return teller === undefined ? `passt zu ${told}` : `passt zu ${told} ${teller}`;
  });
};

/** The query with its typing errors mended as they were to find this entry; undefined where it has none. */
export const mendedFor = (
  models: ReadModels,
  number: number,
  query: string,
  { words }: Hits,
  text: Text,
): string | undefined => {
  const typos = wheresOf(models, number, words).filter(({ match }) => match.how === 'typo');
  const mended = typos.reduce(
    (so, where) => so.replaceAll(where.written, foundAs(models, where, text) ?? where.written),
    query,
  );
  return mended === query ? undefined : mended;
};
