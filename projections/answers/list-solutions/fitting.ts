import type { z } from 'zod';
import type { StreamName } from '../../../contracts/envelope.ts';
import type { KommuneRef, VerbundRef } from '../../../contracts/views/parts.ts';
import { firstOf } from '../../lists/first-of.ts';
import type { Presentable } from '../../model/presentable.ts';
import type { Asked } from '../../reading/asked.ts';
import { isOpen } from '../../reading/open-reference.ts';
import { titleOf } from '../../reading/titles.ts';
import { seesSolution } from '../../reading/visible.ts';
import { fitsBeside, type Hits, nearScore } from '../../search/hits.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import { numbersOf } from './numbers.ts';
import { reasonsOf } from './reasons.ts';

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

/** With what is looked: who looks, and what they find. */
type Looking = Pick<Asked<unknown>, 'sight' | 'text' | 'search'>;

interface Found {
  readonly id: string;
  readonly number: number;
  readonly score: number;
}

/** True for what the viewer sees in the catalogue, is not withdrawn, and is not the own of whoever looks for it. */
const isOffered = (models: ReadModels, id: string, own: StreamName, asked: Looking): boolean => {
  const reference = models.catalogue.references.get(id);
  if (reference) return isOpen(models, reference, asked.sight) && reference.party !== own;
  const solution = models.catalogue.solutions.get(id);
  return (
    solution !== undefined &&
    solution.withdrawn === undefined &&
    solution.stream !== own &&
    seesSolution(models, asked.sight, id)
  );
};

const byScore = (a: Found, b: Found): number => b.score - a.score || (a.id < b.id ? -1 : 1);

const best = (models: ReadModels, { by, most }: Wanted, hits: Hits, asked: Looking): readonly Found[] => {
  const numbers = numbersOf(models);
  const found: Found[] = [];
  for (let number = 0; number < hits.scores.length; number += 1) {
    const score = nearScore(hits, number);
    const id = numbers.idOf(number);
    if (score > 0 && isOffered(models, id, by, asked)) found.push({ id, number, score });
  }
  const first = firstOf(found, most, byScore);
  const fits = fitsBeside(hits, first[0]?.score ?? 0);
  return first.filter(({ number }) => fits(number));
};

/** The field of action as a reason, where it is the one that is wanted. */
const sameField = (models: ReadModels, id: string, { gestaltungsfeld }: Wanted): readonly string[] => {
  const { catalogue } = models;
  const fields = catalogue.solutions.get(id)?.fields ?? catalogue.references.get(id)?.solution;
  const same = gestaltungsfeld !== undefined && fields?.gestaltungsfelder.includes(gestaltungsfeld);
  return same ? [`gleiches Handlungsfeld „${gestaltungsfeld}“`] : [];
};

const ownerOf = (models: ReadModels, id: string) => {
  const reference = models.catalogue.references.get(id);
  const stream = reference?.party ?? models.catalogue.solutions.get(id)?.stream;
  return stream === undefined ? {} : ownerRef(models, stream);
};

/** Entries of the catalogue that may be what is looked for, the best first, each with why. */
export const fitting = (
  models: ReadModels,
  wanted: Wanted,
  asked: Looking,
): readonly Presentable<Fitting>[] => {
  const hits = asked.search(wanted.words);
  return best(models, wanted, hits, asked).map(({ id, number }) => ({
    ...(models.catalogue.references.get(id) ? { referenceId: id } : { solutionId: id }),
    title: titleOf(models, asked.sight, id),
    ...ownerOf(models, id),
    why: [...reasonsOf(models, number, hits, asked.text), ...sameField(models, id, wanted)].join('; '),
  }));
};
