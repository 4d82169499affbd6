import type { z } from 'zod';
import { facetParams } from '../../../contracts/views/catalogue.ts';
import type { Facets } from '../../../contracts/views/parts.ts';
import type { ReadModels } from '../../tables/read-models.ts';

export type FacetName = keyof typeof facetParams;

/** The facets of the catalogue, in the order in which answers name them. */
export const FACETS = Object.keys(facetParams) as readonly FacetName[];

const labelOf = (models: ReadModels, name: FacetName, value: string) => {
  const label = name === 'verbund' ? models.verbund.verbuende.get(value)?.name : undefined;
  return label === undefined ? {} : { label };
};

/** The values of a facet as an answer lists them: the most frequent first. */
export const facetAnswer = (
  models: ReadModels,
  name: FacetName,
  counts: ReadonlyMap<string, number>,
): z.output<typeof Facets>[string] =>
  [...counts]
    .map(([value, count]) => ({ value, count, ...labelOf(models, name, value) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
