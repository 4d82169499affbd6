import type { z } from 'zod';
import { dayInBerlin } from '../../contracts/days.ts';
import { facetParams, type listSolutions } from '../../contracts/views/catalogue.ts';
import type { Facets } from '../../contracts/views/parts.ts';
import { visibleDescendants } from '../lineage/usage.ts';
import { type Asked, admits } from '../model.ts';
import { paginate } from '../paginate.ts';
import type { ReadModels } from '../read-models.ts';
import { fold } from '../search/fold.ts';
import { type Entry, referenceEntry, solutionEntry } from './entry.ts';
import { isOpen } from './reference-item.ts';

type Params = z.output<typeof listSolutions.params>;
type FacetName = keyof typeof facetParams;

const FACETS = Object.keys(facetParams) as FacetName[];

/** Everything of the catalogue that these eyes may see; at `zum` what had been shared or was in use by then. */
const entries = (models: ReadModels, asked: Asked<Params>): Entry[] => {
  const { sight, params, today } = asked;
  const viewpoint = { sight, day: params.zum ?? today };
  const there = (id: string, recordedAt: string) =>
    params.zum === undefined ||
    dayInBerlin(recordedAt) <= params.zum ||
    visibleDescendants(models, id, viewpoint).length > 0;
  const found: Entry[] = [];
  for (const row of models.catalogue.solutions.values()) {
    const place = models.whereabouts.solutions.get(row.solutionId);
    if (place && admits(sight, place.audience) && there(row.solutionId, row.sharedAt))
      found.push(solutionEntry(models, row, viewpoint));
  }
  for (const row of models.catalogue.references.values())
    if (isOpen(models, row, asked) && there(row.referenceId, row.recordedAt))
      found.push(referenceEntry(models, row, asked));
  return found;
};

const fits = (entry: Entry, name: FacetName, params: Params): boolean => {
  const wanted = params[name] as readonly string[] | undefined;
  if (wanted === undefined || wanted.length === 0) return true;
  return (entry.facets[name] ?? []).some((value) => wanted.includes(value));
};

const fitsAll = (entry: Entry, params: Params, except?: FacetName): boolean =>
  FACETS.every((name) => name === except || fits(entry, name, params));

/** How many entries each value would show, with the choices in all other facets kept. */
const countsOf = (models: ReadModels, found: readonly Entry[], params: Params): z.output<typeof Facets> => {
  const facets: z.output<typeof Facets> = {};
  for (const name of FACETS) {
    const counts = new Map<string, number>();
    for (const entry of found)
      if (fitsAll(entry, params, name))
        for (const value of entry.facets[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    facets[name] = [...counts]
      .map(([value, count]) => ({ value, count, ...labelOf(models, name, value) }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
  return facets;
};

const labelOf = (models: ReadModels, name: FacetName, value: string) => {
  const label = name === 'verbund' ? models.verbund.verbuende.get(value)?.name : undefined;
  return label === undefined ? {} : { label };
};

// Sort keys are texts of fixed width that ascend: what is to descend is turned round.
const newest = (position: string) =>
  Array.from(position, (char) => String.fromCharCode(0x9e - char.charCodeAt(0))).join('');
const best = (score: number) => (1e9 - Math.round(score * 1000)).toFixed(0).padStart(12, '0');

type Sort = NonNullable<Params['sort']>;

const sortKeys = (sort: Sort, asked: Asked<Params>, scores: ReadonlyMap<string, number>) => {
  const title = (entry: Entry) => fold(asked.text(entry.title));
  switch (sort) {
    case 'titel':
      return (entry: Entry) => [title(entry), entry.id];
    case 'neu':
      return (entry: Entry) => [newest(entry.position), entry.id];
    case 'relevanz':
      return (entry: Entry) => [best(scores.get(entry.id) ?? 0), title(entry), entry.id];
  }
};

/** "Lösungen finden": search, facets with counts, sort and pages over what these eyes may see. */
export const listSolutionsQuery = (models: ReadModels, asked: Asked<Params>) => {
  const { params } = asked;
  const words = params.q?.trim() ? params.q : undefined;
  const scores = new Map(words ? asked.search(words).map(({ id, score }) => [id, score]) : []);
  const found = entries(models, asked).filter(({ id }) => words === undefined || scores.has(id));
  const chosen = found.filter((entry) => fitsAll(entry, params));
  const sort = params.sort ?? (words === undefined ? 'neu' : 'relevanz');
  // A score is one of its search alone: a cursor of another one would begin anywhere.
  const list = `solutions ${sort} ${sort === 'relevanz' ? (words ?? '') : ''}`;
  const page = paginate(chosen, list, sortKeys(sort, asked, scores), params);
  return {
    ...page,
    items: page.items.map((entry) => entry.item()),
    facets: countsOf(models, found, params),
  };
};
