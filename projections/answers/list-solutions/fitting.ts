import type { z } from 'zod';
import type { StreamName } from '../../../contracts/envelope.ts';
import type { KommuneRef, VerbundRef } from '../../../contracts/views/parts.ts';
import { firstOf } from '../../lists/first-of.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Asked } from '../../reading/asked.ts';
import { isOpen } from '../../reading/items/reference-item.ts';
import { titleOf } from '../../reading/titles.ts';
import { seesSolution } from '../../reading/visible.ts';
import { matchedWords, wordsOf } from '../../search/matched.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { numbersOf } from './numbers.ts';
import { searchDocOf } from './search-docs.ts';

/** What is looked for, in somebody's own words. */
export interface Wanted {
  readonly words: string;
  readonly gestaltungsfeld?: string | undefined;
  /** Whose own entries do not help. */
  readonly by: StreamName;
  /** How many at most. */
  readonly most: number;
}

/** An entry of the catalogue that fits, and why, as a German half-sentence. */
export interface Fitting {
  readonly kommune?: z.output<typeof KommuneRef>;
  readonly verbund?: z.output<typeof VerbundRef>;
  readonly solutionId?: string;
  readonly referenceId?: string;
  readonly title: string;
  readonly why: string;
}

/** Below this part of the best score something has a word in common, and little else. */
const LEAST = 0.5;

interface Found {
  readonly id: string;
  readonly score: number;
}

/** True for what the viewer sees in the catalogue, is not withdrawn, and is not the own of whoever looks for it. */
const isOffered = (models: ReadModels, id: string, own: StreamName, asked: Asked<unknown>): boolean => {
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

const best = (models: ReadModels, { words, by, most }: Wanted, asked: Asked<unknown>): readonly Found[] => {
  const scores = asked.search(words);
  const numbers = numbersOf(models);
  const found: Found[] = [];
  for (const [number, score] of scores.entries())
    if (score > 0 && isOffered(models, numbers.idOf(number), by, asked))
      found.push({ id: numbers.idOf(number), score });
  const first = firstOf(found, most, byScore);
  return first.filter(({ score }) => score >= LEAST * (first[0]?.score ?? 0));
};

/** What something was found by: the words that it has in common with what is looked for, and the field of action; empty: by chance. */
const reasonOf = (models: ReadModels, id: string, wanted: Wanted, { text }: Asked<unknown>): string => {
  const doc = searchDocOf(models, id, text)?.doc;
  const told = doc && [doc.title, doc.summary, ...doc.keywords, ...doc.texts].join(' ');
  const common = matchedWords(wanted.words, wordsOf(told ?? '')).map((word) => `„${word}“`);
  const field = wanted.gestaltungsfeld !== undefined && doc?.keywords.includes(wanted.gestaltungsfeld);
  return [
    ...(common.length > 0 ? [`passt zu ${common.join(', ')}`] : []),
    ...(field ? [`gleiches Handlungsfeld „${wanted.gestaltungsfeld}“`] : []),
  ].join('; ');
};

const ownerOf = (models: ReadModels, id: string) => {
  const reference = models.catalogue.references.get(id);
  const stream = reference
    ? (`kommune-${reference.kommuneId}` as const)
    : models.catalogue.solutions.get(id)?.stream;
  return stream === undefined ? {} : ownerRef(models, stream);
};

/** Entries of the catalogue that may be what is looked for, the best first, each with why. */
export const fitting = (
  models: ReadModels,
  wanted: Wanted,
  asked: Asked<unknown>,
): readonly Presentable<Fitting>[] =>
  best(models, wanted, asked).flatMap(({ id }) => {
    const why = reasonOf(models, id, wanted, asked);
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
