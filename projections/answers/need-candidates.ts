import type { Candidate } from '../../contracts/views/need.ts';
import { firstOf } from '../lists/first-of.ts';
import type { Presentable } from '../model/presentable.ts';
import type { Asked } from '../reading/asked.ts';
import { isOpen } from '../reading/items/reference-item.ts';
import { titleOf } from '../reading/titles.ts';
import { seesSolution } from '../reading/visible.ts';
import { matchedWords, wordsOf } from '../search/matched.ts';
import type { NeedRow } from '../tables/need.ts';
import { ownerRef } from '../tables/organisations/names.ts';
import type { ReadModels } from '../tables/read-models.ts';
import { numbersOf } from './list-solutions/numbers.ts';
import { searchDocOf } from './list-solutions/search-docs.ts';

const MOST = 5;

/** Below this part of the best score something has a word in common, and little else. */
const LEAST = 0.5;

interface Found {
  readonly id: string;
  readonly score: number;
}

/** True for what the viewer sees in the catalogue, is not withdrawn, and is not the own of whoever looks for it. */
const isOffered = (
  models: ReadModels,
  id: string,
  own: NeedRow['stream'],
  asked: Asked<unknown>,
): boolean => {
  const reference = models.catalogue.references.get(id);
  if (reference) return isOpen(models, reference, asked) && `kommune-${reference.kommuneId}` !== own;
  const solution = models.catalogue.solutions.get(id);
  return (
    solution !== undefined &&
    solution.withdrawn === undefined &&
    solution.stream !== own &&
    seesSolution(models, asked.sight, id)
  );
};

const byScore = (a: Found, b: Found): number => b.score - a.score || (a.id < b.id ? -1 : 1);

const best = (models: ReadModels, row: NeedRow, asked: Asked<unknown>): readonly Found[] => {
  const scores = asked.search(asked.text(row.satz));
  const numbers = numbersOf(models);
  const found: Found[] = [];
  for (const [number, score] of scores.entries())
    if (score > 0 && isOffered(models, numbers.idOf(number), row.stream, asked))
      found.push({ id: numbers.idOf(number), score });
  const first = firstOf(found, MOST, byScore);
  return first.filter(({ score }) => score >= LEAST * (first[0]?.score ?? 0));
};

/** What something was found by: the words that it has in common with the need, and the field of action; empty: by chance. */
const reasonOf = (models: ReadModels, id: string, row: NeedRow, { text }: Asked<unknown>): string => {
  const doc = searchDocOf(models, id, text)?.doc;
  const words = doc && [doc.title, doc.summary, ...doc.keywords, ...doc.texts].join(' ');
  const common = matchedWords(text(row.satz), wordsOf(words ?? '')).map((word) => `„${word}“`);
  const field = row.gestaltungsfeld !== undefined && doc?.keywords.includes(row.gestaltungsfeld);
  return [
    ...(common.length > 0 ? [`passt zu ${common.join(', ')}`] : []),
    ...(field ? [`gleiches Handlungsfeld „${row.gestaltungsfeld}“`] : []),
  ].join('; ');
};

const ownerOf = (models: ReadModels, id: string) => {
  const reference = models.catalogue.references.get(id);
  const stream = reference
    ? (`kommune-${reference.kommuneId}` as const)
    : models.catalogue.solutions.get(id)?.stream;
  return stream === undefined ? {} : ownerRef(models, stream);
};

/** At most five entries of the catalogue that may be what is looked for, the best first, each with why. */
export const candidatesFor = (
  models: ReadModels,
  row: NeedRow,
  asked: Asked<unknown>,
): readonly Presentable<Candidate>[] =>
  best(models, row, asked).flatMap(({ id }) => {
    const why = reasonOf(models, id, row, asked);
    if (why === '') return [];
    const reference = models.catalogue.references.get(id);
    return [
      {
        ...(reference ? { referenceId: id } : { solutionId: id }),
        title: titleOf(models, asked.sight, id),
        ...ownerOf(models, id),
        why,
      },
    ];
  });
